import { DiagnosticsPanel } from '../diagnostics/ladder-panel.tsx'
import { ImportSection } from '../imports/import-section.tsx'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { Panel } from '../ui/panel.tsx'
import { AccountsSection } from './accounts-section.tsx'
import { AudioSection } from './audio-section.tsx'
import { CallsSection } from './calls-section.tsx'
import { LookSection } from './look-section.tsx'
import styles from './settings.module.css'
import { VoiceSection } from './voice-section.tsx'

/** Everything of this seat: nothing here touches customers except the imports. */
export function SeatSection() {
  const { settings: words } = useTexts()
  const isDemo = useConsole(({ profile }) => profile?.kind === 'demo')

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
              {isDemo ? <p className={styles['why']}>{words.account.demo}</p> : <AccountsSection />}
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
