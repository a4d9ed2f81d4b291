import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { MergeId } from '../../../src-main/contract/ids.ts'
import { created, emailAdded, interactionAdded, noteAdded, phoneAdded } from '../../support/make-changes.ts'
import { openPackHouse, openPackReader } from '../../support/open-pack-house.ts'
import { luca } from '../../support/open-review-desk.ts'
import { noon } from '../../support/open-test-door.ts'

/** As the note spells them; no id or sign holds any of it by chance. */
const former = [
  'Bianchi',
  'Fiori',
  'Dante',
  '335 76',
  '0461-',
  'mbianchi',
  'vecchia@',
  'BNCMRA80A41L',
  'Verdi',
]

/** Maria had a card under her own name before she married, and one under a name that was put right since. */
function aMarriedCustomer() {
  const house = openPackHouse()
  const old = created({
    ...{ name: 'Maria Bianchi', company: 'Fiori Bianchi snc', address: 'Piazza Dante 5, 38122 Trento' },
    ...{ fiscalCode: 'BNCMRA80A41L378S' },
  })
  const by = { agentId: luca.id, initials: luca.initials }
  const call = interactionAdded(old.customerId, { ...by, summary: 'Chiama la Bianchi.', at: noon - 30_000 })
  const note = noteAdded(old.customerId, {
    ...{ ...by, interactionId: call.interaction.id },
    text: 'La signora Bianchi (Fiori Bianchi), allora ancora Verdi, piazza Dante 5, richiamare 335 76 54 321 o 0461-555999, mbianchi@example.org e vecchia@example.org, BNCMRA80A41L378S.',
  })
  const [wrong, gone] = [
    phoneAdded(old.customerId, '+390461555999'),
    emailAdded(old.customerId, 'vecchia@example.org'),
  ]
  const removed = [wrong.phone.id, gone.email.id].map((contactPointId) => ({
    kind: 'contact-point:removed' as const,
    customerId: old.customerId,
    contactPointId,
  }))
  house.record([old, call, note, wrong, gone])
  house.record([
    ...[phoneAdded(old.customerId, '+393357654321'), emailAdded(old.customerId, 'mbianchi@example.org')],
    ...removed,
  ])
  const { customerId } = house.maria
  // Typed wrong, and put right.
  house.record([{ kind: 'customer:changed', customerId, fields: { name: 'Maria Verdi' } }])
  house.record([{ kind: 'customer:changed', customerId, fields: { name: 'Maria Rossi' } }])
  house.record([
    {
      ...{ kind: 'customer:merged', mergeId: MergeId.parse(uuidv7()), at: noon, ...by },
      ...{ keptId: customerId, mergedId: old.customerId, fields: {}, before: {} },
    },
  ])
  return { house, call, note: note.note }
}

it('names, numbers and addresses of merged cards, and those given up, leave under pseudonyms too', async () => {
  const { house, call } = aMarriedCustomer()
  const reader = openPackReader()
  await reader.opens(await house.pack({ pseudonyms: true }))
  const contact = await reader.contact(call.interaction.id)
  if (!contact.ok) throw new Error(contact.code)
  const said = JSON.stringify(contact.value)
  for (const known of former) expect(said).not.toContain(known)
  const { card, notes, interaction } = contact.value
  expect(interaction?.summary).toBe(`Chiama la ${card.name}.`)
  expect(notes[0]?.text).toContain(`La signora ${card.name} (${card.name}), allora ancora ${card.name}, A-`)
})

it('a comment about such a note comes home in the names that stand there', async () => {
  const { house, call, note } = aMarriedCustomer()
  const reader = openPackReader()
  await reader.opens(await house.pack({ pseudonyms: true }))
  const contact = await reader.contact(call.interaction.id)
  if (!contact.ok) throw new Error(contact.code)
  const written = contact.value.notes[0]?.text ?? ''
  const from = written.indexOf('richiamare')
  const quote = written.slice(from, written.indexOf(' o T-'))
  const mail = /E-[0-9A-F]{6}/.exec(written)?.[0] ?? ''
  await reader.save(call.interaction.id, {
    comments: [{ place: { noteId: note.id, from, quote }, text: `Non scrivere a ${mail}.` }],
  })
  await house.merge(await reader.reply())
  const place = { noteId: note.id, from: note.text.indexOf('richiamare'), quote: 'richiamare 335 76 54 321' }
  expect(house.reviews.of(call.interaction.id)).toMatchObject([
    { review: { comments: [{ place, text: 'Non scrivere a mbianchi@example.org.' }] } },
  ])
})

it('what a card was called while it was merged leaves under a pseudonym after the merge was undone, too', async () => {
  const house = openPackHouse()
  const { customerId: keptId } = house.bruno
  const old = created({ name: 'Carlo Bianchi', company: 'Fiori snc' })
  const by = { agentId: luca.id, initials: luca.initials }
  const merge = { mergeId: MergeId.parse(uuidv7()), keptId, mergedId: old.customerId }
  const [called, before] = [
    { name: 'Carlo Bianchi', company: 'Fiori snc' },
    { name: 'Bruno Sala', company: '' },
  ]
  house.record([old])
  house.record([{ kind: 'customer:merged', ...merge, ...by, at: noon, fields: called, before }])
  const text = 'Bianchi richiama per Fiori, poi Sala.'
  house.record([noteAdded(keptId, { ...by, interactionId: house.second.interaction.id, text })])
  house.record([{ kind: 'customer:merge-undone', ...merge, fields: before }])

  const reader = openPackReader()
  await reader.opens(await house.pack({ pseudonyms: true }))
  const contact = await reader.contact(house.second.interaction.id)
  if (!contact.ok) throw new Error(contact.code)
  const { card, notes } = contact.value
  expect(notes[0]?.text).toBe(`${card.name} richiama per ${card.name}, poi ${card.name}.`)
})
