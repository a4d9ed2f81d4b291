import { useEffect, useState } from 'react'
import type { EchoStep } from '../media/echo-test.ts'
import { useMedia } from '../media/media-context.tsx'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { levelOf } from './level.ts'
import styles from './settings.module.css'

/** Says back what was said: microphone and loudspeaker in one go, without a call. */
export function EchoTest() {
  const { devices, settings } = useTexts()
  const words = devices.echo
  const media = useMedia()
  const [running, setRunning] = useState(false)
  const [step, setStep] = useState<EchoStep | null>(null)
  const [level, setLevel] = useState(0)

  useEffect(() => {
    if (!running || !media) return
    return media.echoTest((next) => {
      setStep(next)
      if (next.kind === 'over' || next.kind === 'failed') setRunning(false)
    })
  }, [running, media])

  useEffect(() => {
    if (step?.kind !== 'speak') return
    const stop = levelOf(new MediaStream([step.track]), setLevel)
    return () => {
      stop()
      setLevel(0)
    }
  }, [step])

  function press(): void {
    setStep(null)
    setRunning(!running)
  }

  return (
    <div className={styles['echo']}>
      <div className={styles['line']}>
        <div>
          <b>{words.title}</b>
          <p className={styles['why']}>{words.why}</p>
        </div>
        <Button icon="mic" pressed={running} onPress={press}>
          {running ? words.stop : words.start}
        </Button>
      </div>
      {step?.kind === 'speak' && (
        <meter aria-label={settings.microphoneLevel} min={0} max={1} value={level} />
      )}
      <p role="status" className={styles[step?.kind === 'failed' ? 'bad' : 'said'] ?? ''}>
        {sentence(step, words)}
      </p>
    </div>
  )
}

function sentence(step: EchoStep | null, words: ReturnType<typeof useTexts>['devices']['echo']): string {
  if (step === null) return ''
  return step.kind === 'failed' ? words.failed[step.what] : words[step.kind]
}
