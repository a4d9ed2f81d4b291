import { useLayoutEffect, useRef, useState } from 'react'
import type { LadderEntry } from '../../src-main/contract/quality.ts'
import { json, saveText } from '../imports/save-text.ts'
import { useAccess, useLanguage, useRequests, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Panel } from '../ui/panel.tsx'
import styles from './diagnostics.module.css'

/** For those who set up PBXes, and for those who need help. */
export function DiagnosticsPanel() {
  const { diagnostics: words } = useTexts()
  const request = useRequests()
  const { ui } = useAccess()
  const [entries, setEntries] = useState<readonly LadderEntry[] | null>(null)

  async function read(): Promise<void> {
    const result = await request('line:ladder', null)
    if (result.ok) setEntries(result.value)
  }

  async function report(): Promise<void> {
    const result = await request('line:problem-report', { window: navigator.userAgent.slice(0, 500) })
    if (!result.ok) return
    saveText(result.value, words.reportName(new Date().toISOString().slice(0, 10)), json)
    notify(ui, { kind: 'done', text: words.reportSaved })
  }

  return (
    <Panel title={words.report}>
      <div className={styles['panel']}>
        <p className={styles['why']}>{words.reportWhy}</p>
        <div className={styles['actions']}>
          <Button onPress={() => void read()}>{words.ladderShow}</Button>
          <Button icon="folder" onPress={() => void report()}>
            {words.reportSave}
          </Button>
        </div>
      </div>
      <Dialog
        title={words.ladder}
        isOpen={entries !== null}
        onClose={() => setEntries(null)}
        closeLabel={words.close}
        size="l"
      >
        <div className={styles['panel']}>
          <div className={styles['head']}>
            <p className={styles['why']}>{words.ladderWhy}</p>
            <Button size="s" onPress={() => void read()}>
              {words.ladderRefresh}
            </Button>
          </div>
          {entries && <Ladder entries={entries} />}
        </div>
      </Dialog>
    </Panel>
  )
}

function Ladder({ entries }: { entries: readonly LadderEntry[] }) {
  const { diagnostics: words } = useTexts()
  const language = useLanguage()
  const scroller = useRef<HTMLElement>(null)
  // What has just gone wrong is what one looks for: it stands at the end.
  useLayoutEffect(() => {
    if (scroller.current && entries.length > 0) scroller.current.scrollTop = scroller.current.scrollHeight
  }, [entries])
  const clock = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  })
  if (entries.length === 0) return <p className={styles['why']}>{words.ladderEmpty}</p>
  return (
    <>
      <p className={styles['ends']} aria-hidden="true">
        <span>{words.ladderHere}</span>
        <span>{words.ladderThere}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard */}
      <section ref={scroller} className={styles['ladder']} tabIndex={0} aria-label={words.ladder}>
        <ol>
          {entries.map(({ id, at, direction, fate, firstLine, text }) => (
            <li key={id} data-direction={direction} data-fate={fate}>
              <details>
                <summary>
                  <time>{clock.format(at)}</time>
                  <span className={styles['arrow']} aria-hidden="true">
                    {direction === 'out' ? '→' : '←'}
                  </span>
                  <span className="visually-hidden">{words.directions[direction]}</span>
                  <code>{firstLine}</code>
                  {words.fates[fate] && <em>{words.fates[fate]}</em>}
                </summary>
                <pre>{text}</pre>
              </details>
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
