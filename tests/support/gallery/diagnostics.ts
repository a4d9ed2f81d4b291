import type { CallQuality, LadderEntry } from '../../../src-main/contract/quality.ts'
import { now } from './cards.ts'

/** Good, and for a few seconds not. */
export const someQuality: CallQuality = {
  codec: 'opus',
  points: [0, 0, 0.4, 6.5, 12, 0.8, 0].map((lossPercent, index) => ({
    at: index * 5_000,
    roundTripMs: index === 0 ? null : 40 + 10 * index,
    lossPercent,
    jitterMs: 4 + index,
    mos: lossPercent > 5 ? 2.8 : 4.3,
  })),
}

const entry = (id: number, direction: 'in' | 'out', firstLine: string): LadderEntry => ({
  id,
  at: now - (10 - id) * 1_000,
  direction,
  fate: 'read',
  firstLine,
  text: `${firstLine}\r\nCall-ID: ${id}@pbx`,
})

export const someLadder: readonly LadderEntry[] = [
  entry(1, 'out', 'REGISTER sip:pbx SIP/2.0'),
  entry(2, 'in', 'SIP/2.0 200 OK'),
  { ...entry(3, 'in', 'OPTIONS sip:1001 SIP/2.0'), fate: 'answered-by-fence' },
  { ...entry(4, 'in', 'NOTHING'), fate: 'dropped' },
]
