import { uuidv7 } from 'uuidv7'
import { Agent } from '../../src-main/contract/agents.ts'
import type { Change } from '../../src-main/contract/changes.ts'
import type { ScoreAnswer, ScoreSheet } from '../../src-main/contract/scoring.ts'
import { createCustomerRepository } from '../../src-main/customers/customer-repository.ts'
import type { Author } from '../../src-main/database/door.ts'
import { createHistoryRepository } from '../../src-main/notes/history-repository.ts'
import { createReviewHandlers } from '../../src-main/scoring/review-handlers.ts'
import { createReviewRepository } from '../../src-main/scoring/review-repository.ts'
import { builtInSheet } from '../../src-main/texts/score-sheet.ts'
import { createTimelineRepository } from '../../src-main/timeline-repository.ts'
import { created, interactionAdded, noteAdded } from './make-changes.ts'
import { noon, openTestDoor } from './open-test-door.ts'

const person = (name: string, initials: string, role: Agent['role']): Agent =>
  Agent.parse({ id: uuidv7(), name, initials, role })

export const gaia = person('Gaia Ricci', 'GR', 'lead')
export const carla = person('Carla Neri', 'CN', 'lead')
export const luca = person('Luca Testa', 'LT', 'operator')
export const sara = person('Sara Conti', 'SC', 'operator')
export const bruna = person('Bruna Bo', 'BB', 'administrator')

/** Yes to everything, or the most points there are. */
export function bestAnswers({ questions }: ScoreSheet = builtInSheet): readonly ScoreAnswer[] {
  return questions.map(({ id, maximum }) => ({ questionId: id, points: maximum }))
}

export const nothingMore = { comments: [], flags: [], overall: '' }

/** A house over a real database, in which Luca spoke with Maria Rossi and wrote a note about it. */
export function openReviewDesk() {
  const { door, db, reading } = openTestDoor()
  let [sitting, sheets, at]: [Agent | null, readonly ScoreSheet[], number] = [gaia, [builtInSheet], noon]
  const customers = createCustomerRepository(reading)
  const history = createHistoryRepository(reading)
  const timeline = createTimelineRepository(reading)
  const record = (changes: readonly Change[]) => door.record(changes, { agentId: sitting?.id ?? null })
  const maria = created({ name: 'Maria Rossi' })
  const call = interactionAdded(maria.customerId, { agentId: luca.id, initials: 'LT' })
  const said = noteAdded(maria.customerId, {
    interactionId: call.interaction.id,
    agentId: luca.id,
    text: 'Chiama per il rimborso. Promesso entro lunedì.',
  })
  record([gaia, carla, luca, sara, bruna].map((agent) => ({ kind: 'agent:added' as const, agent })))
  record([maria, call, said])

  return {
    db,
    door,
    record,
    reviews: createReviewRepository(reading),
    customerId: maria.customerId,
    interactionId: call.interaction.id,
    note: said.note,
    sits(agent: Agent | null): void {
      sitting = agent
    },
    houseHas(next: readonly ScoreSheet[]): void {
      sheets = next
    },
    /** Milliseconds pass. */
    later(ms: number): void {
      at += ms
    },
    handlers: createReviewHandlers({
      record: async (changes: readonly Change[], by: Author) => door.record(changes, by),
      now: () => at,
      agent: () => sitting,
      newId: uuidv7,
      reviews: createReviewRepository(reading),
      contact(id) {
        const interaction = history.interaction(id)
        return interaction && { interaction, notes: timeline.notesOf(id, null).notes }
      },
      customer: customers.summary,
      house: () => ({ scoreSheets: sheets }),
    }),
  }
}
