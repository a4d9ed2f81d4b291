import { useState } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import { useCallName } from '../calls/use-calls.ts'
import { useAccess, useHouse, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { useSignSoFar } from '../transfers/use-sign-so-far.ts'
import { Button } from '../ui/button.tsx'

/** What Alt+G presses while somebody is talked to. */
export const parkId = 'park'

/** Where the house has said how its PBX parks. The note so far is signed: whoever takes them back reads on from it. */
export function ParkButton({ call }: { call: Call }) {
  const { parking } = useTexts()
  const { ui, request } = useAccess()
  const { code } = useHouse().parking
  const [busy, setBusy] = useState(false)
  const name = useCallName(call)
  const signSoFar = useSignSoFar(call)
  if (code === '') return null
  const park = async () => {
    setBusy(true)
    await signSoFar()
    const parked = await request('call:park', { callId: call.id })
    setBusy(false)
    if (parked.ok) notify(ui, { kind: 'done', text: parking.done(name) })
  }
  const label = busy ? parking.parking : parking.park
  return (
    <Button
      id={parkId}
      look="on-call"
      size="l"
      icon="parking"
      label={label}
      hint={label}
      shortcut="Alt G"
      isDisabled={busy}
      onPress={() => void park()}
    />
  )
}
