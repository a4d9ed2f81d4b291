import { type ConsultPair, isEstablished } from '../calls/consult-pair.ts'
import { useCallName } from '../calls/use-calls.ts'
import { useAccess, useHouse, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { useSignSoFar } from './use-sign-so-far.ts'

/** What Alt+T presses while a colleague is asked. */
export const completeTransferId = 'complete-transfer'

/** While a colleague is asked: pass the customer on, swap, talk with both, or go back to the customer. */
export function ConsultActions({ pair }: { pair: ConsultPair }) {
  const { customer, colleague } = pair
  const { transfers } = useTexts()
  const { request } = useAccess()
  const customerName = useCallName(customer)
  const both = isEstablished(customer) && isEstablished(colleague)
  // While it rings there the customer can be sent on as well, with nobody to talk to first.
  const rings = isEstablished(customer) && colleague.state === 'alerting'
  const together = customer.inConference && colleague.inConference
  const waiting = customer.state === 'held' ? customer : colleague
  return (
    <>
      {(both || rings) && <PassOn pair={pair} />}
      {both && !together && (
        <>
          <Button
            size="s"
            icon="swap"
            shortcut="Alt H"
            onPress={() => void request('call:resume', { callId: waiting.id })}
          >
            {transfers.swap}
          </Button>
          <Button
            size="s"
            icon="people"
            onPress={() => void request('call:conference', { callId: customer.id, withCallId: colleague.id })}
          >
            {transfers.conference}
          </Button>
        </>
      )}
      <Button
        size="s"
        icon="back"
        hint={transfers.backTo(customerName)}
        onPress={() => void request('call:hang-up', { callId: colleague.id })}
      >
        {both ? transfers.backShort : transfers.giveUp}
      </Button>
    </>
  )
}

/** With a reason of the house, of those it has agreed on; one key where there is none to choose. */
function PassOn({ pair: { customer, colleague } }: { pair: ConsultPair }) {
  const { transfers } = useTexts()
  const { ui, request } = useAccess()
  const { transferReasons } = useHouse()
  const signSoFar = useSignSoFar(customer)
  const to = useCallName(colleague)
  const pass = async (reason: string | null) => {
    await signSoFar()
    const passed = await request('transfer:complete', { callId: customer.id, reason })
    if (passed.ok) notify(ui, { kind: 'done', text: transfers.done })
  }
  const label = transfers.passTo(to)
  if (transferReasons.length === 0)
    return (
      <Button
        id={completeTransferId}
        size="s"
        look="first"
        icon="phone-out"
        shortcut="Alt T"
        onPress={() => void pass(null)}
      >
        {label}
      </Button>
    )
  return (
    <Menu
      id={completeTransferId}
      size="s"
      look="first"
      icon="phone-out"
      shortcut="Alt T"
      label={transfers.reason}
      entries={transferReasons.map((id) => ({ id, text: id }))}
      onChoose={(reason) => void pass(reason)}
    >
      {label}
    </Menu>
  )
}
