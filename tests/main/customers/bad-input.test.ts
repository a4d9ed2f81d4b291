import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { identifyCaller } from '../../../src-main/calls/identify-caller.ts'
import { createCardRepository } from '../../../src-main/card-repository.ts'
import type { Change, StampedChange } from '../../../src-main/contract/changes.ts'
import { MergeId, WindowId } from '../../../src-main/contract/ids.ts'
import { ticksPerMillisecond } from '../../../src-main/domain/clock.ts'
import { caseOpened, created, emailAdded, noteAdded, phoneAdded } from '../../support/make-changes.ts'
import { openDesk } from '../../support/open-desk.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const window = WindowId.parse(uuidv7())
const [bologna, rimini] = [uuidv7(), uuidv7()]

function wrote(seat: string, seq: number, change: Change): StampedChange {
  const clock = (noon + seq) * ticksPerMillisecond
  return { stamp: { seat, seq, clock, agentId: null, importId: null }, change }
}

it('loses nothing of a card that one seat edits while another makes it one with a second card', () => {
  const [maria, again] = [created({ name: 'Maria Rossi' }), created({ name: 'Rossi M.' })]
  const { customerId } = again
  const merge = {
    kind: 'customer:merged',
    mergeId: MergeId.parse(uuidv7()),
    keptId: maria.customerId,
    mergedId: customerId,
    at: noon,
    agentId: null,
    initials: null,
    fields: {},
    before: {},
  } as const satisfies Change
  const there = [
    wrote(bologna, 1, maria),
    wrote(bologna, 2, again),
    wrote(bologna, 4, merge),
    // Rimini has not heard of it yet.
    wrote(rimini, 5, { kind: 'customer:changed', customerId, fields: { address: 'Via Roma 9, Rimini' } }),
    wrote(rimini, 6, phoneAdded(customerId, '+393331234567')),
    wrote(rimini, 7, emailAdded(customerId, 'maria@example.it')),
    wrote(rimini, 8, noteAdded(customerId, { text: 'Ha cambiato casa.' })),
    wrote(rimini, 9, caseOpened(customerId, { subject: 'Trasloco' })),
  ]
  for (const order of [there, there.toReversed()]) {
    const { door, reading } = openTestDoor()
    door.applyRemote(order)
    for (const id of [maria.customerId, customerId])
      expect(createCardRepository(reading).card(id, noon)).toMatchObject({
        customer: {
          id: maria.customerId,
          address: 'Via Roma 9, Rimini',
          phones: [{ number: '+393331234567' }],
          emails: [{ address: 'maria@example.it' }],
        },
        timeline: [{ notes: [{ text: 'Ha cambiato casa.' }] }],
        cases: [{ subject: 'Trasloco' }],
      })
  }
})

const odd = [
  ['a family of emoji', '👩‍👩‍👧‍👦 Rossi 🇮🇹', 'rossi'],
  ['from right to left', 'مريم الحسن', 'الحسن'],
  ['both ways at once', 'Bar שלום', 'שלום'],
  ['letters with loose accents', 'Niccolo\u0300 D\u2019Arrigo', 'niccolò'],
] as const

it.each(odd)('finds a customer again whose name is %s, as it was written', async (_what, name, words) => {
  const { handlers, customers } = openDesk()
  const made = await handlers['customer:create'](
    { draft: { name, phones: [{ raw: '333 1234567', label: 'mobile' }], emails: [] }, callId: null },
    window,
  )
  expect(made).toMatchObject({ ok: true, value: { customer: { name } } })
  expect(await handlers['customer:search']({ words }, window)).toMatchObject({ value: [{ name }] })
  const identity = { user: '+393331234567', displayName: '', withheld: false, verified: true }
  expect(identifyCaller(identity, customers.findByNumber)).toMatchObject({ customer: { name } })
})
