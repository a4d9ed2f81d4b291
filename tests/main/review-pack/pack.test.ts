import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { PackedContact } from '../../../src-main/contract/review-pack.ts'
import { packPieces } from '../../../src-main/pack-pieces.ts'
import { openPackHouse, openPackReader } from '../../support/open-pack-house.ts'
import { carla, gaia, luca, sara } from '../../support/open-review-desk.ts'
import { noon } from '../../support/open-test-door.ts'

const refused = (code: string) => ({ ok: false, code })
const day = 86_400_000

/** Longer than the digits that an id, a time or a pseudonym may hold by chance. */
const number = '33312'

it('a lead’s filter leaves as one file and opens elsewhere, with what was chosen', async () => {
  const house = openPackHouse({ pieces: packPieces })
  const reader = openPackReader({ pieces: packPieces })
  const file = await house.pack()
  expect(file.includes('Rossi')).toBe(false)
  expect(await reader.opens(file)).toMatchObject({
    ok: true,
    value: { madeBy: gaia.name, reader: { name: carla.name }, contacts: 2, reviewed: [] },
  })
  expect(await reader.rows()).toMatchObject({
    value: [
      { customerName: 'Maria Rossi', subject: 'Rimborso Rossi', agentId: luca.id },
      { customerName: 'Bruno Sala' },
    ],
  })
  expect(await reader.contact(house.call.interaction.id)).toMatchObject({
    value: {
      mayReview: true,
      notes: [{ text: house.said.note.text }],
      card: { name: 'Maria Rossi', phones: ['+393331234567'], emails: ['maria.rossi@example.org'] },
    },
  })
})

it('what was not chosen stays at home', async () => {
  const house = openPackHouse()
  const reader = openPackReader()
  expect(await reader.opens(await house.pack({ fields: [] }))).toMatchObject({ value: { agents: [] } })
  const contact = await reader.contact(house.call.interaction.id)
  const said = JSON.stringify(contact)
  for (const known of [
    'Rossi',
    'ROSSI',
    'Maria',
    number,
    'Garibaldi',
    'example.org',
    'RSSMRA',
    luca.id,
    'LT',
  ])
    expect(said).not.toContain(known)
  expect(contact).toMatchObject({ ok: true, value: { mayReview: true, notes: [] } })
})

it('pseudonyms take the place of names, numbers and addresses, in the texts too, and are the same throughout', async () => {
  const house = openPackHouse()
  const reader = openPackReader()
  await reader.opens(await house.pack({ pseudonyms: true }))
  const contact = await reader.contact(house.call.interaction.id)
  const said = JSON.stringify(contact)
  for (const known of [
    'Rossi',
    'ROSSI',
    'Maria',
    number,
    '34-567',
    '1234567',
    'Garibaldi',
    'example.org',
    'RSSMRA',
  ])
    expect(said).not.toContain(known)
  expect(said).not.toContain(house.maria.customerId)
  const { card, notes, row } = contactIn(contact)
  expect(card.name).toMatch(/^C-[0-9A-F]{6}$/)
  expect(row.customerName).toBe(card.name)
  expect(notes[0]?.text).toBe(
    `${card.name} chiede di essere richiamata al ${card.phones[0]} (o ${card.phones[0]}), abita in ${card.address}.`,
  )
  const other = contactIn(await reader.contact(house.second.interaction.id))
  expect(other.card.name).not.toBe(card.name)

  const again = openPackReader()
  await again.opens(await house.pack({ pseudonyms: true }))
  const inAnother = contactIn(await again.contact(house.call.interaction.id))
  expect(inAnother.card.name).not.toBe(card.name)
})

function contactIn(answer: unknown): PackedContact {
  if (typeof answer === 'object' && answer !== null && 'value' in answer) return answer.value as PackedContact
  throw new Error('no contact')
}

it('a wrong passphrase, another file, a cut, changed or other version: each is refused with its own word', async () => {
  const house = openPackHouse()
  const reader = openPackReader()
  const file = await house.pack()
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const changed = (at: number) => {
    const copy = Buffer.from(file)
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
    return copy
  }
  expect(await reader.opens(file, 'tre civette sul comodino')).toEqual(refused('pack-passphrase'))
  expect(await reader.opens(png)).toEqual(refused('pack-none'))
  expect(await reader.opens(Buffer.alloc(0))).toEqual(refused('pack-none'))
  expect(await reader.opens(file.subarray(0, 40))).toEqual(refused('pack-cut'))
  expect(await reader.opens(file.subarray(0, 86))).toEqual(refused('pack-cut'))
  expect(await reader.opens(file.subarray(0, file.length - 1))).toEqual(refused('pack-cut'))
  expect(await reader.opens(changed(file.length - 1))).toEqual(refused('pack-changed'))
  expect(await reader.opens(changed(100))).toEqual(refused('pack-changed'))
  expect(await reader.opens(Buffer.concat([file, Buffer.alloc(1)]))).toEqual(refused('pack-changed'))
  expect(await reader.opens(changed(8))).toEqual(refused('pack-newer'))
  // A date put off by hand: the pieces have another key now.
  const putOff = Buffer.from(file)
  putOff.writeBigInt64BE(BigInt(noon + 900 * day), 61)
  expect(await reader.opens(putOff)).toEqual(refused('pack-changed'))
  expect(reader.told).toEqual([])
})

