import { isDeviceOfItsOwn } from '../media/devices.ts'
import { useMedia } from '../media/media-context.tsx'
import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select, type SelectOption } from '../ui/select.tsx'
import { MicrophoneTest } from './microphone-test.tsx'
import { NotificationChoice } from './notification-choice.tsx'
import { OutputLevel } from './output-level.tsx'
import styles from './settings.module.css'
import { useDevices } from './use-devices.ts'

/** The select's word for the system's own device; no label looks like it. */
const system = '\u0000system'

export function AudioSection() {
  const { settings: words } = useTexts()
  const chosen = useConsole(({ settings }) => settings)
  const request = useRequests()
  const media = useMedia()
  const { devices, reload } = useDevices()
  const named = devices.some(({ label }) => label !== '')

  function optionsFor(kind: MediaDeviceKind, current: string | null): SelectOption<string>[] {
    const labels = devices
      .filter((device) => device.kind === kind && device.label !== '' && isDeviceOfItsOwn(device))
      .map(({ label }) => label)
    const missing = current !== null && named && !labels.includes(current)
    return [
      { id: system, text: words.systemDevice },
      ...[...new Set(labels)].map((label) => ({ id: label, text: label })),
      ...(missing || (current !== null && !named)
        ? [{ id: current, text: missing ? words.missingDevice(current) : current }]
        : []),
    ]
  }

  function device(key: 'microphone' | 'speaker' | 'ringDevice', kind: MediaDeviceKind) {
    return (
      <Select
        label={words[key]}
        value={chosen[key] ?? system}
        options={optionsFor(kind, chosen[key])}
        onChange={(label) => void request('settings:change', { [key]: label === system ? null : label })}
      />
    )
  }

  async function allow(): Promise<void> {
    try {
      const track = await media?.openMicrophone(chosen.microphone)
      track?.stop()
    } catch {
      // Refused: the alarm in the banner says so.
    }
    reload()
  }

  return (
    <Panel title={words.sections.audio}>
      <div className={styles['form']}>
        {!named && (
          <div className={styles['sure']}>
            <span>{words.noLabels}</span>
            <Button size="s" icon="mic" onPress={() => void allow()}>
              {words.allowMicrophone}
            </Button>
          </div>
        )}
        <div className={styles['device']}>
          {device('microphone', 'audioinput')}
          <MicrophoneTest label={chosen.microphone} onOpened={reload} />
        </div>
        <div className={styles['device']}>
          {device('speaker', 'audiooutput')}
          <Button icon="play" onPress={() => void media?.tryOut('speaker', chosen.speaker)}>
            {words.testSound}
          </Button>
          <OutputLevel />
        </div>
        <div className={styles['device']}>
          {device('ringDevice', 'audiooutput')}
          <Button icon="play" onPress={() => void media?.tryOut('ring', chosen.ringDevice)}>
            {words.testSound}
          </Button>
        </div>
        <p className={styles['why']}>{words.ringWhy}</p>
        <NotificationChoice />
      </div>
    </Panel>
  )
}
