import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { Change } from '../../../src-main/contract/changes.ts'
import { ContactPointId, type CustomerId, NoteId } from '../../../src-main/contract/ids.ts'
import { type ReviewFilter, wholeReview } from '../../../src-main/contract/review.ts'
import { createCustomerSearch } from '../../../src-main/search/customer-search.ts'
import { createHistorySearch } from '../../../src-main/search/history-search.ts'
import { reviewQueries } from '../../../src-main/threads/review-queries.ts'
import { valueIn } from '../../support/import-house.ts'
import { type ImportHouse, openImportDesk } from '../../support/open-import-desk.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** So many customers of whom each has a number and an address of their own. */
function csv(count: number, { ids = true } = {}): Buffer {
  const lines = Array.from({ length: count }, (_, at) => {
    const number = `333 ${String(1_000_000 + at)}`
    return `${ids ? `K${at};` : ''}Cliente ${at};${number};c${at}@esempio.it`
  })
  return Buffer.from(
    `${ids ? 'Codice cliente;' : ''}Nominativo;Cellulare;E-mail\r\n${lines.join('\r\n')}\r\n`,
  )
}

function layoutOf(house: ImportHouse, bytes: Buffer) {
  return house.preview(bytes).then((preview) => valueIn(preview).layout)
}

const countCards = ({ store }: ImportHouse) =>
  store.db.prepare<[], number>('SELECT count(*) FROM customer WHERE removed_at IS NULL').pluck().get()

test('cancelled in the middle: whole cards stay, and a second run takes only the rest', async () => {
  const house = await openImportDesk()
  const bytes = csv(3000, { ids: false })
  const importId = await house.begin(bytes.length, await layoutOf(house, bytes))
  await house.send(importId, bytes.subarray(0, 40_000))
  const running = house.send(importId, bytes.subarray(40_000))
  const cancelled = await house.cancel(importId)
  await running
  expect(cancelled.state).toBe('cancelled')
  expect(cancelled.taken).toBeGreaterThan(0)
  expect(cancelled.taken).toBeLessThan(3000)
  expect(countCards(house)).toBe(cancelled.taken)
  const points = (table: string) =>
    house.store.db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()
  expect([points('phone'), points('email')]).toEqual([cancelled.taken, cancelled.taken])

  const again = await house.take(bytes)
  expect(again).toMatchObject({ state: 'done', taken: 3000 - cancelled.taken, refused: cancelled.taken })
  expect(countCards(house)).toBe(3000)
  const reasons = new Set((await house.refusals(again.id)).map(({ reason }) => reason))
  expect(reasons).toEqual(new Set(['already-there']))
})

