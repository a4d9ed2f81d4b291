import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { CallId, MergeId, PhoneNumber, WindowId } from '../../../src-main/contract/ids.ts'
import type { Input } from '../../../src-main/contract/requests.ts'
import { parsePhoneNumber } from '../../../src-main/domain/phone-numbers.ts'
import { created, emailAdded, interactionAdded, noteAdded, phoneAdded } from '../../support/make-changes.ts'
import { openDesk } from '../../support/open-desk.ts'

const window = WindowId.parse(uuidv7())
const callId = CallId.parse(uuidv7())
const mobile = '+393331234567'

function question(typed: Partial<Input<'customer:duplicates'>>): Input<'customer:duplicates'> {
  const nothing = {
    name: '',
    company: '',
    address: '',
    vatNumber: '',
    fiscalCode: '',
    phones: [],
    emails: [],
  }
  return { ...nothing, except: null, ...typed }
}

function twoCards() {
  const desk = openDesk()
  const maria = created({
    name: 'Maria Rossi',
    address: 'Via dei Mille 12, Bologna',
    tags: ['Contratto Casa'],
  })
  const again = created({ name: 'Rossi M.', warning: 'Sente poco' })
  desk.record(maria, phoneAdded(maria.customerId, mobile), noteAdded(maria.customerId, { text: 'Una nota.' }))
  desk.record(again, phoneAdded(again.customerId, mobile), emailAdded(again.customerId, 'maria@example.it'))
  return { ...desk, maria, again }
}

it('makes one customer of two cards, field by field, and finds them under both codes', async () => {
  const { handlers, customers, maria, again } = twoCards()
  const answer = await handlers['customer:merge'](
    {
      keptId: maria.customerId,
      mergedId: again.customerId,
      fields: { name: 'Maria Rossi', warning: 'Sente poco' },
    },
    window,
  )

  expect(answer).toMatchObject({
    ok: true,
    value: {
      customer: {
        code: maria.code,
        name: 'Maria Rossi',
        warning: 'Sente poco',
        tags: ['Contratto Casa'],
        phones: [{ number: mobile }],
        emails: [{ address: 'maria@example.it' }],
        merged: [{ id: again.customerId, code: again.code }],
      },
      timeline: [{ notes: [{ text: 'Una nota.' }] }],
    },
  })
  for (const { code } of [maria, again])
    expect(customers.findByCode(code).map(({ id }) => id)).toEqual([maria.customerId])
  expect(await handlers['customer:search']({ words: again.code }, window)).toMatchObject({
    value: [{ id: maria.customerId }],
  })
  // The second name still leads there, whoever remembers it.
  expect(await handlers['customer:search']({ words: 'Rossi M.' }, window)).toMatchObject({
    value: [{ id: maria.customerId }],
  })
})

it('takes a merge back: each card has its own again, and what was written since stays', async () => {
  const { handlers, maria, again } = twoCards()
  const ids = { keptId: maria.customerId, mergedId: again.customerId }
  await handlers['customer:merge'](
    { ...ids, fields: { warning: 'Sente poco', company: 'Panificio' } },
    window,
  )
  await handlers['customer:change'](
    { customerId: again.customerId, fields: { company: 'Panificio Rossi' } },
    window,
  )
  const merges = await handlers['customer:merges']({ customerId: again.customerId }, window)
  expect(merges).toMatchObject({
    value: [
      { kept: { name: 'Maria Rossi' }, merged: { name: 'Rossi M.', code: again.code }, initials: 'GR' },
    ],
  })
  const [merge] = merges.ok ? merges.value : []
  if (!merge) throw new Error('no merge')

  expect(await handlers['customer:undo-merge']({ mergeId: merge.id }, window)).toMatchObject({
    // The warning goes back to what it said; the company was somebody's own word and stays.
    value: {
      customer: { id: maria.customerId, warning: '', company: 'Panificio Rossi', merged: [], emails: [] },
    },
  })
  expect(await handlers['customer:open']({ customerId: again.customerId }, window)).toMatchObject({
    value: { customer: { id: again.customerId, name: 'Rossi M.', warning: 'Sente poco' }, timeline: [] },
  })
  expect(await handlers['customer:undo-merge']({ mergeId: merge.id }, window)).toMatchObject({
    code: 'not-found',
  })
})

