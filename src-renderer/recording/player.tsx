import { useEffect, useRef, useState } from 'react'
import type { RecordingOnCard } from '../../src-main/contract/recordings.ts'
import { useMedia } from '../media/media-context.tsx'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { loadSound } from './load-sound.ts'
import styles from './recorded-lines.module.css'

type PlayerProps = { recording: RecordingOnCard; onClose: () => void }

/** Plays a recording where it stands on the timeline; that somebody listens is written down before it sounds. */
export function Player({ recording, onClose }: PlayerProps) {
  const { player: words } = useTexts().recording
  const { time } = useTexts()
  const audio = useRef<HTMLAudioElement>(null)
  const { state, failed } = useSound(recording, audio, onClose)
  const { isPlaying, at, play, seek } = useControls(audio)
  const seconds = Math.max(1, Math.ceil(recording.ms / 1000))
  const place = words.at(time.timer(at * 1000), time.timer(recording.ms))

  return (
    <fieldset className={styles['player']} aria-label={words.label}>
      {/* biome-ignore lint/a11y/useMediaCaption: two people on the telephone; nobody has written down what they said */}
      <audio ref={audio} />
      <Button
        size="s"
        icon={isPlaying ? 'pause' : 'play'}
        label={isPlaying ? words.pause : words.play}
        isDisabled={state !== 'ready'}
        onPress={play}
      />
      <input
        type="range"
        aria-label={words.position}
        aria-valuetext={place}
        min={0}
        max={seconds}
        step={1}
        value={Math.min(seconds, Math.round(at))}
        disabled={state !== 'ready'}
        onChange={({ target }) => seek(Number(target.value))}
      />
      <span className={styles['at']}>{state === 'loading' ? words.loading : place}</span>
      <Button size="s" look="quiet" icon="close" label={words.close} onPress={onClose} />
      {failed && <p role="alert">{words.failed}</p>}
    </fieldset>
  )
}

type AudioRef = { readonly current: HTMLAudioElement | null }

/** Asks for the sound and brings it into the element; what is refused is said as a notice, and the player goes. */
function useSound({ id: recordingId }: RecordingOnCard, audio: AudioRef, refused: () => void) {
  const request = useRequests()
  const media = useMedia()
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')
  const onRefused = useRef(refused)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a recording; each time is a listening of its own
  useEffect(() => {
    const element = audio.current
    if (element === null) return
    let stop: (() => void) | null = null
    let isOver = false
    let leave: (() => void) | undefined
    void request('recording:listen', { recordingId }).then((result) => {
      if (isOver) return
      if (!result.ok) return onRefused.current()
      stop = loadSound(
        element,
        {
          parts: result.value.parts.map(({ part }) => part),
          async read(part, piece) {
            const read = await request('recording:read', { recordingId, part, piece })
            return read.ok ? read.value : null
          },
        },
        () => setState('failed'),
      )
      leave = media?.playOn(element)
      element.addEventListener('canplay', () => setState((now) => (now === 'failed' ? now : 'ready')), {
        once: true,
      })
    })
    return () => {
      isOver = true
      stop?.()
      leave?.()
    }
  }, [recordingId])

  return { state, failed: state === 'failed' }
}

function useControls(audio: AudioRef) {
  const [isPlaying, setPlaying] = useState(false)
  const [at, setAt] = useState(0)

  useEffect(() => {
    const element = audio.current
    if (element === null) return
    const follow = () => {
      setPlaying(!element.paused && !element.ended)
      setAt(element.currentTime)
    }
    const names = ['play', 'pause', 'ended', 'timeupdate', 'seeked'] as const
    for (const name of names) element.addEventListener(name, follow)
    return () => {
      for (const name of names) element.removeEventListener(name, follow)
    }
  }, [audio])

  return {
    isPlaying,
    at,
    play(): void {
      const element = audio.current
      if (element?.paused) void element.play()
      else element?.pause()
    },
    seek(seconds: number): void {
      if (audio.current) audio.current.currentTime = seconds
    },
  }
}
