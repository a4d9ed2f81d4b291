import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { Agent } from '../../../src-main/contract/agents.ts'
import { InteractionId, MergeId, ReviewId, WindowId } from '../../../src-main/contract/ids.ts'
import type { Input } from '../../../src-main/contract/requests.ts'
import { defaultHouseFor } from '../../../src-main/default-house.ts'
import { createHouseHandlers } from '../../../src-main/house/house-handlers.ts'
import { createHouseRepository } from '../../../src-main/house/house-repository.ts'
import { builtInSheet } from '../../../src-main/texts/score-sheet.ts'
import { created, interactionAdded } from '../../support/make-changes.ts'
import {
  bestAnswers,
  bruna,
  carla,
  gaia,
  luca,
  nothingMore,
  openReviewDesk,
  sara,
} from '../../support/open-review-desk.ts'
import { openTestDoor } from '../../support/open-test-door.ts'

const window = WindowId.parse(uuidv7())
const notAllowed = { ok: false, code: 'not-allowed' }

function openDesk() {
  const desk = openReviewDesk()
  const { handlers, interactionId } = desk
  type More = Partial<Input<'review:save'>>
  return {
    ...desk,
    save: (more: More = {}) =>
      handlers['review:save'](
        { interactionId, sheet: builtInSheet, answers: bestAnswers(), ...nothingMore, ...more },
        window,
      ),
    read: () => handlers['review:read']({ interactionId }, window),
    mine: () => handlers['review:mine'](null, window),
    answer: (text: string, by: Agent = gaia) =>
      handlers['review:answer']({ interactionId, reviewerId: by.id, text }, window),
    async acknowledge(by: Agent = gaia) {
      const state = desk.reviews.of(interactionId).find(({ review }) => review.reviewerId === by.id)
      if (!state) throw new Error('no review')
      const key = { interactionId, reviewerId: by.id, reviewId: state.review.id }
      return handlers['review:acknowledge'](key, window)
    },
  }
}

it('a lead scores a call; its operator finds it, answers once and acknowledges, and the lead sees both', async () => {
  const { save, sits, mine, answer, acknowledge, read, note } = openDesk()
  const place = { noteId: note.id, from: 24, quote: 'Promesso entro lunedì.' }
  const comment = { place, text: 'Bene: con la data.' }
  expect(await save({ comments: [comment], flags: ['praise'], overall: ' Ottimo. ' })).toMatchObject({
    ok: true,
    value: { customer: { name: 'Maria Rossi' }, mayReview: true, reviews: [{ answer: null }] },
  })

  sits(luca)
  expect(await mine()).toMatchObject({
    value: {
      toReadTotal: 1,
      toRead: [{ customerName: 'Maria Rossi', contact: { channel: 'phone' }, review: { flags: ['praise'] } }],
    },
  })
  expect(await answer('Grazie!')).toMatchObject({ ok: true })
  expect(await answer('E ancora grazie.')).toEqual({ ok: false, code: 'conflict' })
  expect(await acknowledge()).toMatchObject({ ok: true })
  expect(await mine()).toMatchObject({ value: { toRead: [], toReadTotal: 0 } })

  sits(gaia)
  expect(await read()).toMatchObject({
    value: {
      mayReview: true,
      reviews: [{ answer: { text: 'Grazie!', agentId: luca.id }, acknowledgedAt: expect.any(Number) }],
    },
  })
  expect(await mine()).toMatchObject({ value: { answered: [{ answer: { text: 'Grazie!' } }] } })
})

it('an answer leaves the list of the lead after a week', async () => {
  const { save, sits, answer, mine, later } = openDesk()
  await save()
  sits(luca)
  await answer('Va bene.')
  sits(gaia)
  later(7 * 24 * 3_600_000 + 1)
  expect(await mine()).toMatchObject({ value: { answered: [] } })
})

it('a review saved again takes the place of the first, and is to be acknowledged again', async () => {
  const { save, sits, acknowledge, mine, reviews, interactionId } = openDesk()
  await save()
  sits(luca)
  await acknowledge()
  sits(gaia)
  await save({ overall: 'Riascoltata.' })
  expect(reviews.of(interactionId)).toMatchObject([
    { review: { overall: 'Riascoltata.' }, acknowledgedAt: null },
  ])
  sits(luca)
  expect(await mine()).toMatchObject({ value: { toReadTotal: 1 } })
})

