import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CaseStep } from '../../../src-main/contract/case-steps.ts'
import type { Change, StampedChange } from '../../../src-main/contract/changes.ts'
import {
  AgentId,
  AttemptId,
  CallId,
  CaseId,
  CaseMoveId,
  CategoryId,
  CustomerId,
  DeskId,
  ImportId,
  InteractionId,
  MergeId,
  NoteId,
  PromiseId,
} from '../../../src-main/contract/ids.ts'
import type { Database } from '../../../src-main/database/connection.ts'
import { createUrgencies } from '../../../src-main/database/giving-way.ts'
import { finding } from '../../../src-main/database/migrations/0060-finding.ts'
import { ticksPerMillisecond } from '../../../src-main/domain/clock.ts'
import { undoJobWith } from '../../../src-main/imports/undo-job.ts'
import { createFindingKeeper } from '../../../src-main/review/finding-keeper.ts'
import { createFindingPorts } from '../../../src-main/threads/finding-ports.ts'
import {
  caseOpened,
  created,
  interactionAdded,
  move,
  noteAdded,
  promiseMade,
} from '../../support/make-changes.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'
import { keptFinding, recountFinding } from '../../support/recount-finding.ts'

const hour = 3_600_000
const idOf = (kind: string, number: number) =>
  `01a20000-0000-7000-8000-000000${kind}${String(number).padStart(4, '0')}`
const few = <T extends string>(kind: string, schema: { parse(id: string): T }, count: number) =>
  fc.integer({ min: 1, max: count }).map((number) => schema.parse(idOf(kind, number)))

const cardIds = [1, 2, 3].map((number) => CustomerId.parse(idOf('0a', number)))
const agentId = AgentId.parse(idOf('0b', 1))
const importId = ImportId.parse(idOf('4a', 1))
const merges = [0, 1, 2].map((index) => ({
  mergeId: MergeId.parse(idOf('0c', index)),
  keptId: cardIds[index] ?? CustomerId.parse(idOf('0a', 1)),
  mergedId: cardIds[(index + 1) % 3] ?? CustomerId.parse(idOf('0a', 2)),
}))

const card = fc.constantFrom(...cardIds)
const agent = fc.constantFrom(null, agentId, AgentId.parse(idOf('0b', 2)))
const call = fc.option(few('0d', CallId, 3), { freq: 2 })
const caseId = fc.option(few('0e', CaseId, 2), { freq: 2 })
const interaction = few('0f', InteractionId, 6)
const promise = few('1a', PromiseId, 3)
const at = fc.integer({ min: 0, max: 40 }).map((half) => noon + half * (hour / 2))
const merge = fc.constantFrom(...merges)
const text = fc.constantFrom('', 'Chiede del rimborso.', ' ')
const outcome = fc.constantFrom(null, 'solved' as const, 'callback' as const)

const contact = fc
  .record({
    customerId: card,
    id: interaction,
    channel: fc.constantFrom('phone' as const, 'email' as const, 'event' as const),
    direction: fc.constantFrom('in' as const, 'out' as const),
    ...{ at, agentId: agent, callId: call, caseId, outcome, summary: text },
  })
  .map(({ customerId, ...given }): Change => interactionAdded(customerId, given))
const note = fc
  .record({
    customerId: card,
    id: few('1b', NoteId, 4),
    interactionId: fc.option(interaction),
    ...{ at, agentId: agent, callId: call, caseId },
  })
  .map(({ customerId, ...given }): Change => noteAdded(customerId, given))
const concluded = fc
  .record({ interactionId: interaction, customerId: card, outcome, caseId })
  .map((said): Change => ({ kind: 'interaction:concluded', ...said }))

const opened = fc
  .record({ customerId: card, id: few('0e', CaseId, 2), openedAt: at })
  .map(({ customerId, ...given }): Change => caseOpened(customerId, given))
const moved = fc
  .record({
    caseId: few('0e', CaseId, 2),
    customerId: card,
    to: fc.constantFrom('yellow' as const, 'green' as const),
  })
  .map(({ to, ...about }): Change => ({ kind: 'case:moved', ...about, move: move(to) }))
