import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import styles from './house.module.css'
import { moved, removed } from './ordering.ts'

type RowButtonsProps<T> = {
  items: readonly T[]
  at: number
  /** What the row is about, for those who hear the buttons. */
  what: string
  onChange: (items: readonly T[]) => void
  canRemove?: boolean
}

/** Up, down and away, at the end of a row whose order counts. */
export function RowButtons<T>({ items, at, what, onChange, canRemove = true }: RowButtonsProps<T>) {
  const { house: words } = useTexts()
  return (
    <span className={styles['actions']}>
      <Button
        size="s"
        look="quiet"
        icon="up"
        label={words.up(what)}
        isDisabled={at === 0}
        onPress={() => onChange(moved(items, at, -1))}
      />
      <Button
        size="s"
        look="quiet"
        icon="chevron"
        label={words.down(what)}
        isDisabled={at === items.length - 1}
        onPress={() => onChange(moved(items, at, 1))}
      />
      {canRemove && (
        <Button
          size="s"
          look="quiet"
          icon="close"
          label={words.remove(what)}
          onPress={() => onChange(removed(items, at))}
        />
      )}
    </span>
  )
}