it('what was acknowledged has to be what stands there', async () => {
  const { save, sits, handlers, reviews, interactionId } = openDesk()
  await save()
  const [seen] = reviews.of(interactionId)
  await save({ overall: 'Un’altra cosa.' })
  sits(luca)
  const key = { interactionId, reviewerId: gaia.id, reviewId: ReviewId.parse(seen?.review.id) }
  expect(await handlers['review:acknowledge'](key, window)).toEqual({ ok: false, code: 'conflict' })
})

it('two leads score the same call, each for themselves', async () => {
  const { save, sits, read } = openDesk()
  await save()
  sits(carla)
  const [first, ...others] = bestAnswers()
  await save({ answers: first ? [{ ...first, points: 0 }, ...others] : [] })
  expect(await read()).toMatchObject({
    value: { reviews: [{ review: { reviewerId: gaia.id } }, { review: { reviewerId: carla.id } }] },
  })
})

it('who scores too sees what the other gave once their own is saved, the answer and the names apart', async () => {
  const { save, sits, read, answer } = openDesk()
  await save({ overall: 'Ottimo.' })
  sits(luca)
  await answer('Grazie!')
  sits(carla)
  const blind = await read()
  expect(blind).toMatchObject({ value: { reviews: [], withheld: [gaia.id], mayReview: true } })
  expect(JSON.stringify(blind)).not.toContain('Ottimo.')
  const saved = await save()
  expect(saved).toMatchObject({
    value: {
      reviews: [{ review: { reviewerId: gaia.id } }, { review: { reviewerId: carla.id } }],
      withheld: [],
    },
  })
  expect(JSON.stringify(saved)).not.toContain('informed')

  // Thinking again, with the other's before one's eyes, is told.
  await save({ overall: 'Forse meno.' })
  expect(await read()).toMatchObject({ value: { reviews: [{}, { review: { informed: true } }] } })
})

it('a lead who would rather read than score does, and a score given after that says so', async () => {
  const { save, sits, read, handlers, interactionId } = openDesk()
  await save()
  sits(carla)
  const looked = await handlers['review:read']({ interactionId, look: true }, window)
  expect(looked).toMatchObject({ value: { reviews: [{ review: { reviewerId: gaia.id } }], withheld: [] } })
  // It stays open, for her alone.
  expect(await read()).toMatchObject({ value: { withheld: [] } })
  await save()
  expect(await read()).toMatchObject({
    value: { reviews: [{ review: { reviewerId: gaia.id } }, { review: { informed: true } }] },
  })
})

it('nothing is withheld from the person whose contact it was', async () => {
  const { save, sits, read } = openDesk()
  await save({ overall: 'Ottimo.' })
  sits(luca)
  expect(await read()).toMatchObject({
    value: { reviews: [{ review: { overall: 'Ottimo.' } }], withheld: [] },
  })
})

it('an old review keeps its sheet, and can be saved again by it', async () => {
  const { save, houseHas, reviews, interactionId } = openDesk()
  await save()
  const shorter = { ...builtInSheet, version: 2, questions: builtInSheet.questions.slice(0, 2) }
  houseHas([shorter])
  expect(await save({ overall: 'Come allora.' })).toMatchObject({ ok: true })
  expect(reviews.of(interactionId)).toMatchObject([{ review: { sheet: builtInSheet } }])
  expect(await save({ sheet: shorter, answers: bestAnswers(shorter) })).toMatchObject({ ok: true })
  expect(reviews.of(interactionId)).toMatchObject([{ review: { sheet: { version: 2 } } }])
})

it('a sheet that the house does not have, and answers that leave a question open, are refused', async () => {
  const { save } = openDesk()
  expect(await save({ sheet: { ...builtInSheet, failure: 'zero' } })).toMatchObject({ code: 'conflict' })
  expect(await save({ answers: bestAnswers().slice(1) })).toMatchObject({ code: 'invalid-input' })
})

