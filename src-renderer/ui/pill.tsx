import { type ReactNode, useRef, useState } from 'react'
import { Dialog, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { classesOf } from './classes.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './pill.module.css'

const css = classesOf(styles)

type PillProps = {
  /** What it chooses. */
  label: string
  /** What is chosen. */
  text: string
  isOn: boolean
  icon: IconName
  /** What it opens; `close` shuts it again. */
  children: (close: () => void) => ReactNode
}

/** A small choice that opens below it. A plain button until then: it stands on a ringing call's card. */
export function Pill({ label, text, isOn, icon, children }: PillProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        className={css('pill', isOn && 'on')}
        aria-label={`${label}: ${text}`}
        title={`${label}: ${text}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        <Icon name={icon} size="s" />
        <span>{text}</span>
        <Icon name="chevron" size="s" />
      </button>
      {isOpen && (
        <Popover
          className={css('popover')}
          triggerRef={button}
          isOpen
          onOpenChange={setOpen}
          placement="bottom end"
        >
          <Dialog className={css('content')} aria-label={label}>
            {children(() => setOpen(false))}
          </Dialog>
        </Popover>
      )}
    </>
  )
}

type PillOption = { readonly id: string; readonly text: string; readonly icon?: IconName }

type PillListProps = {
  label: string
  options: readonly PillOption[]
  mode: 'one' | 'several' | 'none'
  chosen?: readonly string[]
  autoFocus?: boolean
  onChoose: (chosen: readonly string[]) => void
}

/** Rows to choose among, by arrows, letters and Enter or Space. */
export function PillList({ label, options, mode, chosen = [], autoFocus = false, onChoose }: PillListProps) {
  return (
    <ListBox
      className={css('list')}
      aria-label={label}
      autoFocus={autoFocus}
      escapeKeyBehavior="none"
      selectionMode={mode === 'none' ? 'none' : mode === 'one' ? 'single' : 'multiple'}
      selectedKeys={chosen}
      {...(mode === 'none' ? { onAction: (key) => onChoose([String(key)]) } : {})}
      onSelectionChange={(keys) =>
        onChoose(options.flatMap(({ id }) => (keys === 'all' || keys.has(id) ? id : [])))
      }
    >
      {options.map(({ id, text, icon }) => (
        <ListBoxItem key={id} id={id} textValue={text} className={css('item')}>
          {icon && <Icon name={icon} size="s" />}
          <span dir="auto">{text}</span>
          {mode !== 'none' && <Icon name="check" size="s" />}
        </ListBoxItem>
      ))}
    </ListBox>
  )
}