it('every byte of the header counts, and those of the pieces behind it', async () => {
  const house = openPackHouse()
  const reader = openPackReader()
  const file = await house.pack()
  for (let at = 0; at < file.length; at += at < 90 ? 1 : 37) {
    const copy = Buffer.from(file)
    copy.writeUInt8(copy.readUInt8(at) ^ 0x10, at)
    const opened = await reader.opens(copy)
    expect(opened, `byte ${at}`).toEqual(refused(expect.stringMatching(/^pack-/)))
  }
})

it('a pack opens until its last day is over in the house, and closes by itself', async () => {
  const house = openPackHouse()
  const file = await house.pack({ lastDay: '2026-11-30' })
  // Midnight in Rome.
  const over = Date.UTC(2026, 10, 30, 23, 0)
  let at = over - 1
  const reader = openPackReader({ now: () => at })
  expect(await reader.opens(file)).toMatchObject({ ok: true, value: { expiresAt: over } })
  at = over
  expect(await reader.rows()).toEqual(refused('not-found'))
  expect(reader.open()).toBeNull()
  expect(await reader.opens(file)).toEqual(refused('pack-expired'))
})

it('who may not, for whom and until when is looked at before anything is made', async () => {
  const house = openPackHouse()
  house.sits(sara)
  expect(await house.make()).toEqual(refused('not-allowed'))
  house.sits(gaia)
  expect(await house.make({ readerId: luca.id })).toMatchObject(refused('invalid-input'))
  expect(await house.make({ lastDay: '2026-11-20' })).toMatchObject(refused('invalid-input'))
  expect(await house.make({ lastDay: '2028-11-20' })).toMatchObject(refused('invalid-input'))
  const nothing = {
    ...house.order().question,
    filter: { ...house.order().question.filter, words: 'elefante' },
  }
  expect(await house.make({ question: nothing })).toEqual(refused('pack-empty'))
})

it('reviews made in a pack are on disk at once, sealed, and there when it is opened again', async () => {
  const house = openPackHouse()
  const reader = openPackReader()
  const file = await house.pack()
  await reader.opens(file)
  expect(await reader.save(house.call.interaction.id, { overall: 'Gentile con Maria Rossi.' })).toMatchObject(
    {
      ok: true,
      value: { reviews: [{ review: { overall: 'Gentile con Maria Rossi.', reviewerId: carla.id } }] },
    },
  )
  expect(reader.told.at(-1)).toMatchObject({ reviewed: [house.call.interaction.id] })
  const onDisk = readdirSync(reader.folder)
  expect(onDisk).toHaveLength(1)
  expect(readFileSync(join(reader.folder, onDisk[0] ?? '')).includes('Rossi')).toBe(false)

  const restarted = openPackReader({ folder: reader.folder })
  expect(await restarted.opens(file)).toMatchObject({ value: { reviewed: [house.call.interaction.id] } })
  expect(await restarted.contact(house.call.interaction.id)).toMatchObject({
    value: { reviews: [{ review: { overall: 'Gentile con Maria Rossi.' } }] },
  })
  await restarted.close()
  expect(await restarted.rows()).toEqual(refused('not-found'))

  const muchLater = openPackReader({ folder: reader.folder, now: () => noon + 60 * day })
  expect(await muchLater.opens(file)).toEqual(refused('pack-expired'))
  expect(readdirSync(reader.folder).filter((name) => name.endsWith('.reviews'))).toEqual([])
})

it('what the reader did themselves, and a pack’s end, take no review', async () => {
  const house = openPackHouse()
  const reader = openPackReader()
  const file = await house.pack({ readerId: gaia.id })
  await reader.opens(file)
  expect(await reader.save(house.call.interaction.id, { answers: [] })).toMatchObject(
    refused('invalid-input'),
  )
  await reader.close()
  expect(await reader.save(house.call.interaction.id)).toEqual(refused('not-found'))
})

it('what a filter finds is read as a book by whoever leads, with names and notes', async () => {
  const house = openPackHouse()
  const { question } = house.order()
  const pages = (sought = question) =>
    house.handlers['review-pack:pages']({ ...sought, offset: 0 }, house.window)
  expect(await pages()).toMatchObject({
    ok: true,
    value: {
      contacts: [
        { card: { name: 'Maria Rossi', phones: [] }, notes: [{ text: house.said.note.text }] },
        { card: { name: 'Bruno Sala' } },
      ],
      next: null,
      canPrint: false,
    },
  })
  expect(await pages({ ...question, filter: { ...question.filter, words: 'elefante' } })).toEqual(
    refused('pack-empty'),
  )
  house.sits(sara)
  expect(await pages()).toEqual(refused('not-allowed'))
})
