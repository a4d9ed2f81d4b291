import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { ReviewId } from '../../../src-main/contract/ids.ts'
import type { PackField } from '../../../src-main/contract/review-pack.ts'
import type { Review, ReviewComment } from '../../../src-main/contract/scoring.ts'
import { isCovered } from '../../../src-main/domain/review-place.ts'
import { builtInSheet } from '../../../src-main/texts/score-sheet.ts'
import { openPackHouse, openPackReader } from '../../support/open-pack-house.ts'
import { bestAnswers, carla, gaia, luca, nothingMore } from '../../support/open-review-desk.ts'
import { noon } from '../../support/open-test-door.ts'

type PackHouse = ReturnType<typeof openPackHouse>
type Fields = readonly PackField[]

const words = 'richiamata al 333 12.34-567'
const withoutNotes: Fields = ['customer', 'case', 'agent', 'reviews']

function aReview(
  { initials, ...lead }: typeof gaia,
  { id, customerId }: PackHouse['call']['interaction'],
  more: Partial<Review>,
) {
  const review: Review = {
    ...{ id: ReviewId.parse(uuidv7()), interactionId: id, customerId, agentId: luca.id, at: noon },
    ...{ reviewerId: lead.id, reviewerInitials: initials, sheet: builtInSheet, answers: bestAnswers() },
    ...{ ...nothingMore, flags: [], ...more },
  }
  return { kind: 'review:saved' as const, review }
}

/** A house where both leads have reviewed Luca's call with Maria and commented on its note and its summary. */
function reviewedHouse() {
  const house = openPackHouse()
  const { call, said } = house
  const comments: readonly ReviewComment[] = [
    {
      place: { noteId: said.note.id, from: said.note.text.indexOf(words), quote: words },
      text: 'Bene: il numero di Maria Rossi è ripetuto.',
    },
    { place: { noteId: null, from: 0, quote: 'La sig.ra ROSSI' }, text: 'Chiamala per nome.' },
  ]
  for (const lead of [carla, gaia]) {
    house.sits(lead)
    const overall = `Di ${lead.name} su Maria Rossi.`
    house.record([aReview(lead, call.interaction, { comments, overall })])
  }
  return { ...house, comments }
}

async function readAgain(house: PackHouse, pseudonyms: boolean, fields: Fields = withoutNotes) {
  const reader = openPackReader()
  const opened = await reader.opens(await house.pack({ fields, pseudonyms }))
  if (!opened.ok) throw new Error(opened.code)
  const read = await reader.handlers['pack:read']({ interactionId: house.call.interaction.id }, house.window)
  if (!read.ok) throw new Error(read.code)
  return { reader, reviews: read.value.reviews }
}

for (const pseudonyms of [false, true]) {
  const under = pseudonyms ? ' under pseudonyms' : ''

  it(`without notes an earlier review keeps its comments, and not the words they are about${under}`, async () => {
    const house = reviewedHouse()
    const { reviews } = await readAgain(house, pseudonyms)
    expect(new Set(reviews.map(({ review }) => review.reviewerId))).toEqual(new Set([carla.id, gaia.id]))
    for (const { review } of reviews) {
      expect(review.comments).toHaveLength(2)
      expect(review.comments[1]?.text).toBe('Chiamala per nome.')
      expect(review.comments.every(({ place }) => isCovered(place))).toBe(true)
    }
    const said = JSON.stringify(reviews)
    for (const kept of [words, 'ROSSI', ...(pseudonyms ? ['Maria', 'Rossi'] : [])])
      expect(said).not.toContain(kept)
  })

  it(`saved again and sent home, its comments are about the same words as before${under}`, async () => {
    const house = reviewedHouse()
    const { reader, reviews } = await readAgain(house, pseudonyms)
    const mine = reviews.find(({ review }) => review.reviewerId === carla.id)?.review
    if (!mine) throw new Error('no review of Carla’s')
    const { comments, overall } = mine
    await reader.save(house.call.interaction.id, { comments, overall, flags: ['coach'] })
    await house.merge(await reader.reply())
    const [home] = house.reviews.of(house.call.interaction.id).filter(({ review }) => review.flags.length > 0)
    expect(home?.review).toMatchObject({
      ...{ comments: house.comments, overall: 'Di Carla Neri su Maria Rossi.' },
      reviewerId: carla.id,
    })
  })
}

it('whoever reads a pack scores before they see what the other lead gave, unless they would rather look', async () => {
  const house = reviewedHouse()
  const fields: Fields = ['written', 'agent', 'reviews']
  // Gaia has reviewed it already; Carla's pack holds Gaia's of another call, which she has not.
  house.record([aReview(gaia, house.second.interaction, { overall: 'Di Gaia.' })])
  const { id } = house.second.interaction
  const { reader } = await readAgain(house, false, fields)
  const read = (look = false) => reader.handlers['pack:read']({ interactionId: id, look }, house.window)
  expect(await read()).toMatchObject({ value: { reviews: [], withheld: [gaia.id] } })
  expect(JSON.stringify(await reader.contact(id))).not.toContain('Di Gaia.')
  expect(await read(true)).toMatchObject({ value: { reviews: [{ review: { overall: 'Di Gaia.' } }] } })
  expect(await reader.save(id)).toMatchObject({
    value: { reviews: [{}, { review: { reviewerId: carla.id, informed: true } }], withheld: [] },
  })
})

it('what was looked at stays looked at when the pack is closed and opened again, also by another start', async () => {
  const house = reviewedHouse()
  house.record([aReview(gaia, house.second.interaction, { overall: 'Di Gaia.' })])
  const interactionId = house.second.interaction.id
  const file = await house.pack({ fields: ['written', 'agent', 'reviews'] })
  const { folder, ...first } = openPackReader()
  await first.opens(file)
  await first.handlers['pack:read']({ interactionId, look: true }, house.window)
  await first.close()
  await first.opens(file)
  expect(await first.handlers['pack:read']({ interactionId }, house.window)).toMatchObject({
    value: { reviews: [{ review: { overall: 'Di Gaia.' } }], withheld: [] },
  })
  await first.close()
  const again = openPackReader({ folder })
  await again.opens(file)
  expect(await again.save(interactionId)).toMatchObject({
    value: { reviews: [{}, { review: { reviewerId: carla.id, informed: true } }] },
  })
  // The house is told by `informed` alone.
  expect(await house.look(await again.reply())).toMatchObject({ value: { reviews: 1, fresh: 1 } })
})
