import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { type CaseId, CategoryId, DeskId, WindowId } from '../../../src-main/contract/ids.ts'
import type { Input } from '../../../src-main/contract/requests.ts'
import { timesMovedAhead } from '../../../src-main/domain/case-steps.ts'
import { created, interactionAdded } from '../../support/make-changes.ts'
import {
  billing,
  damage,
  gaia,
  gold,
  luca,
  openCaseDesk,
  rome,
  rule,
  sara,
  shipping,
  support,
  warehouse,
} from '../../support/open-case-desk.ts'

const window = WindowId.parse(uuidv7())
/** Friday 20 November 2026, 17:00 in Rome. */
const friday = Date.UTC(2026, 10, 20, 16, 0)
const hour = 3_600_000
const day = 24 * hour

type Desk = ReturnType<typeof openCaseDesk>

function mariaAt(desk: Desk, fields: Parameters<typeof created>[0] = { name: 'Maria Rossi' }) {
  const maria = created(fields)
  desk.setTime(friday)
  desk.record(maria)
  return maria.customerId
}

async function open(desk: Desk, given: Partial<Input<'case:open'>> & Pick<Input<'case:open'>, 'customerId'>) {
  const nothing = { categoryId: null, category: '', complaint: false, callId: null }
  const result = await desk.handlers['case:open']({ subject: 'Pacco rotto', ...nothing, ...given }, window)
  if (!result.ok) throw new Error(result.code)
  return result.value
}

it('opens a case owned by who opens it, at the desk of its category, due by the yardstick', async () => {
  const desk = openCaseDesk()
  const opened = await open(desk, { customerId: mariaAt(desk), categoryId: damage.id })

  expect(opened).toMatchObject({
    ownerId: gaia.id,
    ownerInitials: 'GR',
    deskId: warehouse.id,
    categoryId: damage.id,
    category: 'Spedizioni › Danni',
    // Two hours of opening: one on Friday, one on Monday; sixteen are two working days.
    answerBy: Date.UTC(2026, 10, 23, 9, 0),
    solveBy: Date.UTC(2026, 10, 24, 16, 0),
    complaint: null,
    answeredAt: null,
  })
  expect(desk.cases.find(opened.id)).toEqual(opened)
})

it('measures by contract level too, and keeps what was due when the yardstick changes', async () => {
  const desk = openCaseDesk()
  const customerId = mariaAt(desk, { name: 'Maria Rossi', contractLevel: gold })
  desk.agree({ yardstick: { levels: [], rules: [rule(120, 960), rule(30, 60, { levelId: gold })] } })
  const opened = await open(desk, { customerId })
  expect(opened).toMatchObject({ answerBy: friday + hour / 2, solveBy: friday + hour })

  desk.agree({ yardstick: { levels: [], rules: [rule(1, 1)] } })
  expect(desk.cases.find(opened.id)).toEqual(opened)
})

it('says nothing is due where the house has no yardstick, or a desk that never opens', async () => {
  const desk = openCaseDesk()
  const customerId = mariaAt(desk)
  desk.agree({ yardstick: { levels: [], rules: [] } })
  expect(await open(desk, { customerId })).toMatchObject({ answerBy: null, solveBy: null })

  desk.agree({ yardstick: rome.yardstick, desks: [{ ...warehouse, hours: [] }] })
  expect(await open(desk, { customerId })).toMatchObject({
    answerBy: null,
    solveBy: null,
    deskId: warehouse.id,
  })
})

it('counts an hour for an hour over both nights on which the clock is changed', async () => {
  const desk = openCaseDesk()
  const customerId = mariaAt(desk)
  const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '00:00' }))
  desk.agree({ desks: [{ ...support, hours: always }], yardstick: { levels: [], rules: [rule(120, 480)] } })
  for (const evening of [Date.UTC(2026, 2, 28, 23, 30), Date.UTC(2026, 9, 24, 23, 30)]) {
    desk.setTime(evening)
    const opened = await open(desk, { customerId })
    expect(opened.answerBy).toBe(evening + 2 * hour)
    expect(opened.solveBy).toBe(evening + 8 * hour)
  }
  // Nine in the morning is an hour earlier in UTC once summer time has begun.
  desk.agree({ desks: [{ ...support, hours: rome.desks[0]?.hours ?? [] }] })
  desk.setTime(Date.UTC(2026, 2, 27, 16, 0))
  expect((await open(desk, { customerId })).answerBy).toBe(Date.UTC(2026, 2, 30, 8, 0))
})

