import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import styles from './house.module.css'
import type { SavingState, Section } from './use-section.ts'

const css = classesOf(styles)

type SectionPanelProps = {
  title: string
  section: Omit<Section<unknown>, 'value' | 'change'>
  aside?: ReactNode
  /** Of what is saved, where it is not everything that is on the screen. */
  savedWords?: string
  /** Instead of the plain button, where saving wants a word first. */
  saveWith?: ReactNode
  children: ReactNode
}

/** A panel that is edited and saved in its place: Enter saves, and the foot says how it stands. */
export function SectionPanel({ title, section, aside, savedWords, saveWith, children }: SectionPanelProps) {
  const frame = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  const content = useRef<HTMLDivElement>(null)
  useKeptFocus(content)

  // After the fields have said what is wrong, the first of them is where to go on.
  useEffect(() => {
    if (tries > 0) frame.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries])

  return (
    <form
      ref={frame}
      className={css('section')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (section.state === 'busy' || section.state === 'saved' || section.state === 'saved-now') return
        void section.save().then(() => setTries((count) => count + 1))
      }}
    >
      <Panel title={title} grow flush aside={aside}>
        <FollowedNote section={section} />
        <div ref={content} className={css('content')} tabIndex={-1}>
          {children}
        </div>
        <SaveBar section={section} savedWords={savedWords}>
          {saveWith}
        </SaveBar>
      </Panel>
    </form>
  )
}

/** What was pressed may be gone with what it took away: then the focus stays in the panel, not at the top of the page. */
function useKeptFocus(content: RefObject<HTMLDivElement | null>): void {
  const inside = useRef(false)
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      inside.current = target instanceof Node && content.current?.contains(target) === true
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [content])
  useEffect(() => {
    if (inside.current && document.activeElement === document.body) content.current?.focus()
  })
}

function FollowedNote({ section }: { section: SectionPanelProps['section'] }) {
  const { saving } = useTexts().house
  if (!section.followed) return null
  return (
    <div className={css('followed', section.followed === 'conflict' && 'conflict')} role="status">
      <Icon name="retry" size="s" />
      <span>{saving[section.followed]}</span>
      <Button size="s" onPress={section.understand}>
        {saving.understood}
      </Button>
    </div>
  )
}

const marks = {
  saved: 'check',
  'saved-now': 'check',
  changed: 'note',
  busy: 'clock',
  problems: 'warning',
} as const satisfies Record<SavingState, IconName>

type SaveBarProps = {
  section: SectionPanelProps['section']
  savedWords: string | undefined
  children: ReactNode
}

function SaveBar({ section, savedWords, children }: SaveBarProps) {
  const texts = useTexts()
  const { saving } = texts.house
  const { state, failed } = section
  const words = {
    saved: savedWords ?? saving.saved,
    'saved-now': saving.savedNow,
    changed: saving.changed,
    busy: saving.busy,
    problems: saving.problems,
  } satisfies Record<SavingState, string>
  const isChanged = state === 'changed' || state === 'problems'

  return (
    <div className={css('bar')}>
      <p className={css('state', failed ? 'problems' : state)} role="status">
        <Icon name={failed ? 'warning' : marks[state]} size="s" />
        {failed ? texts.failures[failed] : words[state]}
      </p>
      {isChanged && <Button onPress={section.discard}>{saving.discard}</Button>}
      {children || (
        <Button key="save" type="submit" look="first" isDisabled={!isChanged}>
          {saving.save}
        </Button>
      )}
    </div>
  )
}
