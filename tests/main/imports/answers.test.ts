import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { AnswerField, AnswersLayout } from '../../../src-main/contract/answers.ts'
import type { Change } from '../../../src-main/contract/changes.ts'
import { ImportId, MergeId, SurveyAnswerId, WindowId } from '../../../src-main/contract/ids.ts'
import { createNumberLookup } from '../../../src-main/customers/number-lookup.ts'
import { createUrgencies } from '../../../src-main/database/giving-way.ts'
import { formatCode } from '../../../src-main/domain/codes.ts'
import { answerJobWith } from '../../../src-main/imports/answer-job.ts'
import { valueIn } from '../../support/import-house.ts'
import { interactionAdded } from '../../support/make-changes.ts'
import { october, openAnswerHouse } from '../../support/open-answer-house.ts'

const windowId = WindowId.parse(uuidv7())

it('reads a survey as Excel saves it in Italy: Windows-1252, semicolons, Italian dates, words', async () => {
  const { take, preview, surveys, ids, reasons } = await openAnswerHouse()
  const file = Buffer.from(
    [
      'Data risposta;E-mail;Quanto è soddisfatto?;Commento',
      '12/10/2024 14.05;maria.rossi@example.it;Molto soddisfatto;Perché è stato facile',
      '13/10/2024;nessuno@example.it;Soddisfatto;',
    ].join('\r\n'),
    'latin1',
  )
  const { layout, rows } = await preview(file)
  expect(layout).toMatchObject({
    ...{ encoding: 'windows-1252', delimiter: ';', hasHeader: true, scale: 'words', dateOrder: 'day-first' },
    columns: [{ field: 'when' }, { field: 'email' }, { field: 'mark' }, { field: 'comment' }],
  })
  expect(rows).toMatchObject([
    { at: october(12, '14:05'), mark: 5 },
    { at: october(13, '00:00'), mark: 4 },
  ])

  const done = await take(file)
  expect(done).toMatchObject({ what: 'satisfaction', state: 'done', taken: 1, refused: 1 })
  expect(await reasons(done)).toEqual(['3 unknown-customer'])
  expect(surveys(ids.maria)).toEqual([
    { at: october(12, '14:05'), mark: 5, comment: 'Perché è stato facile' },
  ])
})

