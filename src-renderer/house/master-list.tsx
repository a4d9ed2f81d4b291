import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import styles from './house.module.css'

const css = classesOf(styles)

export type MasterItem = {
  readonly id: string
  readonly text: string
  readonly about?: string
  readonly depth?: number
  readonly flagged?: boolean
}

type MasterListProps = {
  label: string
  items: readonly MasterItem[]
  selected: string | null
  onSelect: (id: string) => void
  addLabel: string
  onAdd: () => void
  /** In a panel of its own, without anything beside it. */
  alone?: boolean
}

/** What there is at the left, of which one is open beside it: one stop for Tab, arrows go up and down. */
export function MasterList({
  label,
  items,
  selected,
  onSelect,
  addLabel,
  onAdd,
  alone = false,
}: MasterListProps) {
  const frame = useRef<HTMLDivElement>(null)
  const byKey = useRef(false)
  const adding = useRef(false)

  useEffect(() => {
    if (!byKey.current || selected === null) return
    byKey.current = false
    frame.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus()
  }, [selected])

  // What is new stands at the end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the list has grown
  useEffect(() => {
    if (!adding.current) return
    adding.current = false
    const list = frame.current?.querySelector('section')
    if (list) list.scrollTop = list.scrollHeight
  }, [items.length])

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    const next = items[items.findIndex(({ id }) => id === selected) + step]
    if (!next) return
    event.preventDefault()
    byKey.current = true
    onSelect(next.id)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside, which take the focus
    <div ref={frame} className={css('master', alone && 'alone')} onKeyDown={onKeyDown}>
      <VirtualList
        label={label}
        items={items}
        keyOf={({ id }) => id}
        estimate={({ about }) => (about ? 52 : 36)}
        render={(item) => (
          <button
            type="button"
            aria-current={item.id === selected ? 'true' : undefined}
            tabIndex={item.id === selected ? 0 : -1}
            className={css('item')}
            style={{ paddingInlineStart: `${0.5 + (item.depth ?? 0) * 0.875}rem` }}
            onClick={() => onSelect(item.id)}
          >
            <span className={css('item-text')}>{item.text}</span>
            {item.flagged && <Icon name="warning" size="s" />}
            {item.about && <span className={css('about')}>{item.about}</span>}
          </button>
        )}
      />
      <div className={css('add')}>
        <Button
          size="s"
          icon="plus"
          wide
          onPress={() => {
            adding.current = true
            onAdd()
          }}
        >
          {addLabel}
        </Button>
      </div>
    </div>
  )
}
