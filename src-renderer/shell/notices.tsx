import { useEffect } from 'react'
import { useAccess, useTexts, useUi } from '../state/console-context.tsx'
import { dismissNotice, type Notice, openCustomer } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './notices.module.css'

const css = classesOf(styles)

const shownFor = { done: 3000, hint: 9000, failure: 9000, reminder: 20_000 } as const
const icons = { done: 'check', hint: 'question', failure: 'warning', reminder: 'clock' } as const

export function Notices() {
  const { shell } = useTexts()
  const notices = useUi((state) => state.notices)
  return (
    <section className={css('notices')} aria-label={shell.notices} aria-live="polite">
      {notices.map((notice) => (
        <One key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function One({ notice }: { notice: Notice }) {
  const { shell, failures, promises } = useTexts()
  const { ui } = useAccess()
  const { id, kind } = notice
  useEffect(() => {
    const timer = setTimeout(() => dismissNotice(ui, id), shownFor[kind])
    return () => clearTimeout(timer)
  }, [ui, id, kind])
  return (
    <div className={css('notice', kind)}>
      <Icon name={icons[kind]} />
      <span>{notice.kind === 'failure' ? failures[notice.code] : notice.text}</span>
      {notice.kind === 'reminder' && (
        <Button size="s" icon="card" onPress={() => openCustomer(ui, notice.customerId)}>
          {promises.notice.open}
        </Button>
      )}
      <Button look="quiet" size="s" icon="close" label={shell.close} onPress={() => dismissNotice(ui, id)} />
    </div>
  )
}
