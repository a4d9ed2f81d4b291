import { z } from 'zod'
import { CallId } from './ids.ts'
import { CallQuality, LadderEntry, MediaStats } from './quality.ts'

/** The requests by which somebody finds out what is wrong; a part of `requests.ts`. */
export const diagnosticsRequests = {
  /** How a call was heard; null where nothing was measured. */
  'call:quality': { input: z.object({ callId: CallId }), output: CallQuality.nullable() },
  /** The latest SIP messages, oldest first, masked. */
  'line:ladder': { input: z.null(), output: z.array(LadderEntry) },
  /** What somebody needs who looks for a fault, as the text of a file; `window` says which program shows it. */
  'line:problem-report': { input: z.object({ window: z.string().max(500) }), output: z.string() },
  /** What the peer connections have counted, every few seconds. */
  'media:stats': { input: MediaStats, output: z.null() },
}
