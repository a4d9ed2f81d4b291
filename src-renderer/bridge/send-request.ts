import type { Output, RawInput, RequestName } from '../../src-main/contract/requests.ts'
import type { Result } from '../../src-main/contract/result.ts'
import type { SendRequest } from '../state/console-context.tsx'
import { notify, openOverlay, type UiStore } from '../state/ui-store.ts'
import type { Bridge } from './bridge.ts'

/**
 * Requests of the screens: a failure becomes a notice, unless its screen shows it in place and asked for quiet. What
 * would dial a number that the house wants confirmed asks first, and is sent again by the operator's own key.
 */
export function createSendRequest(bridge: Bridge, ui: UiStore): SendRequest {
  async function send<N extends RequestName>(
    name: N,
    input: RawInput<N>,
    { quiet = false }: { readonly quiet?: boolean } = {},
  ): Promise<Result<Output<N>>> {
    const result = await bridge.request(name, input)
    if (result.ok) return result
    if (result.code === 'confirm-call') await askFirst(bridge, ui, () => void send(name, input, { quiet }))
    else if (!quiet) notify(ui, { kind: 'failure', code: result.code })
    return result
  }
  return send
}

async function askFirst(bridge: Bridge, ui: UiStore, again: () => void): Promise<void> {
  const asked = await bridge.request('call:question', null)
  if (!asked.ok || asked.value === null) return
  const { id, target, doubt, country } = asked.value
  const call = async () => {
    if ((await bridge.request('call:confirm', { id })).ok) again()
  }
  openOverlay(ui, { kind: 'confirm-call', target, doubt, country, from: null, call: () => void call() })
}