it('says that two cards are one already', async () => {
  const { handlers, maria, again } = twoCards()
  const ids = { keptId: maria.customerId, mergedId: again.customerId, fields: {} }
  await handlers['customer:merge'](ids, window)
  expect(await handlers['customer:merge'](ids, window)).toMatchObject({ code: 'conflict' })
  expect(
    await handlers['customer:merge']({ keptId: ids.mergedId, mergedId: ids.keptId, fields: {} }, window),
  ).toMatchObject({ code: 'conflict' })
})

it('corrects a note that was written on the card that was merged', async () => {
  const { handlers, record, maria, again } = twoCards()
  const note = noteAdded(again.customerId, { text: 'Chiede il rimborzo.' })
  record(note)
  await handlers['customer:merge'](
    { keptId: maria.customerId, mergedId: again.customerId, fields: {} },
    window,
  )
  const corrected = await handlers['note:finish'](
    {
      key: maria.customerId,
      text: 'Chiede il rimborso.',
      customerId: maria.customerId,
      callId: null,
      caseId: null,
      corrects: note.note.id,
    },
    window,
  )
  expect(corrected).toMatchObject({ ok: true, value: { corrects: note.note.id } })
})

it('takes a number away that both cards have', async () => {
  const { handlers, maria, again } = twoCards()
  const merged = await handlers['customer:merge'](
    { keptId: maria.customerId, mergedId: again.customerId, fields: {} },
    window,
  )
  const [phone] = merged.ok ? merged.value.customer.phones : []
  if (!phone) throw new Error('no phone')
  expect(
    await handlers['contact-point:remove'](
      { customerId: maria.customerId, contactPointId: phone.id },
      window,
    ),
  ).toMatchObject({ value: { customer: { phones: [] } } })
})

it('keeps no code that cannot be, and says which', async () => {
  const { handlers, maria, revision } = twoCards()
  const before = revision()
  const change = (fields: Input<'customer:change'>['fields']) =>
    handlers['customer:change']({ customerId: maria.customerId, fields }, window)
  expect(await change({ fiscalCode: 'RSSMRA64R52A944X', company: 'Panificio' })).toMatchObject({
    code: 'implausible-fiscal-code',
  })
  expect(await change({ vatNumber: '01450980379' })).toMatchObject({ code: 'implausible-vat-number' })
  expect(revision()).toBe(before)
  expect(await change({ fiscalCode: 'rss mra 64r52 a944z', vatNumber: 'IT 01450980378' })).toMatchObject({
    value: { customer: { fiscalCode: 'RSSMRA64R52A944Z', vatNumber: '01450980378' } },
  })
})

it('says who may have a card already, and why', async () => {
  const { handlers, record, maria, again } = twoCards()
  record({ kind: 'customer:changed', customerId: again.customerId, fields: { vatNumber: '01450980378' } })

  const answer = await handlers['customer:duplicates'](
    question({ name: 'ROSSI Mària', address: 'via Dei Mille n. 12 Bologna', phones: ['333 1234567'] }),
    window,
  )
  expect(answer).toMatchObject({
    value: [
      {
        customer: { id: maria.customerId },
        points: 100,
        likenesses: [
          { kind: 'same-address' },
          { kind: 'same-number', what: mobile },
          { kind: 'similar-name' },
        ],
      },
      { customer: { id: again.customerId }, points: 40, likenesses: [{ kind: 'same-number' }] },
    ],
  })
  expect(
    await handlers['customer:duplicates'](question({ vatNumber: 'IT01450980378' }), window),
  ).toMatchObject({
    value: [{ customer: { id: again.customerId }, likenesses: [{ kind: 'same-vat-number' }] }],
  })
  // A card is no duplicate of itself, and neither of what was merged into it.
  await handlers['customer:merge'](
    { keptId: maria.customerId, mergedId: again.customerId, fields: {} },
    window,
  )
  expect(
    await handlers['customer:duplicates'](question({ phones: [mobile], except: again.customerId }), window),
  ).toEqual({ ok: true, value: [] })
})

