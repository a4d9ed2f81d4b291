import { useAccess, useTexts } from '../state/console-context.tsx'
import { showScreen } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import styles from './on-shift.module.css'
import { OnShift } from './on-shift.tsx'
import { useShiftBoard } from './use-shift-board.ts'

/** At the beginning of a shift: who else is here, and the way to what happened before. */
export function ShiftPanel() {
  const { handover } = useTexts()
  const { ui } = useAccess()
  const board = useShiftBoard()
  const desks = board?.desks ?? []
  const open = (
    <Button
      size="s"
      icon="handover"
      shortcut="Alt S"
      label={handover.open}
      onPress={() => showScreen(ui, 'handover')}
    >
      {handover.openShort}
    </Button>
  )
  if (desks.length === 0)
    return (
      <Panel title={handover.title} aside={open}>
        <p className={styles['why']}>{handover.why}</p>
      </Panel>
    )
  return (
    <Panel title={handover.onShift} aside={open}>
      <OnShift desks={desks} />
    </Panel>
  )
}
