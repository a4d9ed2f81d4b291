import { useEffect, useState } from 'react'
import { useMedia } from '../media/media-context.tsx'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { levelOf } from './level.ts'
import styles from './settings.module.css'

/** A bar that moves while somebody speaks; the microphone is open only while the test runs. */
export function MicrophoneTest({ label, onOpened }: { label: string | null; onOpened: () => void }) {
  const { settings: words } = useTexts()
  const media = useMedia()
  const [state, setState] = useState<'off' | 'on' | 'failed'>('off')
  const [level, setLevel] = useState(0)

  useEffect(() => {
    if (state !== 'on' || !media) return
    const stops: (() => void)[] = []
    let gone = false
    media.openMicrophone(label).then(
      (track) => {
        if (gone) return track.stop()
        onOpened()
        stops.push(levelOf(new MediaStream([track]), setLevel), () => track.stop())
      },
      () => !gone && setState('failed'),
    )
    return () => {
      gone = true
      for (const stop of stops) stop()
      setLevel(0)
    }
  }, [state, media, label, onOpened])

  return (
    <div className={styles['test']}>
      <Button icon="mic" pressed={state === 'on'} onPress={() => setState(state === 'on' ? 'off' : 'on')}>
        {state === 'on' ? words.stopMicrophone : words.testMicrophone}
      </Button>
      {state === 'on' && (
        <>
          <meter aria-label={words.microphoneLevel} min={0} max={1} value={level} />
          <span className={styles['why']}>{words.microphoneSilent}</span>
        </>
      )}
      {state === 'failed' && (
        <span className={styles['bad']} role="alert">
          {words.microphoneFailed}
        </span>
      )}
    </div>
  )
}