test('killed in the middle: the import is said to be interrupted, and a second run makes no card twice', async () => {
  const folder = temporaryFolder()
  const seat = uuidv7()
  const file = join(folder, 'clienti.csv')
  const bytes = csv(20_000)
  writeFileSync(file, bytes)
  const columns = ['source-id', 'name', 'phone-mobile', 'email'].map((field) => ({ title: '', field }))
  const layout = { format: 'csv', encoding: 'utf-8', delimiter: ';', hasHeader: true, columns }
  const script = new URL('../../support/importing-child.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, folder, seat, file, JSON.stringify(layout)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const told of child.stdout) if (Number(String(told).trim().split('\n').at(-1)) > 1000) break
  child.kill('SIGKILL')
  await once(child, 'exit')

  const house = await openImportDesk({ folder, seat })
  await house.desk.restore()
  const [interrupted] = house.desk.list()
  expect(interrupted).toMatchObject({ state: 'interrupted', taken: countCards(house) })
  expect(interrupted?.taken).toBeGreaterThan(1000)
  expect(interrupted?.taken).toBeLessThan(20_000)
  const again = await house.take(bytes)
  expect(again.taken + (interrupted?.taken ?? 0)).toBe(20_000)
  expect(again.refused).toBe(interrupted?.taken)
  const codes = house.store.db.prepare<[], number>('SELECT count(DISTINCT code) FROM customer').pluck().get()
  expect([countCards(house), codes]).toEqual([20_000, 20_000])
}, 120_000)

test('an import is undone: nobody of it is found any more, and it can be read again', async () => {
  const house = await openImportDesk()
  const bytes = csv(90)
  const done = await house.take(bytes)
  const search = createCustomerSearch(house.store.db, {
    ...house.customers,
    customersOfReference: () => [],
  })
  expect(search({ words: 'Cliente 17' })).not.toEqual([])

  const undone = valueIn(await house.undo(done.id))
  expect(undone).toMatchObject({ state: 'undone', keptAtUndo: 0 })
  expect(house.told.at(-1)).toEqual(undone)
  expect(house.timesGone()).toBe(1)
  expect(countCards(house)).toBe(0)
  for (const words of ['Cliente 17', '3331000017', 'c17@esempio.it']) expect(search({ words })).toEqual([])
  expect(
    house.customers.findByNumber({ number: null, guesses: ['+393331000017' as never] }).customers,
  ).toEqual([])
  const indexed = house.store.db.prepare<[], number>('SELECT count(*) FROM customer_search').pluck().get()
  expect(indexed).toBe(0)
  expect(await house.refusals(done.id)).toEqual([])

  expect(await house.take(bytes)).toMatchObject({ taken: 90, refused: 0 })
  expect(countCards(house)).toBe(90)
})

test('what a file noted about somebody is not found any more once its import is undone', async () => {
  const house = await openImportDesk()
  const done = await house.take(
    Buffer.from('Nominativo;Telefono;Note\nAnna;02 1234567;preferisce il mattino'),
  )
  const search = createHistorySearch(house.store.db, house.customers.summary)
  const found = () => search({ words: 'mattino', after: null }).hits
  // As a lead finds it, by its words and as one of all there is, in what was looked for before.
  const find = reviewQueries['review:find'](house.store.db, () => {})
  const leadFinds = (filter: Partial<ReviewFilter>) => {
    const asked = { order: 'newest', quick: false, offset: 0, now: Date.now() } as const
    for (;;) {
      const answer = find({ ...asked, filter: { ...wholeReview, ...filter } })
      if (answer?.kind === 'found') return [answer.total.count, ...answer.rows.map(({ excerpt }) => excerpt)]
    }
  }
  expect(found()).toMatchObject([{ excerpt: 'preferisce il mattino' }])
  for (const filter of [{ words: 'mattino' }, {}, { channels: ['note' as const] }])
    expect(leadFinds(filter)).toEqual([1, 'preferisce il mattino'])
  await house.undo(done.id)
  expect(found()).toEqual([])
  for (const filter of [{ words: 'mattino' }, {}, { channels: ['note' as const] }])
    expect(leadFinds(filter)).toEqual([0])
})

test('cards that people have worked on stay when their import is undone', async () => {
  const house = await openImportDesk()
  const done = await house.take(csv(60))
  const worked = house.cards().filter(({ name }) => ['Cliente 3', 'Cliente 30', 'Cliente 45'].includes(name))
  const [noted, renamed, reached] = worked.map(({ id }) => id)
  if (!noted || !renamed || !reached) throw new Error('the cards are not there')
  const work: Change[] = [
    noteOn(noted),
    { kind: 'customer:changed', customerId: renamed, fields: { company: 'Rossi & Figli' } },
    {
      kind: 'phone:added',
      customerId: reached,
      phone: { id: ContactPointId.parse(uuidv7()), number: null, raw: 'interno 12', label: 'work' },
    },
  ]
  await house.store.record(work, { agentId: house.bob.id })

  const undone = valueIn(await house.undo(done.id))
  expect(undone).toMatchObject({ state: 'undone', keptAtUndo: 3, taken: 60 })
  expect(
    house
      .cards()
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual([noted, renamed, reached].toSorted())
  expect(house.cards().every(({ phones }) => phones.length > 0)).toBe(true)
  // A second time changes nothing.
  expect(valueIn(await house.undo(done.id))).toMatchObject({ keptAtUndo: 3 })
})

test('an undo that a crash broke off is brought to its end at the next start', async () => {
  const first = await openImportDesk()
  const done = await first.take(csv(90))
  // Only the change is in the log: the program died before any card was cleared away.
  await first.store.record([{ kind: 'import:undone', importId: done.id }], {
    agentId: null,
    importId: done.id,
  })
  expect(countCards(first)).toBe(90)
  await first.desk.restore()
  expect(countCards(first)).toBe(0)
  expect(first.desk.list()).toMatchObject([{ state: 'undone', keptAtUndo: 0 }])
})

test('cancelled in the very moment it ends: it is over, one way or the other, and never broken off', async () => {
  const house = await openImportDesk()
  for (let round = 0; round < 30; round++) {
    const bytes = csv(5)
    const importId = await house.begin(bytes.length, await layoutOf(house, bytes))
    await house.send(importId, bytes)
    const finishing = house.finish(importId)
    // A little later in each round: some hit the moment between the writer's end and our hearing of it.
    const from = performance.now()
    while (performance.now() - from < round / 4) await new Promise(setImmediate)
    const [finished, cancelled] = await Promise.all([finishing, house.cancel(importId)])
    expect(['done', 'cancelled']).toContain(finished.state)
    expect(['done', 'cancelled']).toContain(cancelled.state)
  }
  expect(house.desk.list().every(({ state }) => state === 'done' || state === 'cancelled')).toBe(true)
})

test('a running import cannot be undone, and what is over takes no more pieces', async () => {
  const house = await openImportDesk()
  const bytes = csv(10)
  const importId = await house.begin(bytes.length, await layoutOf(house, bytes))
  expect(await house.undo(importId)).toMatchObject({ ok: false, code: 'conflict' })
  await house.send(importId, bytes)
  await house.finish(importId)
  expect(valueIn(await house.send(importId, bytes))).toMatchObject({ state: 'done', taken: 10 })
  expect(countCards(house)).toBe(10)
})

function noteOn(customerId: CustomerId): Change {
  return {
    kind: 'note:added',
    note: {
      id: NoteId.parse(uuidv7()),
      customerId,
      interactionId: null,
      callId: null,
      caseId: null,
      at: Date.now(),
      agentId: null,
      initials: 'BR',
      text: 'Ha chiamato per la consegna',
      corrects: null,
    },
  }
}
