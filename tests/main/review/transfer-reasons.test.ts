import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { AgentId, CallId, WindowId } from '../../../src-main/contract/ids.ts'
import {
  createTransferReasons,
  createTransferReasonsHandler,
} from '../../../src-main/review/transfer-reasons.ts'
import { created, interactionAdded } from '../../support/make-changes.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const window = WindowId.parse(uuidv7())

/** Maria was passed on once for each of these, by somebody else each time. */
function passedOn(...reasons: readonly string[]) {
  const { door, reading } = openTestDoor()
  const { customerId, ...maria } = created({ name: 'Maria Rossi' })
  const by = { agentId: null, initials: null }
  door.record([{ ...maria, customerId }], by)
  for (const reason of reasons) {
    const callId = CallId.parse(uuidv7())
    const decision = { id: uuidv7(), callId, customerId, at: noon, ...by, choice: 'transfer' as const }
    door.record(
      [
        interactionAdded(customerId, { callId, agentId: AgentId.parse(uuidv7()) }),
        { kind: 'transfer:decided', decision: { ...decision, reason, promiseId: null, succeeded: true } },
      ],
      by,
    )
  }
  return createTransferReasons(reading)
}

it('every reason for which anybody was passed on is told once, whatever the house lists today', () => {
  expect(passedOn('Serve un tecnico', 'Amministrazione', '', 'Serve un tecnico')()).toEqual([
    'Amministrazione',
    'Serve un tecnico',
  ])
  expect(passedOn()()).toEqual([])
})

it('only who leads is told', async () => {
  const askedBy = (role: 'lead' | 'operator') =>
    createTransferReasonsHandler({
      agent: () => ({ role }),
      transferReasons: async () => ['Amministrazione'],
    })
  expect(await askedBy('lead')['review:transfer-reasons'](null, window)).toMatchObject({
    value: ['Amministrazione'],
  })
  expect(await askedBy('operator')['review:transfer-reasons'](null, window)).toEqual({
    ok: false,
    code: 'not-allowed',
  })
})
