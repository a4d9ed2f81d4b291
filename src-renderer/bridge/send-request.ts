import type { Output, RawInput, RequestName } from '../../src-main/contract/requests.ts'
import type { Result } from '../../src-main/contract/result.ts'
import type { SendRequest } from '../state/console-context.tsx'
import { notify, type UiStore } from '../state/ui-store.ts'
import type { Bridge } from './bridge.ts'

/** Requests of the screens: a failure becomes a notice, unless its screen shows it in place and asked for quiet. */
export function createSendRequest(bridge: Bridge, ui: UiStore): SendRequest {
  return async <N extends RequestName>(
    name: N,
    input: RawInput<N>,
    { quiet = false }: { readonly quiet?: boolean } = {},
  ): Promise<Result<Output<N>>> => {
    const result = await bridge.request(name, input)
    if (!result.ok && !quiet) notify(ui, { kind: 'failure', code: result.code })
    return result
  }
}