const signed = few('1c', CaseMoveId, 9).map((id) => ({
  id,
  at: noon,
  agentId: null,
  initials: null,
  reason: '',
}))
const holder = { ownerId: null, ownerInitials: null, deskId: DeskId.parse(idOf('1d', 1)) }
const category = {
  categoryId: CategoryId.parse(idOf('1e', 1)),
  category: 'Resi',
  answerBy: null,
  solveBy: null,
}
const step: fc.Arbitrary<CaseStep> = fc.oneof(
  signed.map((by) => ({ kind: 'assigned' as const, ...by, holder })),
  signed.map((by) => ({ kind: 'changed' as const, ...by, subject: null, category })),
  fc
    .tuple(signed, fc.constantFrom('received' as const, 'classified' as const, null))
    .map(([by, stage]) => ({ kind: 'complaint' as const, ...by, stage })),
)
const stepped = fc
  .record({ caseId: few('0e', CaseId, 2), customerId: card, step })
  .map((said): Change => ({ kind: 'case:stepped', ...said }))

const promised = fc
  .record({ customerId: card, id: promise, madeAt: at, wait: fc.integer({ min: 0, max: 3 }) })
  .map(
    ({ customerId, wait, ...given }): Change =>
      promiseMade(customerId, { ...given, dueAt: given.madeAt + wait * hour }),
  )
const kept = fc
  .record({ promiseId: promise, customerId: card, keptAt: at })
  .map((said): Change => ({ kind: 'promise:kept', ...said }))
const attempted = fc
  .record({ promiseId: promise, customerId: card, at, keeps: fc.boolean(), id: few('1f', AttemptId, 2) })
  .map(
    ({ promiseId, customerId, ...said }): Change => ({
      kind: 'promise:attempted',
      ...{ promiseId, customerId },
      attempt: { ...said, agentId, initials: 'GR', outcome: 'answered', callId: null },
    }),
  )
const released = fc.record({ promiseId: promise, customerId: card, at }).map(
  ({ promiseId, customerId, at: time }): Change => ({
    kind: 'promise:released',
    ...{ promiseId, customerId },
    release: { at: time, agentId, initials: 'GR', reason: 'Ha risolto da sé.' },
  }),
)
const transferred = fc
  .record({
    id: fc.integer({ min: 1, max: 3 }).map((number) => idOf('2a', number)),
    callId: few('0d', CallId, 3),
    at,
    choice: fc.constantFrom('transfer' as const, 'ask' as const),
    reason: fc.constantFrom('Serve il tecnico', 'Amministrazione'),
    succeeded: fc.constantFrom(null, true, false),
  })
  .map(
    (said): Change => ({
      kind: 'transfer:decided',
      decision: { ...said, customerId: null, agentId, initials: 'GR', promiseId: null },
    }),
  )
const united = merge.map(
  (pair): Change => ({
    kind: 'customer:merged',
    ...{ ...pair, at: noon, agentId, initials: 'GR', fields: {}, before: {} },
  }),
)
const parted = merge.map((pair): Change => ({ kind: 'customer:merge-undone', ...pair, fields: {} }))
const happening = fc.oneof(
  { weight: 6, arbitrary: contact },
  { weight: 3, arbitrary: note },
  ...[concluded, opened, moved, stepped, promised, kept, attempted, released, transferred, united, parted],
)

/** Of whom only the import knows, and what it brought. */
const forgottenId = CustomerId.parse(idOf('0a', 4))
/** The cards come with an import, and notes that stand alone; it may be taken back. */
const begin: readonly Change[] = [
  { kind: 'import:started', importId, fileName: 'schede.csv', bytesTotal: 100 },
  ...[...cardIds, forgottenId].map((id, index) => created({ name: `Maria ${index}` }, id)),
  noteAdded(forgottenId, { id: NoteId.parse(idOf('1b', 9)), at: noon, text: 'Cliente dal 2009.' }),
]
const isImported = (change: Change) =>
  change.kind === 'customer:created' ||
  (change.kind === 'note:added' && change.note.interactionId === null && change.note.callId === null)