it('ties the running call to a card and puts the number on it, once', async () => {
  const { handlers, callFrom, heard, maria } = twoCards()
  callFrom('+390515550112')
  const attach = () => handlers['call:attach']({ callId, customerId: maria.customerId }, window)

  expect(await attach()).toMatchObject({
    value: { customer: { phones: [{ number: mobile }, { number: '+390515550112' }] } },
  })
  expect(heard).toEqual([{ what: 'tied', id: maria.customerId, callId }])
  const again = await attach()
  expect(again.ok && again.value.customer.phones.length).toBe(2)
  callFrom(null)
  const withheld = await attach()
  expect(withheld.ok && withheld.value.customer.phones.length).toBe(2)
})

it('finds the firm whose switchboard the caller’s extension belongs to, and nobody else’s', async () => {
  const { handlers, record, customers } = openDesk()
  const firm = created({ name: 'Miramare S.r.l.' })
  const desk = phoneAdded(firm.customerId, '+39021234500')
  const porter = created({ name: 'Portineria Miramare' })
  record(firm, desk, porter, phoneAdded(porter.customerId, '+39021234577'))
  const find = (number: string) =>
    customers.findByNumber(parsePhoneNumber(number)).customers.map(({ name }) => name)
  expect(find('+39021234542')).toEqual([])

  const ids = { customerId: firm.customerId, contactPointId: desk.phone.id }
  const set = await handlers['phone:set-range']({ ...ids, extensionDigits: 2 }, window)
  expect(set).toMatchObject({ value: { customer: { phones: [{ extensionDigits: 2 }] } } })
  expect(find('+39021234542')).toEqual(['Miramare S.r.l.'])
  expect(find('+39021234500')).toEqual(['Miramare S.r.l.'])
  // The number that stands on a card of its own is that card's.
  expect(find('+39021234577')).toEqual(['Portineria Miramare'])
  expect(find('+39021234600')).toEqual([])

  await handlers['phone:set-range']({ ...ids, extensionDigits: 0 }, window)
  expect(find('+39021234542')).toEqual([])
})

it('prefers the nearest of two ranges', () => {
  const { record, customers } = openDesk()
  const [house, branch] = [created({ name: 'Casa madre' }), created({ name: 'Filiale' })]
  const [far, near] = [
    phoneAdded(house.customerId, '+39021234000'),
    phoneAdded(branch.customerId, '+39021234700'),
  ]
  record(house, branch)
  record({ ...far, phone: { ...far.phone, extensionDigits: 3 } })
  record({ ...near, phone: { ...near.phone, extensionDigits: 2 } })
  expect(customers.findByNumber(parsePhoneNumber('+39021234711')).customers).toMatchObject([
    { name: 'Filiale' },
  ])
  expect(customers.findByNumber(parsePhoneNumber('+39021234811')).customers).toMatchObject([
    { name: 'Casa madre' },
  ])
})

it.each([5, 45])(
  'finds the one last chosen first, then the longest known, among %i on one number',
  (many) => {
    const { record, customers } = openDesk()
    const cards = Array.from({ length: many }, (_, index) => created({ name: `Interno ${index}` }))
    const ids = cards.map(({ customerId }) => customerId)
    record(...cards, ...ids.map((id) => phoneAdded(id, '+39021234500')))
    const [first, second] = ids
    const [chosen, merged] = [ids.at(-1), ids.at(-2)]
    if (!first || !second || !chosen || !merged) throw new Error('five cards at least')
    // Two rows of one customer.
    const by = { at: 1, agentId: null, initials: null, fields: {}, before: {} }
    const mergeId = MergeId.parse(uuidv7())
    record({ kind: 'customer:merged', mergeId, keptId: second, mergedId: merged, ...by })
    const number = PhoneNumber.parse('+39021234500')
    record({ kind: 'number:chosen', number, customerId: chosen, callId })
    const found = customers.findByNumber(parsePhoneNumber('+39021234500'))
    const longestKnown = ids.slice(0, -2)
    expect(found.lastChosen).toBe(true)
    expect(found.customers.map(({ id }) => id)).toEqual([chosen, ...longestKnown].slice(0, 20))
  },
)

