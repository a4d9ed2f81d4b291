import type { MyReviews } from '../../src-main/contract/scoring-requests.ts'
import type { SendRequest } from '../state/console-context.tsx'
import { useMine } from '../state/use-mine.ts'

const none: MyReviews = { toRead: [], toReadTotal: 0, answered: [] }
const ask = (request: SendRequest) => request('review:mine', null, { quiet: true })

/** Reviews that wait for who sits here. */
export const useMyReviews = (): MyReviews => useMine(ask, none)