it('only leads review, and nobody what they did themselves', async () => {
  const { save, sits, record, customerId, handlers } = openDesk()
  for (const nobody of [luca, sara, bruna, null]) {
    sits(nobody)
    expect(await save()).toEqual(notAllowed)
  }
  sits(gaia)
  const own = interactionAdded(customerId, { agentId: gaia.id })
  const systems = interactionAdded(customerId, { agentId: null })
  const event = interactionAdded(customerId, { agentId: luca.id, channel: 'event', direction: 'none' })
  record([own, systems, event])
  for (const { interaction } of [own, systems, event]) {
    const draft = {
      interactionId: interaction.id,
      sheet: builtInSheet,
      answers: bestAnswers(),
      ...nothingMore,
    }
    expect(await handlers['review:save'](draft, window)).toEqual(notAllowed)
    expect(await handlers['review:read']({ interactionId: interaction.id }, window)).toMatchObject({
      value: { mayReview: false },
    })
  }
})

it('a single person’s reviews are seen by that person and the leads only', async () => {
  const { save, sits, read, answer, acknowledge, mine } = openDesk()
  await save()
  for (const curious of [sara, bruna, null]) {
    sits(curious)
    expect(await read()).toEqual(notAllowed)
    expect(await answer('Mia?')).toEqual(notAllowed)
    expect(await mine()).toMatchObject({ value: { toRead: [], toReadTotal: 0, answered: [] } })
  }
  sits(carla)
  expect(await read()).toMatchObject({ ok: true })
  expect(await answer('Per lui.')).toEqual(notAllowed)
  expect(await acknowledge()).toEqual(notAllowed)
  sits(luca)
  expect(await read()).toMatchObject({ ok: true, value: { mayReview: false } })
})

it('a contact that is not here cannot be reviewed, and a review that is not there not answered', async () => {
  const { handlers, answer, sits } = openDesk()
  const gone = { interactionId: InteractionId.parse(uuidv7()) }
  expect(await handlers['review:read'](gone, window)).toEqual({ ok: false, code: 'not-found' })
  sits(luca)
  expect(await answer('Quale?')).toEqual({ ok: false, code: 'not-found' })
})

it('follows its contact when two cards become one customer’s', async () => {
  const { save, record, customerId, sits, mine, interactionId, read } = openDesk()
  await save()
  const kept = created({ name: 'Maria Rossi Bianchi' })
  const merge = {
    kind: 'customer:merged' as const,
    mergeId: MergeId.parse(uuidv7()),
    keptId: kept.customerId,
    mergedId: customerId,
    at: 1,
    agentId: null,
    initials: null,
    fields: {},
    before: {},
  }
  record([kept, merge])
  sits(luca)
  expect(await mine()).toMatchObject({ value: { toRead: [{ customerName: 'Maria Rossi Bianchi' }] } })
  expect(await read()).toMatchObject({
    value: { interaction: { id: interactionId }, customer: { id: kept.customerId } },
  })
})

it('by what contacts are scored is for leads and administrators to say; each saving is a version', async () => {
  const { door, reading } = openTestDoor()
  const house = createHouseRepository(reading, () => defaultHouseFor('it'))
  let sitting: Agent | null = luca
  const handlers = createHouseHandlers({
    record: async (changes, by) => door.record(changes, by),
    now: () => 0,
    agent: () => sitting,
    newId: uuidv7,
    house,
    agents: { list: () => [] },
  })
  const sheet = { ...builtInSheet, name: { it: 'Telefonate', en: 'Calls' } }
  const change = (scoreSheets: readonly (typeof builtInSheet)[]) =>
    handlers['house:change']({ scoreSheets }, window)
  expect(house.read().scoreSheets).toEqual([builtInSheet])
  expect(await change([sheet])).toEqual(notAllowed)
  expect(await change([builtInSheet])).toMatchObject({ ok: true })
  sitting = bruna
  expect(await change([sheet])).toMatchObject({ value: { scoreSheets: [{ version: 2 }] } })
  expect(await change([sheet])).toMatchObject({ value: { scoreSheets: [{ version: 2 }] } })
  sitting = gaia
  expect(await change([{ ...sheet, failure: 'zero' }])).toMatchObject({
    value: { scoreSheets: [{ version: 3, failure: 'zero' }] },
  })
})
