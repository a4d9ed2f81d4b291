import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Panel } from '../ui/panel.tsx'
import { EchoTest } from './echo-test.tsx'
import { HeadsetButtons } from './headset-buttons.tsx'
import styles from './settings.module.css'

const kinds = ['noiseSuppression', 'echoCancellation', 'autoGain'] as const

/** What is done to the voice on its way out, and how it sounds. */
export function VoiceSection() {
  const { devices: words } = useTexts()
  const chosen = useConsole(({ settings }) => settings)
  const request = useRequests()
  return (
    <Panel title={words.voice}>
      <div className={styles['form']}>
        <div className={styles['checks']}>
          {kinds.map((kind) => (
            <Checkbox
              key={kind}
              isSelected={chosen[kind]}
              onChange={(on) => void request('settings:change', { [kind]: on })}
            >
              {words[kind]}
            </Checkbox>
          ))}
        </div>
        <p className={styles['why']}>{words.voiceWhy}</p>
        <EchoTest />
        <HeadsetButtons />
      </div>
    </Panel>
  )
}