it('reads what a switchboard writes in UTF-16 without titles, scored from 0 to 10', async () => {
  const { take, preview, surveys, ids } = await openAnswerHouse()
  const rows = ['2024-10-12 09:00:00\t333 1234567\t9', '2024-10-12 09:01:00\t333 1234567\t0']
  const file = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${rows.join('\n')}\n`, 'utf16le')])
  const { layout } = await preview(file)
  expect(layout).toMatchObject({
    ...{ encoding: 'utf-16le', delimiter: '\t', hasHeader: false, scale: '0-10' },
    columns: [{ field: 'when' }, { field: 'phone' }, { field: 'mark' }],
  })
  expect(await take(file)).toMatchObject({ taken: 2, refused: 0 })
  // Of several answers about one contact the last shows.
  expect(surveys(ids.luca)).toMatchObject([{ mark: 1 }])
})

it('refuses a picture that is called CSV', async () => {
  const { desk } = await openAnswerHouse()
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('base64')
  const answer = await desk.handlers['answers:preview']({ head: png, layout: null }, windowId)
  expect(answer).toMatchObject({ ok: false, code: 'unreadable-file' })
})

it('says of each row why it was not taken, also as a CSV file', async () => {
  const { take, reasons, report } = await openAnswerHouse()
  const lines = [
    'quando,telefono,voto',
    '12/10/2024 09:00,333 1234567,4',
    '12/10/2024 09:01,333 1234567,9',
    '12/10/2024 09:02,333 1234567,boh',
    '42/10/2024 09:03,333 1234567,5',
    '12/10/2094 09:04,333 1234567,5',
    '12/10/2024 09:05,,5',
    '12/10/2024 09:06,333 7654321,5',
    '01/10/2024 09:07,333 1234567,5',
    '12/10/2024 09:00,333 1234567,4',
    '12/10/2024 09:10,333 1234567,3',
  ]
  const done = await take(lines.join('\n'))
  expect(done).toMatchObject({ taken: 2, refused: 8 })
  expect(await reasons(done)).toEqual([
    '3 out-of-scale',
    '4 no-mark',
    '5 bad-date',
    '6 in-future',
    '7 nobody-named',
    '8 unknown-customer',
    '9 no-contact-before',
    '10 twice-in-file',
  ])
  expect(await report(done.id)).toContain('3;punteggio fuori scala;"12/10/2024 09:01,333 1234567,9"\r\n')
})

it('knows which of two customers on one number is meant only if one alone was spoken with', async () => {
  const house = await openAnswerHouse()
  const asked = (time: string) => `when,phone,rating\n2024-10-12 ${time},051 5550112,4\n`
  expect(await house.take(asked('09:00'))).toMatchObject({ taken: 1 })
  expect(house.surveys(house.ids.maria)).toHaveLength(1)

  await house.store.record([interactionAdded(house.ids.carlo, { at: october(11, '09:00') })], {
    agentId: null,
  })
  const second = await house.take(asked('10:00'))
  expect(await house.reasons(second)).toEqual(['2 several-customers'])
})

it('takes merged cards for one customer, whichever of them the contact stands on', async () => {
  const { take, surveys, ids, store } = await openAnswerHouse()
  const merged: Change = {
    ...{ kind: 'customer:merged', mergeId: MergeId.parse(uuidv7()), at: october(11, '09:00') },
    ...{ keptId: ids.carlo, mergedId: ids.maria, agentId: null, initials: null, fields: {}, before: {} },
  }
  const contact = interactionAdded(ids.carlo, { at: october(9, '09:00') })
  await store.record([contact, merged], { agentId: null })
  expect(await take('when,phone,rating\n2024-10-12 09:00,051 5550112,4\n')).toMatchObject({ taken: 1 })
  // Of both cards' contacts the last before the answer.
  const about = surveys(ids.carlo)
  expect(about).toMatchObject([{ mark: 4 }])
  const [tied] = store.db.prepare<[], Buffer>('SELECT customer_id FROM survey_answer').pluck().all()
  expect(tied?.toString('hex')).toBe(ids.maria.replaceAll('-', ''))
})

it('ties the answer to the case it names, to the code of the customer, and to no contact too long ago', async () => {
  const { take, codes, boiler, surveys, ids, store, calls } = await openAnswerHouse()
  const reference = `P-${formatCode(boiler.reference)}`
  const file = [
    'data;pratica;codice cliente;stelle',
    `2024-11-20;${reference};;★★☆☆☆`,
    `2024-10-11;;${formatCode(codes.maria)};★★★★☆`,
    '2024-10-09;;K-77;★★★★★',
    `2024-12-20;;${formatCode(codes.maria)};★`,
  ].join('\n')
  expect(await take(file)).toMatchObject({ taken: 3, refused: 1 })
  expect(surveys(ids.maria).map(({ mark }) => mark)).toEqual([4, 2])
  const about = store.db
    .prepare<[], string>('SELECT lower(hex(interaction_id)) FROM survey_answer WHERE mark = 2')
    .pluck()
    .get()
  expect(about).toBe(calls.mariaAboutBoiler.interaction.id.replaceAll('-', ''))
})

it('never overwrites what the operator asked, and counts one answer for each contact', async () => {
  const { take, satisfaction, surveys, ids } = await openAnswerHouse()
  expect(satisfaction()).toMatchObject({ contacts: 3, answers: 1, mean: 2 })
  const file = ['when,phone,csat', '2024-10-12 09:00,333 1234567,5', '2024-10-13 09:00,+39 333 1234567,4']
  await take(file.join('\n'))
  expect(satisfaction()).toMatchObject({ contacts: 3, answers: 1, mean: 2 })
  expect(surveys(ids.luca)).toMatchObject([{ mark: 4 }])

  await take('when,email,csat\n2024-10-12 09:00,MARIA.rossi@example.it,5\n')
  expect(satisfaction()).toMatchObject({ contacts: 3, answers: 2, mean: 3.5 })
})

it('takes the same file once, however its columns are read, and nothing is left of it when it is undone', async () => {
  const house = await openAnswerHouse()
  const before = house.satisfaction()
  const file = 'when;email;voto;perché\n12/10/2024 09:00;maria.rossi@example.it;5;Gentili\n'
  const first = await house.take(file)
  expect(first).toMatchObject({ taken: 1 })
  const columns = (await house.preview(Buffer.from(file))).layout.columns
  const without = columns.map((column) =>
    column.field === 'comment' ? { ...column, field: 'ignore' } : column,
  )
  const again = await house.take(file, { columns: without as typeof columns, scale: '0-10' })
  expect(again).toMatchObject({ taken: 0, refused: 1 })
  expect(await house.reasons(again)).toEqual(['2 already-there'])
  expect(house.surveys(house.ids.maria)).toHaveLength(1)

  expect(valueIn(await house.undo(first.id))).toMatchObject({ state: 'undone' })
  expect(house.surveys(house.ids.maria)).toEqual([])
  expect(house.satisfaction()).toEqual(before)
  // Whoever shows the card looks again.
  expect(house.timesGone()).toBe(1)

  expect(await house.take(file, { scale: '0-10' })).toMatchObject({ taken: 1 })
  expect(house.surveys(house.ids.maria)).toMatchObject([{ mark: 3 }])
})

it('takes the answers of a survey that begins to count anew, and still each file once', async () => {
  const { take, surveys, ids, reasons } = await openAnswerHouse()
  const october = [
    'response id,date,phone,rating',
    '1,2024-10-12 09:00,333 1234567,4',
    '2,2024-10-12 10:00,051 5550112,5',
  ].join('\n')
  const again = [
    'response id,date,phone,rating',
    // Another time, another customer, another score.
    '1,2024-10-13 09:00,333 1234567,4',
    '2,2024-10-12 10:00,333 1234567,5',
    '2,2024-10-12 10:00,051 5550112,1',
  ].join('\n')
  expect(await take(october)).toMatchObject({ taken: 2, refused: 0 })
  expect(await take(again)).toMatchObject({ taken: 3, refused: 0 })
  expect(surveys(ids.luca)).toMatchObject([{ mark: 4 }])
  for (const file of [october, again]) {
    const twice = await take(file, { scale: '1-10' })
    expect(twice.taken).toBe(0)
    expect(new Set((await reasons(twice)).map((reason) => reason.split(' ')[1]))).toEqual(
      new Set(['already-there']),
    )
  }
})

it('knows an answer by its code and its contact, whichever columns say who gave it', async () => {
  const { take, preview, reasons } = await openAnswerHouse()
  const file = [
    'response id,date,email,phone,rating',
    'A1,2024-10-12 09:00,maria.rossi@example.it,333 7654321,4',
    'A2,2024-10-12 09:00,nobody@example.it,333 1234567,4',
    'A1,2024-10-12 09:00,maria.rossi@example.it,333 7654322,4',
  ].join('\n')
  const { columns } = (await preview(Buffer.from(file))).layout
  const byEmail = columns.map((column) =>
    column.field === 'phone' ? { ...column, field: 'ignore' } : column,
  )
  const first = await take(file, { columns: byEmail as typeof columns })
  expect(await reasons(first)).toEqual(['3 unknown-customer', '4 twice-in-file'])
  const second = await take(file)
  expect(second.taken).toBe(1)
  expect(await reasons(second)).toEqual(['2 already-there', '4 already-there'])
})

it('meets an answer again that an earlier Pronto took by its code alone', async () => {
  const { take, reasons, store, calls } = await openAnswerHouse()
  const { customerId, id: interactionId } = calls.mariaLater.interaction
  const answer = { at: october(12, '09:00'), mark: 4 as const, comment: '' }
  const answerId = SurveyAnswerId.parse(uuidv7())
  await store.record(
    [{ kind: 'satisfaction:answered', answerId, customerId, interactionId, sourceKey: 'id:7', answer }],
    { agentId: null },
  )
  const rows = ['7,2024-10-12 09:00,maria.rossi@example.it,4', '7,2024-10-13 09:00,maria.rossi@example.it,4']
  const done = await take(`response id,date,email,rating\n${rows.join('\n')}\n`)
  expect(done).toMatchObject({ taken: 1, refused: 1 })
  expect(await reasons(done)).toEqual(['2 already-there'])
})

it('comes in pieces cut anywhere, is stopped in the middle, and a second run takes the rest', async () => {
  const house = await openAnswerHouse()
  const rows = Array.from({ length: 3000 }, (_, at) => `R${at},2024-10-12,333 1234567,${(at % 5) + 1}`)
  const bytes = Buffer.from(`response id,date,phone,rating\n${rows.join('\n')}\n`)
  const { layout } = await house.preview(bytes)
  expect(layout.columns[0]?.field).toBe('answer-id')
  const start = { fileName: 'a.csv', bytes: bytes.length, layout }
  const { id } = valueIn(await house.desk.handlers['answers:start'](start, windowId))
  await house.send(id, bytes.subarray(0, 20_011))
  const running = house.send(id, bytes.subarray(20_011))
  const cancelled = await house.cancel(id)
  await running
  expect(cancelled.state).toBe('cancelled')
  const rest = await house.take(bytes, {}, 9_973)
  expect([rest.taken + cancelled.taken, rest.refused]).toEqual([3000, cancelled.taken])
  expect(house.store.db.prepare('SELECT count(*) FROM standing_answer').pluck().get()).toBe(3000)
})

it('is said to be interrupted when it broke off, with what was taken; another run takes the rest', async () => {
  const house = await openAnswerHouse()
  const rows = ['a,2024-10-12,333 1234567,4', 'b,2024-10-13,333 1234567,5', 'c,2024-10-14,333 7654321,5']
  const bytes = Buffer.from(`response id,date,phone,rating\n${rows.join('\n')}\n`)
  const { layout } = await house.preview(bytes)
  const start = { fileName: 'a.csv', bytes: bytes.length, layout }
  const { id } = valueIn(await house.desk.handlers['answers:start'](start, windowId))
  // The first answer and half of the second, and then nobody sends the rest.
  await house.send(id, bytes.subarray(0, bytes.indexOf('b,2024') + 9))
  await house.desk.restore()
  expect(house.desk.list()).toMatchObject([{ id, what: 'satisfaction', state: 'interrupted', taken: 1 }])
  expect(await house.take(bytes)).toMatchObject({ state: 'done', taken: 1, refused: 2 })
})

it('cuts a comment that is too long before an emoji, not through it', async () => {
  const { take, surveys, ids } = await openAnswerHouse()
  const comment = `${'è'.repeat(1999)}😀 e altro`
  await take(`when,phone,rating,comment\n2024-10-12 09:00,333 1234567,4,${comment}\n`)
  expect(surveys(ids.luca)).toMatchObject([{ comment: 'è'.repeat(1999) }])
})

/** Every row names Maria twice over: by her address, and by the number that she shares. */
const withTwoNames = (ids: readonly string[]) =>
  Buffer.from(
    [
      'response id,date,email,phone,rating',
      ...ids.map((id) => `${id},2024-10-12 09:00,maria.rossi@example.it,051 5550112,4`),
    ].join('\n'),
  )

const without = ({ columns }: AnswersLayout, left: AnswerField): Pick<AnswersLayout, 'columns'> => ({
  columns: columns.map((column) => (column.field === left ? { ...column, field: 'ignore' } : column)),
})

it('meets answers again whose names begin alike, and where a hundred of other rows have the same', async () => {
  const { take, preview, reasons } = await openAnswerHouse()
  const alike = ['A', 'A#1', 'A 1', 'A$', 'AB']
  const { layout } = await preview(withTwoNames(alike))
  expect(await take(withTwoNames(alike), without(layout, 'phone'))).toMatchObject({ taken: 5 })
  const again = await take(withTwoNames(alike))
  expect(again.taken).toBe(0)
  expect(new Set((await reasons(again)).map((reason) => reason.split(' ')[1]))).toEqual(
    new Set(['already-there']),
  )
  expect(await take(withTwoNames(['A#2', 'A$1']))).toMatchObject({ taken: 2 })

  // The survey's own code, taken for the answer's.
  const times = Array.from(
    { length: 120 },
    (_, at) => `A,2024-10-12 ${10 + Math.floor(at / 40)}:${10 + (at % 40)}`,
  )
  const survey = `response id,date,phone,rating\n${times.map((said) => `${said},333 1234567,4`).join('\n')}`
  expect(await take(survey)).toMatchObject({ taken: 120 })
  const last = await take(withTwoNames(alike), without(layout, 'email'))
  expect([last.taken, await reasons(last)]).toEqual([0, alike.map((_, at) => `${at + 2} already-there`)])
})

it('compares an answer with no more than a few others, though thousands speak of the same contact', async () => {
  const { take, preview, store } = await openAnswerHouse()
  const file = withTwoNames(Array.from({ length: 200 }, (_, at) => `R${at}`))
  const { layout } = await preview(file)
  expect(await take(file, without(layout, 'phone'))).toMatchObject({ taken: 200 })

  let compared = 0
  store.db.function('substr', { deterministic: true }, (text, from, length) => {
    compared += 1
    return String(text).slice(Number(from) - 1, Number(from) - 1 + Number(length))
  })
  const start = { importId: ImportId.parse(uuidv7()), layout, zone: 'Europe/Rome', at: october(31, '12:00') }
  const thread = { wake() {}, settle() {}, urgencies: createUrgencies() }
  const job = answerJobWith(createNumberLookup)(store.db, start, thread)
  void job.piece(file)
  void job.finish()
  let refused = 0
  while (typeof job.next() === 'function') refused += 1
  // And the counts are kept, once.
  expect(refused).toBe(201)
  expect(compared).toBeGreaterThan(0)
  expect(compared).toBeLessThan(200 * 20)
})
