import type { RecordingId } from '../contract/ids.ts'
import type { RecordingPart } from '../contract/recordings.ts'
import type { PartWriter } from './part-file.ts'

export type PartPorts = {
  begin(id: RecordingId, part: number): Promise<PartWriter>
  /** The part is closed, or could not be: `part` is what it came to, null where nothing of it is on disk. */
  closed(part: RecordingPart | null): void
  /** The disk did not take it. */
  failed(error: unknown): void
}

/** A part that is being written: what arrives is written in its order, and nothing once it is closed. */
export type OpenPart = {
  readonly number: number
  /** The piece that comes next; null once it is closed. */
  next(): number | null
  /** Resolves when it is on disk; rejects with what the disk says. */
  append(sound: Uint8Array, upToMs: number): Promise<void>
  /** Once; later ones change nothing. */
  close(): void
}

export function openPart(id: RecordingId, number: number, ports: PartPorts): OpenPart {
  let next = 0
  let isClosing = false
  const writer = ports.begin(id, number)
  let turn: Promise<unknown> = writer
  turn.catch(ports.failed)

  function inTurn<T>(work: (writer: PartWriter) => Promise<T>): Promise<T> {
    const mine = turn.then(() => writer).then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  return {
    number,
    next: () => (isClosing ? null : next),
    append(sound, upToMs) {
      next += 1
      return inTurn((file) => file.append(sound, upToMs))
    },
    close() {
      if (isClosing) return
      isClosing = true
      inTurn((file) => file.finish()).then(ports.closed, (error: unknown) => {
        ports.failed(error)
        ports.closed(null)
      })
    },
  }
}
