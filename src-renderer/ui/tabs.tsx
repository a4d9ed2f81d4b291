import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { classesOf } from './classes.ts'
import styles from './tabs.module.css'

const css = classesOf(styles)

export type Tab = { id: string; title: string; count?: number | undefined; content: ReactNode }

type TabsProps = {
  label: string
  tabs: readonly Tab[]
  selected: string
  onSelect: (id: string) => void
  /** Beside the tabs, about the one that is open. */
  aside?: ReactNode
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  Home: -Infinity,
  End: Infinity,
}

/**
 * The tabs pattern of the WAI-ARIA practices. Not react-aria's: its panel asks which of its children are visible
 * as soon as it is in the document, and that layout is several milliseconds on the way to a ringing call's card.
 */
export function Tabs({ label, tabs, selected, onSelect, aside }: TabsProps) {
  const prefix = useId()
  const list = useRef<HTMLDivElement>(null)
  const shown = tabs.find(({ id }) => id === selected)

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = tabs.findIndex(({ id }) => id === selected)
    const next = Number.isFinite(step)
      ? (at + step + tabs.length) % tabs.length
      : step < 0
        ? 0
        : tabs.length - 1
    const tab = tabs[next]
    if (!tab) return
    onSelect(tab.id)
    list.current?.querySelectorAll('button')[next]?.focus()
  }

  return (
    <div className={css('tabs')}>
      <div className={css('head')}>
        <div ref={list} className={css('list')} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
          {tabs.map(({ id, title, count }) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`${prefix}-${id}`}
              aria-selected={id === selected}
              aria-controls={id === selected ? `${prefix}-panel` : undefined}
              tabIndex={id === selected ? 0 : -1}
              className={css('tab')}
              onClick={() => onSelect(id)}
            >
              {title}
              {count !== undefined && count > 0 && <span className={css('count')}>{count}</span>}
            </button>
          ))}
        </div>
        {aside}
      </div>
      {shown && (
        <div
          key={shown.id}
          role="tabpanel"
          id={`${prefix}-panel`}
          aria-labelledby={`${prefix}-${shown.id}`}
          className={css('panel')}
        >
          {shown.content}
        </div>
      )}
    </div>
  )
}
