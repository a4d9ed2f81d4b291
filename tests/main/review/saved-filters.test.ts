import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { Agent } from '../../../src-main/contract/agents.ts'
import type { StampedChange } from '../../../src-main/contract/changes.ts'
import { SavedFilterId, WindowId } from '../../../src-main/contract/ids.ts'
import { ReviewFilter, type ReviewQuestion } from '../../../src-main/contract/review.ts'
import { createSavedFilterHandlers } from '../../../src-main/review/saved-filter-handlers.ts'
import { createSavedFilterRepository } from '../../../src-main/review/saved-filter-repository.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const person = (name: string, initials: string, role: Agent['role']) =>
  Agent.parse({ id: uuidv7(), name, initials, role })
const giulia = person('Giulia Riva', 'GR', 'lead')
const carla = person('Carla Neri', 'CN', 'administrator')
const luca = person('Luca Tosi', 'LT', 'operator')
const window = WindowId.parse(uuidv7())
const about = (words: string): ReviewQuestion => ({ filter: ReviewFilter.parse({ words }), order: 'newest' })

function openFilters() {
  const { door, reading } = openTestDoor()
  let me = giulia
  const handlers = createSavedFilterHandlers({
    record: async (changes, by) => door.record(changes, by),
    now: () => noon,
    newId: uuidv7,
    agent: () => me,
    filters: createSavedFilterRepository(reading),
  })
  return {
    sit: (agent: Agent) => {
      me = agent
    },
    async names() {
      const result = await handlers['review:filters'](null, window)
      return result.ok
        ? result.value.map(({ name, question }) => `${name}: ${question.filter.words}`)
        : result.code
    },
    save: (name: string, words: string, shared = false) =>
      handlers['review:save-filter']({ name, shared, question: about(words) }, window),
    remove: (id: SavedFilterId) => handlers['review:remove-filter']({ id }, window),
  }
}

it('keeps what a lead looks for by name, and gives it back', async () => {
  const { names, save, remove } = openFilters()
  await save('Rimborsi', 'rimborso')
  await save('Bollette', 'bolletta')
  expect(await names()).toEqual(['Bollette: bolletta', 'Rimborsi: rimborso'])
  const again = await save('Rimborsi', 'rimborso -bolletta')
  expect(await names()).toEqual(['Bollette: bolletta', 'Rimborsi: rimborso -bolletta'])
  if (again.ok) await remove(again.value.id)
  expect(await names()).toEqual(['Bollette: bolletta'])
})

it('shows everybody’s to every lead, one’s own to nobody else, and none to who leads nobody', async () => {
  const { names, save, sit } = openFilters()
  await save('Miei', 'caldaia')
  await save('Reclami', 'reclamo', true)
  sit(carla)
  expect(await names()).toEqual(['Reclami: reclamo'])
  sit(luca)
  expect(await names()).toBe('not-allowed')
  expect(await save('Di Luca', 'x')).toEqual({ ok: false, code: 'not-allowed' })
})

it('comes to the same on every seat: the later word holds, in whatever order it comes', () => {
  const id = SavedFilterId.parse(uuidv7())
  const said = (seat: string, clock: number, name: string, removed: boolean): StampedChange => ({
    stamp: { seat, seq: 1, clock, agentId: null, importId: null },
    change: {
      kind: 'review-filter:saved',
      filter: { id, ownerId: giulia.id, name, question: about(name) },
      removed,
    },
  })
  const [here, there] = ['01a20000-0000-7000-8000-0000000000c1', '01a20000-0000-7000-8000-0000000000c2']
  const words = [said(here, 2048, 'vecchio', true), said(there, 4096, 'nuovo', false)]
  for (const order of [words, words.toReversed()]) {
    const { door, reading } = openTestDoor()
    door.applyRemote(order)
    door.applyRemote(order)
    expect(
      createSavedFilterRepository(reading)
        .of(giulia.id)
        .map(({ name }) => name),
    ).toEqual(['nuovo'])
  }
})
