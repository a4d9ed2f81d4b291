import type { CallerLine } from '../../src-main/contract/accounts.ts'
import type { LoggedCall } from '../../src-main/contract/calls.ts'
import type { Line } from '../../src-main/contract/line.ts'
import { textsFor } from '../../src-main/texts/index.ts'
import { type ConsoleAccess, languageOf } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { activeCall } from './call-selection.ts'

/** Calls the number that was called last; not while somebody is being talked to. */
export async function redial({ console: store, ui, request }: ConsoleAccess): Promise<void> {
  const { callsById, line, settings } = store.getState()
  if (activeCall(callsById) || line.state !== 'registered') return
  const log = await request('call:log', { before: null })
  if (!log.ok) return
  const last = log.value.find(
    ({ direction, number, consultFor }) => direction === 'out' && number && !consultFor,
  )
  if (last?.number) await request('call:dial', { target: last.number, ...lineOfLast(last, line) })
  else notify(ui, { kind: 'hint', text: textsFor(languageOf(settings.language)).calls.nothingToRedial })
}

/** The line that it went out by, where that account is still there. */
function lineOfLast({ account }: LoggedCall, { accounts }: Line): { from?: CallerLine } {
  const isThere = accounts.some(({ id, state }) => id === account?.id && state === 'registered')
  return account && isThere ? { from: { accountId: account.id, number: account.number } } : {}
}