/** What its card is cleared away by where it was taken back, as the writer does it. */
function clearUndone(db: Database): void {
  const isUndone = db.prepare("SELECT 1 FROM customer_import WHERE state = 'undone' AND cleared = 0").get()
  if (isUndone === undefined) return
  const thread = { wake() {}, settle() {}, urgencies: createUrgencies() }
  const cardGone = createFindingKeeper(db, createFindingPorts(db)).cardGone
  const job = undoJobWith(
    () => () => {},
    () => cardGone,
  )(db, { importId, record: false, at: noon }, thread)
  job.finish()
  for (let step = job.next(); step !== 'done'; step = job.next()) if (typeof step === 'function') step()
}

function factOf(change: Change): string | null {
  if (change.kind === 'interaction:added') return change.interaction.id
  if (change.kind === 'note:added') return change.note.id
  if (change.kind === 'case:opened') return change.case.id
  return change.kind === 'promise:made' ? change.promise.id : null
}

/** Each happening on one of two seats, whose clocks run alike, so that ties happen. */
const year = fc
  .array(fc.tuple(fc.boolean(), happening), { minLength: 6, maxLength: 34 })
  .map((happenings) => {
    const seats = [
      { seat: idOf('3a', 1), said: [...begin] as Change[] },
      { seat: idOf('3a', 2), said: [{ kind: 'import:undone', importId }] as Change[] },
    ]
    const facts = new Set<string>()
    for (const [there, change] of happenings) {
      const fact = factOf(change)
      // A fact is written once; what is said of it comes as often as somebody says it.
      if (fact !== null && facts.has(fact)) continue
      if (fact !== null) facts.add(fact)
      seats[there ? 1 : 0]?.said.push(change)
    }
    return seats.flatMap(({ seat, said }) =>
      said.map((change, index): StampedChange => {
        const clock = (noon + index) * ticksPerMillisecond
        return {
          stamp: { seat, seq: index + 1, clock, agentId, importId: isImported(change) ? importId : null },
          change,
        }
      }),
    )
  })
const anyOrder = year.chain((changes) => fc.shuffledSubarray([...changes], { minLength: changes.length }))

it('finds contacts by what a recount of the facts says, whatever two seats did and in whatever order', () => {
  fc.assert(
    fc.property(anyOrder, (order) => {
      const { door, db } = openTestDoor({ now: () => noon + 1000 })
      const half = Math.floor(order.length / 2)
      door.applyRemote(order.slice(0, half))
      clearUndone(db)
      door.applyRemote(order.slice(half))
      clearUndone(db)
      expect(keptFinding(db)).toEqual(recountFinding(db))
    }),
    { numRuns: 25, endOnFailure: true },
  )
}, 120_000)

it('does not find what an import wrote and another seat sends on after it was undone here', () => {
  const { door, db } = openTestDoor({ now: () => noon + 1000 })
  const stamped = (change: Change, seq: number): StampedChange => ({
    change,
    stamp: {
      ...{ seat: idOf('3a', 1), seq, clock: (noon + seq) * ticksPerMillisecond, agentId },
      importId: isImported(change) ? importId : null,
    },
  })
  const [started, ...written] = begin
  const undone: Change = { kind: 'import:undone', importId }
  const note = written.pop()
  if (!started || !note) throw new Error('nothing was imported')
  door.applyRemote([started, ...written, undone].map((change, index) => stamped(change, index + 1)))
  clearUndone(db)
  door.applyRemote([stamped(note, 20)])
  expect(keptFinding(db)).toEqual([])
  expect(recountFinding(db)).toEqual([])
})

it('finds the same in a house from before: what is there is counted once', () => {
  fc.assert(
    fc.property(anyOrder, (order) => {
      const { door, db } = openTestDoor({ now: () => noon + 1000 })
      door.applyRemote(order)
      db.exec(`
        DROP TABLE finding_facet; DROP TABLE finding_case; DROP TABLE finding_row; DROP TABLE finding_note;
        DROP TABLE finding_touch; DROP INDEX interaction_call; DROP INDEX transfer_decision_call;
      `)
      finding.up(db)
      expect(keptFinding(db)).toEqual(recountFinding(db))
    }),
    { numRuns: 15, endOnFailure: true },
  )
}, 120_000)
