import { soundType } from '../../src-main/contract/recordings.ts'

export type SoundSource = {
  /** How many parts there are is known before; each is read from its piece 0 on. */
  readonly parts: readonly number[]
  /** Null where it cannot be read. */
  read(part: number, piece: number): Promise<{ readonly sound: string; readonly next: number | null } | null>
}

/** Seconds behind the place that is heard which stay in memory once it is full. */
const keptSeconds = 10

/**
 * Lets an element play the parts as one sound, in which any place can be sought. All of it stays in memory and none of
 * it on the disk. The disposer takes it away.
 */
export function loadSound(
  audio: HTMLAudioElement,
  { parts, read }: SoundSource,
  failed: () => void,
): () => void {
  const source = new MediaSource()
  const url = URL.createObjectURL(source)
  let isOver = false

  async function fill(): Promise<void> {
    const buffer = source.addSourceBuffer(soundType)
    buffer.mode = 'sequence'
    for (const part of parts) {
      for (let piece: number | null = 0; piece !== null; ) {
        const got = await read(part, piece)
        if (isOver) return
        if (got === null) return failed()
        await append(buffer, bytesOf(got.sound))
        piece = got.next
      }
      // Each part begins anew; one that a crash cut off may end in the middle of something.
      buffer.abort()
    }
    if (source.readyState === 'open') source.endOfStream()
  }

  async function append(buffer: SourceBuffer, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (bytes.length === 0) return
    try {
      buffer.appendBuffer(bytes)
    } catch (error) {
      // An hour and more does not fit at once: what was heard makes room.
      if (!(error instanceof DOMException) || error.name !== 'QuotaExceededError' || isOver) throw error
      await happens(audio, 'timeupdate')
      const heard = audio.currentTime - keptSeconds
      if (heard > 0) {
        buffer.remove(0, heard)
        await happens(buffer, 'updateend')
      }
      return append(buffer, bytes)
    }
    await happens(buffer, 'updateend')
  }

  source.addEventListener(
    'sourceopen',
    () => {
      fill().catch(() => {
        if (!isOver) failed()
      })
    },
    { once: true },
  )
  audio.src = url

  return () => {
    isOver = true
    audio.pause()
    audio.removeAttribute('src')
    audio.load()
    URL.revokeObjectURL(url)
  }
}

function happens(target: EventTarget, name: string): Promise<unknown> {
  return new Promise((resolve) => target.addEventListener(name, resolve, { once: true }))
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}
