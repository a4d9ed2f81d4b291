/** What is being heard from the loudspeaker, for whoever shows how loud it is. */
export type Heard = {
  /** The disposer takes the stream away again. */
  add(stream: MediaStream): () => void
  /** Tells the stream that began last of those that still sound, now and whenever that changes. */
  listen(listener: (stream: MediaStream | null) => void): () => void
}

export function createHeard(): Heard {
  const sounding = new Set<MediaStream>()
  const listeners = new Set<(stream: MediaStream | null) => void>()
  const latest = () => [...sounding].at(-1) ?? null

  function tell(): void {
    for (const listener of [...listeners]) listener(latest())
  }

  return {
    add(stream) {
      sounding.add(stream)
      tell()
      return () => {
        if (sounding.delete(stream)) tell()
      }
    },
    listen(listener) {
      listeners.add(listener)
      listener(latest())
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** What an element plays, where the browser can tell it apart. */
export function streamOf(audio: HTMLAudioElement): MediaStream | null {
  // Chromium's; the standard's name is not in the DOM typings.
  const capture: unknown = Reflect.get(audio, 'captureStream')
  const stream: unknown = typeof capture === 'function' ? capture.call(audio) : null
  return typeof MediaStream !== 'undefined' && stream instanceof MediaStream ? stream : null
}
