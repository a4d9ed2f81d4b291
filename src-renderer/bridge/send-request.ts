import { CallerLine } from '../../src-main/contract/accounts.ts'
import type { Output, RawInput, RequestName } from '../../src-main/contract/requests.ts'
import type { Result } from '../../src-main/contract/result.ts'
import type { SendRequest } from '../state/console-context.tsx'
import { type CallToConfirm, notify, openOverlay, type UiStore } from '../state/ui-store.ts'
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
    if (result.code === 'confirm-call') {
      const again: CallToConfirm['call'] = (chosen) =>
        void send(name, name === 'call:dial' ? Object.assign({}, input, chosen) : input, { quiet })
      await askFirst(bridge, ui, name === 'call:dial' ? { by: lineIn(input) } : {}, again)
    } else if (!quiet) notify(ui, { kind: 'failure', code: result.code })
    return result
  }
  return send
}

async function askFirst(
  bridge: Bridge,
  ui: UiStore,
  line: Pick<CallToConfirm, 'by'>,
  again: CallToConfirm['call'],
): Promise<void> {
  const asked = await bridge.request('call:question', null)
  if (!asked.ok || asked.value === null) return
  const { id, target, doubt, country } = asked.value
  const call = async (chosen: Parameters<CallToConfirm['call']>[0]) => {
    if ((await bridge.request('call:confirm', { id })).ok) again(chosen)
  }
  const ask = { target, doubt, country, from: null, ...line }
  openOverlay(ui, { kind: 'confirm-call', ...ask, call: (chosen) => void call(chosen) })
}

/** What was chosen before it was asked about. */
function lineIn(input: unknown): CallerLine | null {
  const said = typeof input === 'object' && input !== null && 'from' in input ? input.from : null
  return CallerLine.safeParse(said).data ?? null
}
