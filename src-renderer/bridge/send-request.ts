import type { Output, RawInput, RequestName } from '../../src-main/contract/requests.ts'
import type { Result } from '../../src-main/contract/result.ts'
import type { SendRequest } from '../state/console-context.tsx'
import { notify, type UiStore } from '../state/ui-store.ts'
import type { Bridge } from './bridge.ts'

/** Their screens say themselves, in place, what went wrong. */
const answeredInPlace: ReadonlySet<RequestName> = new Set<RequestName>([
  'profile:create-house',
  'profile:unlock',
  'account:test',
  'account:save',
  'import:preview',
  'import:start',
  'import:piece',
  'import:finish',
])

/** Requests of the screens: a failure becomes a notice, unless its screen shows it in place. */
export function createSendRequest(bridge: Bridge, ui: UiStore): SendRequest {
  return async <N extends RequestName>(name: N, input: RawInput<N>): Promise<Result<Output<N>>> => {
    const result = await bridge.request(name, input)
    if (!result.ok && !answeredInPlace.has(name)) notify(ui, { kind: 'failure', code: result.code })
    return result
  }
}
