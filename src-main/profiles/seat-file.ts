import { join } from 'node:path'
import { z } from 'zod'
import { Language } from '../contract/customers.ts'
import { AgentId } from '../contract/ids.ts'
import { noCallRules, SeatSettings } from '../contract/profile.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

const freshSettings: SeatSettings = {
  language: 'system',
  theme: 'system',
  microphone: null,
  speaker: null,
  ringDevice: null,
  echoCancellation: true,
  noiseSuppression: true,
  autoGain: true,
  firstRingDone: false,
  calls: noCallRules,
}

const SeatFile = z.object({
  /** A file from before some setting was there keeps all the others. */
  settings: z.preprocess((kept) => ({ ...freshSettings, ...Object(kept) }), SeatSettings),
  /** Which profile was open last. */
  open: z.enum(['demo', 'house']),
  agents: z.object({ demo: AgentId.nullable(), house: AgentId.nullable() }),
  /** What a window said last, where the machine speaks another: for what is made while none is open. */
  windowLanguage: Language.nullable().default(null),
})
type SeatFile = z.infer<typeof SeatFile>

const fresh: SeatFile = {
  settings: freshSettings,
  open: 'demo',
  agents: { demo: null, house: null },
  windowLanguage: null,
}

/** What this seat prefers, outside the database: it is needed before the key is. */
export function openSeatFile(folder: string) {
  const path = join(folder, 'seat.json')
  const found = readJsonFile(path, SeatFile)
  let seat = found ?? fresh
  let kept = found && JSON.stringify(found)
  return {
    read: () => seat,
    change(next: Partial<SeatFile>): SeatFile {
      seat = { ...seat, ...next }
      const text = JSON.stringify(seat)
      // Every start says which profile it opened: mostly the same, and a disk takes its time to be sure of a file.
      if (text !== kept) writeJsonFile(path, seat)
      kept = text
      return seat
    },
  }
}
export type Seat = ReturnType<typeof openSeatFile>
