import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { CallId, CaseId, WindowId } from '../../../src-main/contract/ids.ts'
import { parseCode } from '../../../src-main/domain/codes.ts'
import { caseOpened, created } from '../../support/make-changes.ts'
import { openDesk } from '../../support/open-desk.ts'

const window = WindowId.parse(uuidv7())

it('opens a case that is red and has a reference to read out', async () => {
  const { handlers, record, heard } = openDesk()
  const maria = created({ name: 'Maria Rossi' })
  record(maria)
  const callId = CallId.parse(uuidv7())
  const input = {
    customerId: maria.customerId,
    subject: 'Pacco non consegnato',
    categoryId: null,
    category: 'Spedizioni',
    complaint: false,
    callId,
  }

  const result = await handlers['case:open'](input, window)

  if (!result.ok) throw new Error(result.code)
  expect(result.value).toMatchObject({ state: 'red', moves: [{ to: 'red', initials: 'GR' }] })
  expect(parseCode(result.value.reference)).toBe(result.value.reference)
  expect(heard).toEqual([{ what: 'case', id: result.value.id, callId }])
})

it('moves a case along, and opens it again with the reason', async () => {
  const { handlers, record } = openDesk()
  const maria = created({ name: 'Maria Rossi' })
  const parcel = caseOpened(maria.customerId)
  record(maria, parcel)
  const caseId = parcel.case.id
  await handlers['case:move']({ caseId, to: 'yellow', reason: '' }, window)
  await handlers['case:move']({ caseId, to: 'green', reason: '' }, window)
  const result = await handlers['case:move']({ caseId, to: 'yellow', reason: 'Di nuovo fermo' }, window)
  expect(result).toMatchObject({
    value: {
      state: 'yellow',
      moves: [{ to: 'red' }, { to: 'yellow' }, { to: 'green' }, { to: 'yellow', reason: 'Di nuovo fermo' }],
    },
  })
})

it('refuses a move that is not one', async () => {
  const { handlers, record, cases } = openDesk()
  const maria = created({ name: 'Maria Rossi' })
  const parcel = caseOpened(maria.customerId)
  record(maria, parcel)
  const move = { caseId: parcel.case.id, to: 'red' as const, reason: '' }
  expect(await handlers['case:move'](move, window)).toEqual({ ok: false, code: 'conflict' })
  expect(cases.find(parcel.case.id)?.moves).toHaveLength(1)
  const unknown = { ...move, caseId: CaseId.parse(uuidv7()) }
  expect(await handlers['case:move'](unknown, window)).toEqual({ ok: false, code: 'not-found' })
})