it('keeps the words of a category that the house deletes while a case uses it', async () => {
  const desk = openCaseDesk()
  const opened = await open(desk, { customerId: mariaAt(desk), categoryId: damage.id })
  desk.agree({ categories: [] })
  expect(desk.cases.find(opened.id)).toMatchObject({ category: 'Spedizioni › Danni', categoryId: damage.id })

  const again = await open(desk, {
    customerId: opened.customerId,
    categoryId: CategoryId.parse(uuidv7()),
    category: 'Danni',
  })
  expect(again).toMatchObject({ categoryId: null, category: 'Danni' })
})

it('stops the answer time at the first contact of the house after the opening, not at another case’s', async () => {
  const desk = openCaseDesk()
  const customerId = mariaAt(desk)
  const opened = await open(desk, { customerId })
  const other = await open(desk, { customerId, subject: 'Fattura doppia' })
  const contact = (at: number, given: Parameters<typeof interactionAdded>[1]) =>
    interactionAdded(customerId, { at, agentId: gaia.id, ...given })
  desk.record(
    contact(friday - 1, { direction: 'out' }),
    contact(friday + 1 * hour, { direction: 'out', outcome: 'no-answer' }),
    contact(friday + 2 * hour, { direction: 'in', channel: 'email' }),
    contact(friday + 3 * hour, { direction: 'in', agentId: null }),
    contact(friday + 4 * hour, { direction: 'out', caseId: other.id }),
  )
  expect(desk.cases.find(opened.id)?.answeredAt).toBeNull()
  expect(desk.cases.find(other.id)?.answeredAt).toBe(friday + 4 * hour)

  desk.record(
    contact(friday + 6 * hour, { direction: 'in' }),
    contact(friday + 5 * hour, { direction: 'out' }),
  )
  expect(desk.card(customerId)?.cases.find(({ id }) => id === opened.id)?.answeredAt).toBe(friday + 5 * hour)
})

it('lets nothing that came after a case was solved answer it', async () => {
  const desk = openCaseDesk()
  const customerId = mariaAt(desk)
  const { id: caseId } = await open(desk, { customerId })
  await desk.handlers['case:move']({ caseId, to: 'green', reason: '' }, window)
  desk.record(interactionAdded(customerId, { at: friday + hour, direction: 'out', agentId: gaia.id }))
  expect(desk.cases.find(caseId)?.answeredAt).toBeNull()

  // Opened again, it is the first word that the customer had.
  desk.setTime(friday + day)
  await desk.handlers['case:move']({ caseId, to: 'yellow', reason: '' }, window)
  expect(desk.cases.find(caseId)?.answeredAt).toBe(friday + hour)
})

it('gives a case to who takes it on, and to a colleague or desk with a reason', async () => {
  const desk = openCaseDesk()
  const { id: caseId } = await open(desk, { customerId: mariaAt(desk) })
  desk.seat(luca)
  const taken = await desk.handlers['case:move']({ caseId, to: 'yellow', reason: 'Ci penso io' }, window)
  expect(taken).toMatchObject({ value: { ownerId: luca.id, ownerInitials: 'LT', state: 'yellow' } })

  const given = { caseId, ownerId: sara.id, deskId: support.id, reason: 'Conosce il corriere' }
  const result = await desk.handlers['case:assign'](given, window)
  expect(result).toMatchObject({
    value: {
      ownerId: sara.id,
      ownerInitials: 'SC',
      deskId: support.id,
      steps: [
        { kind: 'assigned', initials: 'LT', reason: 'Ci penso io' },
        { kind: 'assigned', initials: 'LT', reason: 'Conosce il corriere', at: friday },
      ],
    },
  })
  expect(desk.cases.openOf(sara.id, 10).map(({ id }) => id)).toEqual([caseId])
  expect(desk.cases.openOf(luca.id, 10)).toEqual([])

  const nowhere = { ...given, deskId: DeskId.parse(uuidv7()) }
  expect(await desk.handlers['case:assign'](nowhere, window)).toEqual({ ok: false, code: 'not-found' })
})

