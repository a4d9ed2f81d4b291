import { useState } from 'react'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { OpenPackDialog } from './open-pack-dialog.tsx'

/** Where no house is open yet, and where only leads get on: whoever was sent a pack needs no more. */
export function OpenPackButton({ small = false }: { small?: boolean }) {
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
      {isOpen && <OpenPackDialog onClose={() => setOpen(false)} />}
    </>
  )
}
