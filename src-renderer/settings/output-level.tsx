import { useEffect, useState } from 'react'
import { useMedia } from '../media/media-context.tsx'
import { useTexts } from '../state/console-context.tsx'
import { levelOf } from './level.ts'

/** A bar that moves with what is heard: the caller's voice, the test sound, the echo test. */
export function OutputLevel() {
  const { devices: words } = useTexts()
  const media = useMedia()
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [level, setLevel] = useState(0)

  useEffect(() => media?.onHeard(setStream), [media])
  useEffect(() => {
    // A stream without a track yet cannot be listened to.
    if (!stream || stream.getAudioTracks().length === 0) return
    const stop = levelOf(stream, setLevel)
    return () => {
      stop()
      setLevel(0)
    }
  }, [stream])

  return <meter aria-label={words.outputLevel} min={0} max={1} value={level} />
}