it('measures a category anew from the opening on, and takes the case to its desk', async () => {
  const desk = openCaseDesk()
  desk.agree({ yardstick: { levels: [], rules: [rule(30, 60, { categoryId: shipping.id })] } })
  const opened = await open(desk, { customerId: mariaAt(desk), categoryId: billing.id })
  expect(opened).toMatchObject({ answerBy: null, deskId: null })

  desk.setTime(friday + day)
  const chosen = { caseId: opened.id, subject: 'Vetro rotto', reason: 'Sbagliato ufficio' }
  const result = await desk.handlers['case:change'](
    { ...chosen, category: { categoryId: damage.id, category: '' } },
    window,
  )
  expect(result).toMatchObject({
    value: {
      subject: 'Vetro rotto',
      category: 'Spedizioni › Danni',
      deskId: warehouse.id,
      ownerId: gaia.id,
      answerBy: friday + hour / 2,
      openedAt: friday,
    },
  })
})

it('writes nothing down where nothing changes', async () => {
  const desk = openCaseDesk()
  const opened = await open(desk, { customerId: mariaAt(desk) })
  const { id: caseId, ownerId, deskId } = opened
  await desk.handlers['case:assign']({ caseId, ownerId, deskId, reason: 'x' }, window)
  await desk.handlers['case:change']({ caseId, subject: null, category: null, reason: 'x' }, window)
  expect(desk.cases.find(caseId)).toEqual(opened)
})

it('counts who is put before others, with a name and a reason', async () => {
  const desk = openCaseDesk()
  const { id: caseId } = await open(desk, { customerId: mariaAt(desk) })
  const ahead = { caseId, askedBy: 'Marco, vendite', reason: 'Cliente in partenza' }
  await desk.handlers['case:move-ahead'](ahead, window)
  const result = await desk.handlers['case:move-ahead'](ahead, window)

  expect(result.ok && timesMovedAhead(result.value)).toBe(2)
  expect(desk.cases.find(caseId)?.steps[0]).toMatchObject({
    kind: 'moved-ahead',
    initials: 'GR',
    at: friday,
    askedBy: 'Marco, vendite',
    reason: 'Cliente in partenza',
  })
  expect(desk.cases.timesMovedAhead(friday, friday + 1)).toBe(2)
  expect(desk.cases.timesMovedAhead(friday + 1, friday + day)).toBe(0)

  desk.seat(null)
  expect(await desk.handlers['case:move-ahead'](ahead, window)).toEqual({ ok: false, code: 'not-allowed' })
})

it('lets only a lead or an administrator close a complaint, one stage after the other', async () => {
  const desk = openCaseDesk()
  const { id: caseId, complaint } = await open(desk, { customerId: mariaAt(desk), complaint: true })
  expect(complaint).toBe('received')
  const go = (stage: 'classified' | 'at-desk' | 'solved' | 'made-good' | null) =>
    desk.handlers['case:complain']({ caseId, stage, reason: '' }, window)

  expect(await go('at-desk')).toEqual({ ok: false, code: 'conflict' })
  expect(await go(null)).toEqual({ ok: false, code: 'not-allowed' })
  expect(await go('classified')).toMatchObject({ value: { complaint: 'classified' } })
  expect(await go('at-desk')).toMatchObject({ value: { complaint: 'at-desk' } })
  expect(await go('solved')).toEqual({ ok: false, code: 'not-allowed' })
  desk.seat(sara)
  expect(await go('solved')).toMatchObject({ value: { complaint: 'solved' } })
  expect(await go('made-good')).toMatchObject({ value: { complaint: 'made-good', state: 'red' } })
})

it('lets nobody but a lead solve a case whose complaint is still open', async () => {
  const desk = openCaseDesk()
  const { id: caseId } = await open(desk, { customerId: mariaAt(desk), complaint: true })
  const move = (to: 'yellow' | 'green') => desk.handlers['case:move']({ caseId, to, reason: '' }, window)
  expect(await move('yellow')).toMatchObject({ value: { state: 'yellow' } })
  expect(await move('green')).toEqual({ ok: false, code: 'not-allowed' })
  desk.seat(null)
  expect(await move('green')).toEqual({ ok: false, code: 'not-allowed' })
  desk.seat(sara)
  expect(await move('green')).toMatchObject({ value: { state: 'green', complaint: 'received' } })
})

it('lets an operator solve a case whose complaint has come to its end', async () => {
  const desk = openCaseDesk()
  const { id: caseId } = await open(desk, { customerId: mariaAt(desk), complaint: true })
  desk.seat(sara)
  await desk.handlers['case:complain']({ caseId, stage: null, reason: 'Chiedeva soltanto' }, window)
  desk.seat(gaia)
  const solved = await desk.handlers['case:move']({ caseId, to: 'green', reason: '' }, window)
  expect(solved).toMatchObject({ value: { state: 'green' } })
})

