import type { MakeAudio, Output } from './output.ts'

export type Played = 'playing' | 'blocked' | 'failed'

/** One sound that can be started and stopped as often as wanted. */
export type Sound = {
  start(): Promise<Played>
  stop(): void
  close(): void
}

export type SoundOptions = { readonly url: string; readonly loop: boolean; readonly output: Output }

export function createSound(makeAudio: MakeAudio, { url, loop, output }: SoundOptions): Sound {
  const audio = makeAudio()
  audio.src = url
  audio.loop = loop
  audio.preload = 'auto'
  const leave = output.add(audio)

  return {
    async start() {
      audio.currentTime = 0
      return played(audio)
    },
    stop: () => audio.pause(),
    close() {
      audio.pause()
      audio.removeAttribute('src')
      leave()
    },
  }
}

/** A page that nobody has touched yet may be kept from sounding (HTML, `play()`: NotAllowedError). */
export async function played(audio: HTMLAudioElement): Promise<Played> {
  try {
    await audio.play()
    return 'playing'
  } catch (error) {
    const name = error instanceof Error || error instanceof DOMException ? error.name : ''
    if (name === 'NotAllowedError') return 'blocked'
    // Stopped before it could begin: the caller was quicker.
    return name === 'AbortError' ? 'playing' : 'failed'
  }
}
