import type { Output } from '../../src-main/contract/requests.ts'
import type { SendRequest } from '../state/console-context.tsx'
import { useMine } from '../state/use-mine.ts'

export type MyCases = Output<'case:mine'>

const none: MyCases = { cases: [], total: 0 }
const ask = (request: SendRequest) => request('case:mine', null, { quiet: true })

/** The open cases of who sits here. */
export const useMyCases = (): MyCases => useMine(ask, none)
