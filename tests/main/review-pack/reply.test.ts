import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openPackHouse, openPackReader } from '../../support/open-pack-house.ts'
import { carla, gaia, luca } from '../../support/open-review-desk.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

type PackHouse = ReturnType<typeof openPackHouse>

/** What the reviews of both contacts say. */
function standing(house: PackHouse): unknown {
  return [house.call, house.second].map(({ interaction }) =>
    house.reviews.of(interaction.id).map(({ review }) => ({
      ...{ by: review.reviewerId, overall: review.overall, agentId: review.agentId },
      ...{ customerId: review.customerId, comments: review.comments },
    })),
  )
}

function reviewsIn(db: PackHouse['db']): readonly unknown[] {
  return db.prepare('SELECT * FROM review ORDER BY interaction_id, reviewer_id').all()
}

it('a reply is looked at first, then taken in; a second time it changes nothing', async () => {
  const house = openPackHouse()
  const reader = openPackReader()
  await reader.opens(await house.pack({ fields: ['written'] }))
  await reader.save(house.call.interaction.id, { overall: 'Bene.', flags: ['praise'] })
  await reader.save(house.second.interaction.id, { overall: 'Benissimo.' })
  const reply = await reader.reply()
  const counted = { reader: carla.name, reviews: 2, gone: 0, refused: 0 }
  expect(await house.look(reply)).toMatchObject({ ok: true, value: { ...counted, fresh: 2, known: 0 } })
  expect(house.reviews.of(house.call.interaction.id)).toEqual([])
  expect(await house.merge(reply)).toMatchObject({ value: { ...counted, fresh: 2 } })
  expect(house.reviews.of(house.call.interaction.id)).toMatchObject([
    {
      review: {
        overall: 'Bene.',
        reviewerId: carla.id,
        agentId: luca.id,
        customerId: house.maria.customerId,
      },
    },
  ])
  const before = standing(house)
  expect(await house.merge(reply)).toMatchObject({ value: { fresh: 0, known: 2 } })
  expect(standing(house)).toEqual(before)
})

it('a comment made under pseudonyms finds its words again under their own names', async () => {
  const house = openPackHouse()
  const reader = openPackReader()
  await reader.opens(await house.pack({ pseudonyms: true }))
  const contact = await reader.contact(house.call.interaction.id)
  if (!contact.ok) throw new Error(contact.code)
  const [note] = contact.value.notes
  const quote = note?.text.slice(0, note.text.indexOf(' (o')) ?? ''
  expect(quote).not.toContain('Maria')
  const place = { noteId: house.said.note.id, from: 0, quote }
  await reader.save(house.call.interaction.id, { comments: [{ place, text: 'Ripeti il numero.' }] })
  await house.merge(await reader.reply())
  expect(house.reviews.of(house.call.interaction.id)).toMatchObject([
    {
      review: {
        comments: [
          {
            place: { from: 0, quote: 'Maria chiede di essere richiamata al 333 12.34-567' },
            text: 'Ripeti il numero.',
          },
        ],
      },
    },
  ])
})

it('a pack is no reply, a reply no pack, and another house takes neither', async () => {
  const house = openPackHouse()
  const reader = openPackReader()
  const pack = await house.pack()
  await reader.opens(pack)
  await reader.save(house.call.interaction.id)
  const reply = await reader.reply()
  expect(await house.look(pack)).toEqual({ ok: false, code: 'pack-no-reply' })
  expect(await reader.opens(reply)).toEqual({ ok: false, code: 'pack-is-reply' })
  expect(await house.look(reply, 'tre civette sul comodino')).toEqual({ ok: false, code: 'pack-passphrase' })
  expect(await openPackHouse().look(reply)).toEqual({ ok: false, code: 'pack-other-house' })
})

it('replies of two leads, merged in any order and any number of times, come to the same', async () => {
  const house = openPackHouse()
  const replies: Buffer[] = []
  for (const lead of [carla, gaia]) {
    const reader = openPackReader()
    await reader.opens(await house.pack({ readerId: lead.id }))
    await reader.save(house.call.interaction.id, { overall: `${lead.name}, prima.` })
    replies.push(await reader.reply())
    // The same lead thinks again, and sends again.
    await reader.save(house.call.interaction.id, { overall: `${lead.name}, poi.` })
    await reader.save(house.second.interaction.id, { overall: `${lead.name}, altro.` })
    replies.push(await reader.reply())
  }
  const before = house.door.log
    .read(0, 1_000)
    .flatMap(({ stamp, change }) => (change ? [{ stamp, change }] : []))
  for (const reply of replies) await house.merge(reply)
  // What a reply comes to does not depend on what was there when it came.
  const merged = [...house.applied]
  for (const reply of replies) await house.merge(reply)
  expect(house.applied.slice(merged.length)).toEqual(merged)

  const wanted = reviewsIn(house.db)
  expect(JSON.stringify(standing(house))).not.toContain('prima')
  expect(wanted).toHaveLength(4)
  fc.assert(
    fc.property(
      fc.shuffledSubarray(merged, { minLength: merged.length }),
      fc.array(fc.constantFrom(...merged), { maxLength: 3 }),
      (order, again) => {
        const { door, db } = openTestDoor()
        door.applyRemote(before)
        for (const changes of [...order, ...again]) door.applyRemote(changes)
        expect(reviewsIn(db)).toEqual(wanted)
      },
    ),
    { numRuns: 12 },
  )
})

it('replies of two leads, taken in by the house itself in either order and twice, come to the same', async () => {
  const first = openPackHouse()
  const facts = first.door.log
    .read(0, 1_000)
    .flatMap(({ stamp, change }) => (change ? [{ stamp, change }] : []))
  const early: Buffer[] = []
  const late: Buffer[] = []
  let at = noon
  // The same lead thinks again a minute later.
  const now = () => {
    at += 60_000
    return at
  }
  for (const lead of [carla, gaia]) {
    const reader = openPackReader({ now })
    await reader.opens(await first.pack({ readerId: lead.id }))
    await reader.save(first.call.interaction.id, { overall: `${lead.name}, prima.`, flags: ['praise'] })
    early.push(await reader.reply())
    await reader.save(first.call.interaction.id, { overall: `${lead.name}, poi.` })
    await reader.save(first.second.interaction.id, { overall: `${lead.name}, altro.` })
    late.push(await reader.reply())
  }
  const [carlaFirst, gaiaFirst] = early as [Buffer, Buffer]
  const [carlaLater, gaiaLater] = late as [Buffer, Buffer]
  const orders = [
    [carlaFirst, carlaLater, gaiaFirst, gaiaLater],
    [gaiaLater, gaiaFirst, carlaLater, carlaFirst],
    [gaiaFirst, carlaLater, gaiaLater, carlaFirst],
  ]
  const outcomes: unknown[] = []
  for (const order of orders) {
    // Another seat of the same house, which has heard of what was said there.
    const house = openPackHouse()
    house.door.applyRemote(facts)
    const said = () => ({
      standing: standing({ ...house, call: first.call, second: first.second }),
      rows: reviewsIn(house.db),
    })
    for (const reply of order) expect(await house.merge(reply)).toMatchObject({ value: { refused: 0 } })
    const once = said()
    outcomes.push(once)
    expect(once.rows).toHaveLength(4)
    expect(JSON.stringify(once.standing)).not.toContain('prima')
    for (const reply of order.toReversed())
      expect(await house.merge(reply)).toMatchObject({ value: { fresh: 0 } })
    expect(said()).toEqual(once)
  }
  // Of each contact what either lead said last, whatever came first.
  expect(outcomes).toHaveLength(orders.length)
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0])
})
