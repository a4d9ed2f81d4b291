import { expect, it } from 'vitest'
import { Change } from '../../../src-main/contract/changes.ts'
import { createHistoryFactReader } from '../../../src-main/notes/fact-reader.ts'
import { createHistoryRepository } from '../../../src-main/notes/history-repository.ts'
import { figuresQueries } from '../../../src-main/threads/figures-queries.ts'
import { created, interactionAdded } from '../../support/make-changes.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

function openMaria() {
  const opened = openTestDoor({ now: () => noon + 1000 })
  const maria = created({ name: 'Maria Rossi' })
  opened.door.record([maria], { agentId: null })
  const today = new Date(noon).toISOString().slice(0, 10)
  const asked = { period: { from: today, to: today }, deskId: null, agentId: null, now: noon + 1000 }
  return {
    ...opened,
    mariaId: maria.customerId,
    record: (...changes: Change[]) => opened.door.record(changes, { agentId: null }),
    satisfaction: () => figuresQueries['figures:read'](opened.reading)(asked).figures.satisfaction,
    rows: () =>
      figuresQueries['figures:rows'](opened.reading)({
        ...{ ...asked, figure: 'satisfaction', customersOnly: false, offset: 0, limit: 500 },
      }),
  }
}

it('keeps the answer with the contact, and the last conclusion tells it', () => {
  const { reading, mariaId, record, satisfaction } = openMaria()
  const call = interactionAdded(mariaId)
  const { id: interactionId } = call.interaction
  const concluded = {
    kind: 'interaction:concluded',
    interactionId,
    customerId: mariaId,
    caseId: null,
  } as const
  record(call, { ...concluded, outcome: 'solved', satisfaction: 2 })
  record({ ...concluded, outcome: 'solved', satisfaction: 4 })
  expect(createHistoryRepository(reading).interaction(interactionId)?.satisfaction).toBe(4)
  // The fact itself stays as it was written.
  const fact = createHistoryFactReader(reading)['interaction:added'](interactionId)
  expect(fact?.interaction.satisfaction).toBeUndefined()
  expect(satisfaction()).toEqual({ contacts: 1, answers: 1, mean: 4, median: 4, marks: [0, 0, 0, 1, 0] })
})

it('reads a contact that was recorded with an answer back as it was, also on another seat', () => {
  const { reading, mariaId, record } = openMaria()
  const visit = interactionAdded(mariaId, { channel: 'shop', satisfaction: 5 })
  record(visit)
  expect(createHistoryFactReader(reading)['interaction:added'](visit.interaction.id)).toEqual(visit)
})

it('takes a log from before anybody asked, and refuses what is no answer', () => {
  const call = interactionAdded(openMaria().mariaId)
  expect(Change.parse(call)).toEqual(call)
  for (const satisfaction of [0, 6, 2.5])
    expect(Change.safeParse({ ...call, interaction: { ...call.interaction, satisfaction } }).success).toBe(
      false,
    )
})

it('asks nobody who was not reached, and tells the rows behind the figure, the newest first', () => {
  const { mariaId, record, satisfaction, rows } = openMaria()
  record(
    interactionAdded(mariaId, { satisfaction: 3 }),
    interactionAdded(mariaId, { at: noon + 60_000, channel: 'letter', satisfaction: 5 }),
    interactionAdded(mariaId),
    interactionAdded(mariaId, { outcome: 'no-answer' }),
    interactionAdded(mariaId, { outcome: 'wrong-number', satisfaction: 1 }),
    interactionAdded(mariaId, { channel: 'event', direction: 'none', satisfaction: 1 }),
  )
  expect(satisfaction()).toMatchObject({ contacts: 3, answers: 2, mean: 4 })
  expect(rows()).toMatchObject({
    total: 2,
    rows: [
      { customerName: 'Maria Rossi', counts: 'satisfied-5' },
      { customerName: 'Maria Rossi', counts: 'satisfied-3' },
    ],
  })
})

it('reads by the index of the answers alone', () => {
  const { reading } = openMaria()
  const plan = reading
    .prepare<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT i.id FROM interaction i
       WHERE coalesce(i.concluded_satisfaction, i.satisfaction, i.surveyed) IS NOT NULL AND i.at >= 1 AND i.at < 2`,
    )
    .all()
  expect(plan.map(({ detail }) => detail).join()).toContain('INDEX interaction_satisfaction (at>? AND at<?)')
})
