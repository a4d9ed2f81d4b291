import { useState } from 'react'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { OpenPackDialog } from './open-pack-dialog.tsx'

type OpenPackButtonProps = { small?: boolean; onOpened?: () => void }

/** Where a house is not open yet, and where somebody else takes the seat: a lead with no seat needs no more. */
export function OpenPackButton({ small = false, onOpened }: OpenPackButtonProps) {
  const { reviewPack } = useTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      {small ? (
        <Button size="s" onPress={() => setOpen(true)}>
          {reviewPack.openOne}
        </Button>
      ) : (
        <Button look="quiet" icon="folder" wide onPress={() => setOpen(true)}>
          {reviewPack.openOne}
        </Button>
      )}
      {isOpen && <OpenPackDialog onClose={() => setOpen(false)} onOpened={onOpened} />}
    </>
  )
}
