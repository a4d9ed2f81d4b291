import { DiagnosticsPanel } from '../diagnostics/ladder-panel.tsx'
import { ImportSection } from '../imports/import-section.tsx'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Panel } from '../ui/panel.tsx'
import { AccountForm } from './account-form.tsx'
import { AudioSection } from './audio-section.tsx'
import { CallsSection } from './calls-section.tsx'
import { LookSection } from './look-section.tsx'
import styles from './settings.module.css'
import { VoiceSection } from './voice-section.tsx'

/** Everything of this seat: nothing here touches customers except the imports. */
export function SeatSection() {
  const { settings: words } = useTexts()
  const { ui } = useAccess()
  const isDemo = useConsole(({ profile }) => profile?.kind === 'demo')
  const hasLine = useConsole(({ line }) => line.state !== 'none')
  const done = (text: string) => notify(ui, { kind: 'done', text })

  return (
    <div className={styles['seat']}>
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <AudioSection />
          <VoiceSection />
          <LookSection />
        </div>
        <div className={styles['column']}>
          <Panel title={words.sections.account}>
            <div className={styles['form']}>
              {isDemo ? (
                <p className={styles['why']}>{words.account.demo}</p>
              ) : (
                <>
                  {!hasLine && <p className={styles['why']}>{words.account.none}</p>}
                  <AccountForm
                    onSaved={() => done(words.account.saved)}
                    onRemoved={() => done(words.account.removed)}
                  />
                </>
              )}
            </div>
          </Panel>
          <CallsSection />
          <DiagnosticsPanel />
          <ImportSection />
        </div>
      </div>
    </div>
  )
}