it('says with whom a number is shared and who was chosen, which can be changed', async () => {
  const { handlers, maria, again } = twoCards()
  const shared = () => handlers['customer:shared-numbers']({ customerId: maria.customerId }, window)
  expect(await shared()).toMatchObject({
    value: [{ number: mobile, others: [{ id: again.customerId }], chosenId: null }],
  })
  const [number] = parsePhoneNumber(mobile).number ? [parsePhoneNumber(mobile).number] : []
  if (!number) throw new Error('no number')
  expect(await handlers['number:choose']({ number, customerId: again.customerId }, window)).toMatchObject({
    ok: true,
  })
  expect(await shared()).toMatchObject({ value: [{ chosenId: again.customerId }] })
})

it('shows what two seats wrote in one field, and puts back what lost', async () => {
  const { handlers, maria } = twoCards()
  const change = (address: string) =>
    handlers['customer:change']({ customerId: maria.customerId, fields: { address } }, window)
  await change('Via Po 1, Torino')
  await change('Via Po 11, Torino')
  const changes = await handlers['customer:field-changes']({ customerId: maria.customerId }, window)
  expect(changes).toMatchObject({
    value: [{ field: 'address', value: 'Via Po 11, Torino', before: 'Via Po 1, Torino' }],
  })
  const [last] = changes.ok ? changes.value : []
  if (!last) throw new Error('no change')
  const back = { customerId: maria.customerId, field: 'address' as const, at: last.at }
  expect(await handlers['customer:take-back'](back, window)).toMatchObject({
    value: { customer: { address: 'Via Po 1, Torino' } },
  })
  expect(await handlers['customer:take-back']({ ...back, at: last.at - 1 }, window)).toMatchObject({
    code: 'conflict',
  })
})

it('remembers what a card said when it was made', async () => {
  const { handlers, maria } = twoCards()
  await handlers['customer:change']({ customerId: maria.customerId, fields: { tags: ['Negozio'] } }, window)
  const changes = await handlers['customer:field-changes']({ customerId: maria.customerId }, window)
  expect(changes).toMatchObject({ value: [{ field: 'tags', before: 'Contratto Casa', value: 'Negozio' }] })
  const [last] = changes.ok ? changes.value : []
  if (!last) throw new Error('no change')
  expect(
    await handlers['customer:take-back'](
      { customerId: maria.customerId, field: 'tags', at: last.at },
      window,
    ),
  ).toMatchObject({ value: { customer: { tags: ['Contratto Casa'] } } })
})

it('shows a customer with five hundred numbers, and finds them by the last', async () => {
  const { handlers, record, customers } = openDesk()
  const firm = created({ name: '🙂 مريم روسي' })
  const numbers = Array.from({ length: 500 }, (_, index) => `+39333${String(1_000_000 + index)}`)
  record(
    firm,
    ...numbers.map((number) => phoneAdded(firm.customerId, number)),
    interactionAdded(firm.customerId),
  )
  const opened = await handlers['customer:open']({ customerId: firm.customerId }, window)
  expect(opened.ok && opened.value.customer.phones.length).toBe(500)
  expect(customers.findByNumber(parsePhoneNumber(numbers.at(-1) ?? '')).customers).toMatchObject([
    { name: '🙂 مريم روسي' },
  ])
  const likely = await handlers['customer:duplicates'](question({ phones: numbers }), window)
  expect(likely.ok && likely.value.length).toBe(1)
})

it('opens all cards that have one code, from two seats that never met', () => {
  const { record, customers } = openDesk()
  const [maria, luca] = [created({ name: 'Maria Rossi' }), created({ name: 'Luca Rossi' })]
  record(maria, { ...luca, code: maria.code })
  expect(customers.findByCode(maria.code).map(({ name }) => name)).toEqual(['Maria Rossi', 'Luca Rossi'])
})

it('is told nothing by an address of twenty-one cards, and by one of twenty which of them is alike', async () => {
  const desk = openDesk()
  const address = 'Corso Italia 7, Genova'
  const ask = () => desk.handlers['customer:duplicates'](question({ name: 'Rossi Maria', address }), window)
  const maria = created({ name: 'Maria Rossi', address })
  desk.record(maria, ...Array.from({ length: 19 }, (_, each) => created({ name: `Nuova ${each}`, address })))
  expect(await ask()).toMatchObject({ ok: true, value: [{ customer: { id: maria.customerId } }] })
  desk.record(created({ name: 'Carlo Bianchi', address }))
  expect(await ask()).toEqual({ ok: true, value: [] })
})