it('keeps a case on the table while its complaint is open, solved or not', async () => {
  const desk = openCaseDesk()
  const { id: caseId } = await open(desk, { customerId: mariaAt(desk), complaint: true })
  desk.seat(sara)
  await desk.handlers['case:move']({ caseId, to: 'green', reason: '' }, window)
  expect(desk.cases.openOf(gaia.id, 10)).toHaveLength(1)
  expect(desk.cases.countOpenOf(gaia.id)).toBe(1)
  await desk.handlers['case:complain']({ caseId, stage: null, reason: 'Chiedeva soltanto' }, window)
  expect(desk.cases.openOf(gaia.id, 10)).toEqual([])
  expect(desk.cases.countOpenOf(gaia.id)).toBe(0)
})

it('opens again what was solved, and is late by what was due at its opening', async () => {
  const desk = openCaseDesk()
  const { id: caseId, solveBy } = await open(desk, { customerId: mariaAt(desk) })
  const move = (to: 'yellow' | 'green') => desk.handlers['case:move']({ caseId, to, reason: '' }, window)
  await move('green')
  expect(desk.cases.openOf(gaia.id, 10)).toEqual([])
  desk.setTime(friday + 10 * day)
  await move('yellow')
  expect(desk.cases.find(caseId)).toMatchObject({ state: 'yellow', solveBy })
  expect(desk.cases.openOf(gaia.id, 10)).toHaveLength(1)
  expect(await move('yellow')).toEqual({ ok: false, code: 'conflict' })
})

it('counts down in opening hours of the desk: what is open before the due time', async () => {
  const desk = openCaseDesk()
  const opened = await open(desk, { customerId: mariaAt(desk), categoryId: damage.id })
  const ask = async (caseIds: CaseId[] = [opened.id]) => desk.handlers['case:countdowns']({ caseIds }, window)
  expect(await ask()).toMatchObject({
    value: [
      {
        caseId: opened.id,
        due: 'answer',
        by: opened.answerBy,
        spans: [{ from: friday, to: friday + hour }],
        // Monday is more than two days away: its hour counts, and the window need not know when it is.
        beyond: hour,
      },
    ],
  })
  desk.setTime(friday + 20 * day)
  expect(await ask()).toMatchObject({ value: [] })
})

it('keeps subjects of 200 characters, of emoji, and from right to left', async () => {
  const desk = openCaseDesk()
  const customerId = mariaAt(desk)
  for (const subject of ['x'.repeat(200), '📦'.repeat(100), 'طلب مكسور في الشحن', '  Pacco  '.trim()]) {
    const { id } = await open(desk, { customerId, subject })
    expect(desk.cases.find(id)?.subject).toBe(subject)
  }
})

it('lists the open cases of who sits at the desk, what is due first first', async () => {
  const desk = openCaseDesk()
  const customerId = mariaAt(desk)
  const mine = async () => {
    const result = await desk.handlers['case:mine'](null, window)
    if (!result.ok) throw new Error(result.code)
    return { ...result.value, cases: result.value.cases.map(({ case: { subject } }) => subject) }
  }
  desk.agree({ yardstick: { levels: [], rules: [] } })
  await open(desk, { customerId, subject: 'Senza scadenza' })
  desk.agree({ yardstick: { levels: [], rules: [rule(600, 960)] } })
  await open(desk, { customerId, subject: 'Entro martedì' })
  desk.agree({ yardstick: { levels: [], rules: [rule(30, 960)] } })
  const { id: urgent } = await open(desk, { customerId, subject: 'Subito' })
  await open(desk, { customerId, subject: 'Anche questa' })
  desk.seat(luca)
  await open(desk, { customerId, subject: 'Di Luca' })
  expect(await mine()).toEqual({ cases: ['Di Luca'], total: 1 })

  desk.seat(gaia)
  expect(await mine()).toEqual({
    cases: ['Subito', 'Anche questa', 'Entro martedì', 'Senza scadenza'],
    total: 4,
  })
  await desk.handlers['case:move']({ caseId: urgent, to: 'green', reason: '' }, window)
  expect(await mine()).toEqual({ cases: ['Anche questa', 'Entro martedì', 'Senza scadenza'], total: 3 })

  for (let count = 0; count < 50; count += 1) await open(desk, { customerId, subject: `Altra ${count}` })
  expect(await mine()).toMatchObject({ cases: { length: 12 }, total: 53 })
  desk.seat(null)
  expect(await mine()).toEqual({ cases: [], total: 0 })
})
