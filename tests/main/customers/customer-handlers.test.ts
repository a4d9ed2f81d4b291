import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { CallId, CustomerId, WindowId } from '../../../src-main/contract/ids.ts'
import { requests } from '../../../src-main/contract/requests.ts'
import { created, phoneAdded } from '../../support/make-changes.ts'
import { openDesk } from '../../support/open-desk.ts'

const window = WindowId.parse(uuidv7())
const draft = (given: Record<string, unknown>) =>
  requests['customer:create'].input.shape.draft.parse({ name: 'Maria Rossi', ...given })

it('makes a card of what was typed during a call, formal and Italian unless said otherwise', async () => {
  const { handlers, heard } = openDesk()
  const callId = CallId.parse(uuidv7())
  const phones = [
    { raw: '333/1234567', label: 'mobile' },
    { raw: 'int. 12', label: 'work' },
  ]

  const result = await handlers['customer:create']({ draft: draft({ phones }), callId }, window)

  expect(result).toMatchObject({
    ok: true,
    value: {
      customer: {
        name: 'Maria Rossi',
        formOfAddress: 'lei',
        language: 'it',
        phones: [
          { number: '+393331234567', raw: '333/1234567' },
          { number: null, raw: 'int. 12' },
        ],
      },
    },
  })
  if (result.ok) expect(heard).toEqual([{ what: 'customer', id: result.value.customer.id, callId }])
})

it('addresses a new customer as the house does, unless somebody says how', async () => {
  const { handlers, address } = openDesk()
  address('tu')
  const create = (given: Record<string, unknown>) =>
    handlers['customer:create']({ draft: draft(given), callId: null }, window)
  expect(await create({})).toMatchObject({ value: { customer: { formOfAddress: 'tu' } } })
  expect(await create({ formOfAddress: 'lei' })).toMatchObject({
    value: { customer: { formOfAddress: 'lei' } },
  })
})

it('keeps a number that a spreadsheet shortened under the one it was', async () => {
  const { handlers } = openDesk()
  const phones = [{ raw: '612345678', label: 'home' }]
  const result = await handlers['customer:create']({ draft: draft({ phones }), callId: null }, window)
  expect(result).toMatchObject({ value: { customer: { phones: [{ number: '+390612345678' }] } } })
})

it('gives each new card a code of its own, after those that are there', async () => {
  const { handlers, record } = openDesk()
  const there = created({ name: 'Luca Verdi' })
  record(there)
  const cards = await Promise.all(
    [1, 2, 3].map(() => handlers['customer:create']({ draft: draft({}), callId: null }, window)),
  )
  const codes = cards.flatMap((card) => (card.ok ? [card.value.customer.code] : []))
  expect(new Set([there.code, ...codes]).size).toBe(4)
  expect(codes.every((code) => code > there.code)).toBe(true)
})

it('writes only the fields that changed', async () => {
  const { handlers, record, reading } = openDesk()
  const maria = created({ name: 'Maria Rossi', tags: ['Casa'] })
  record(maria)
  const { customerId } = maria

  const fields = { name: 'Maria Bianchi', tags: ['Casa'], formOfAddress: 'tu' as const }
  const result = await handlers['customer:change']({ customerId, fields }, window)

  expect(result).toMatchObject({ value: { customer: fields } })
  const written = reading.prepare('SELECT field FROM customer_register ORDER BY field').pluck().all()
  expect(written).toEqual(['formOfAddress', 'name'])
})

it('adds and takes away numbers and addresses', async () => {
  const { handlers, record } = openDesk()
  const maria = created({ name: 'Maria Rossi' })
  record(maria)
  const { customerId } = maria

  await handlers['email:add']({ customerId, address: 'maria@example.it', label: 'home' }, window)
  const added = await handlers['phone:add']({ customerId, raw: '051 555 0112', label: 'home' }, window)
  if (!added.ok) throw new Error(added.code)
  expect(added.value.customer).toMatchObject({
    phones: [{ number: '+390515550112' }],
    emails: [{ address: 'maria@example.it' }],
  })

  const contactPointId = added.value.customer.phones[0]?.id
  if (!contactPointId) throw new Error('no phone')
  const removed = await handlers['contact-point:remove']({ customerId, contactPointId }, window)
  expect(removed).toMatchObject({ value: { customer: { phones: [] } } })
})

it('says that a card is not there', async () => {
  const { handlers, revision } = openDesk()
  const customerId = CustomerId.parse(uuidv7())
  const answers = await Promise.all([
    handlers['customer:open']({ customerId }, window),
    handlers['customer:change']({ customerId, fields: { name: 'Nobody' } }, window),
    handlers['phone:add']({ customerId, raw: '06 12345678', label: 'home' }, window),
    handlers['note:finish'](
      { key: uuidv7(), text: 'x', customerId, callId: null, caseId: null, corrects: null },
      window,
    ),
    handlers['case:open'](
      { customerId, subject: 'x', categoryId: null, category: '', complaint: false, callId: null },
      window,
    ),
  ])
  expect(answers).toEqual(answers.map(() => ({ ok: false, code: 'not-found' })))
  expect(revision()).toBe(0)
})

it('finds a customer by what an operator types', async () => {
  const { handlers, record } = openDesk()
  const maria = created({ name: 'Maria Rossi' })
  record(maria, phoneAdded(maria.customerId, '+393331234567'))
  const found = await handlers['customer:search']({ words: 'ros' }, window)
  expect(found).toMatchObject({ value: [{ name: 'Maria Rossi', phone: '+393331234567' }] })
})

it('adds an agent and tells of it', async () => {
  const { handlers, agents, heard } = openDesk()
  const result = await handlers['agent:add']({ name: 'Luca Tosi', initials: 'LT', role: 'operator' }, window)
  if (!result.ok) throw new Error(result.code)
  expect(agents.list()).toEqual([result.value])
  expect(agents.find(result.value.id)).toEqual(result.value)
  expect(heard).toEqual([{ what: 'agent', id: result.value.id, callId: null }])
})
