import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { Change } from '../../../src-main/contract/changes.ts'
import { CaseMoveId } from '../../../src-main/contract/ids.ts'
import { formatCode, makeCode } from '../../../src-main/domain/codes.ts'
import { searchQueries } from '../../../src-main/threads/search-queries.ts'
import {
  caseOpened,
  created,
  emailAdded,
  interactionAdded,
  noteAdded,
  phoneAdded,
} from '../../support/make-changes.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

function openHouse(...changes: readonly Change[]) {
  const { door, db, reading } = openTestDoor()
  door.record(changes, { agentId: null })
  const customers = searchQueries['customer:search'](reading)
  const palette = searchQueries['palette:search'](reading)
  const history = searchQueries['history:search'](reading)
  return {
    door,
    db,
    reading,
    find: (words: string) => palette({ words }),
    names: (words: string) => customers({ words }).map(({ name }) => name),
    texts: (words: string) => history({ words, after: null }).hits.map(({ excerpt }) => excerpt),
  }
}

const maria = created({ name: 'Maria Rossi', company: 'Caffè Nero S.r.l.' })
const mario = created({ name: 'Mario Rossini' })
const niccolo = created({ name: 'Niccolò D’Amico' })

it('finds names and companies by any part, whatever the accents and capitals', () => {
  const { names } = openHouse(maria, mario, niccolo)
  expect(names('maria')).toEqual(['Maria Rossi'])
  expect(names('ROSSI mar')).toEqual(['Maria Rossi', 'Mario Rossini'])
  expect(names('ossin')).toEqual(['Mario Rossini'])
  expect(names('icco')).toEqual(['Niccolò D’Amico'])
  expect(names('ro')).toEqual(['Mario Rossini', 'Maria Rossi'])
  expect(names('n')).toEqual(['Niccolò D’Amico', 'Maria Rossi'])
  expect(names('caffe')).toEqual(['Maria Rossi'])
  expect(names('niccolo')).toEqual(['Niccolò D’Amico'])
  expect(names('d’amico')).toEqual(['Niccolò D’Amico'])
})

it('puts whole words before words only begun', () => {
  const { names } = openHouse(maria, mario)
  expect(names('rossi')).toEqual(['Maria Rossi', 'Mario Rossini'])
})

it('finds an e-mail address, and no longer after it was removed', () => {
  const mail = emailAdded(maria.customerId, 'm.rossi@example.it')
  const { names, door } = openHouse(maria, mail)
  expect(names('m.rossi@exa')).toEqual(['Maria Rossi'])
  const { customerId } = maria
  door.record([{ kind: 'contact-point:removed', customerId, contactPointId: mail.email.id }], {
    agentId: null,
  })
  expect(names('m.rossi@exa')).toEqual([])
})

it('finds a customer under the new name only', () => {
  const { names, door } = openHouse(maria)
  const { customerId } = maria
  door.record([{ kind: 'customer:changed', customerId, fields: { name: 'Maria Bianchi' } }], {
    agentId: null,
  })
  expect(names('Bianchi')).toEqual(['Maria Bianchi'])
  expect(names('Rossi')).toEqual([])
  expect(names('Nero')).toEqual(['Maria Bianchi'])
})

it('finds a number from its first digits, in any spelling', () => {
  const { names } = openHouse(
    maria,
    phoneAdded(maria.customerId, '+393331234567'),
    niccolo,
    phoneAdded(niccolo.customerId, '+390515550112'),
  )
  for (const spelling of ['333', '333 123', '+39333', '0039 333/12', '393331234567', '333.1234567'])
    expect(names(spelling)).toEqual(['Maria Rossi'])
  for (const spelling of ['051', '051/555', '51 555', '+39 051'])
    expect(names(spelling)).toEqual(['Niccolò D’Amico'])
})

it('finds by card code and by case reference as they are read out', () => {
  const parcel = caseOpened(mario.customerId)
  const { names } = openHouse(maria, mario, parcel)
  expect(names(formatCode(maria.code).toLowerCase())).toEqual(['Maria Rossi'])
  expect(names(`P-${formatCode(parcel.case.reference)}`)).toEqual(['Mario Rossini'])
})

it('shows twenty at most, the newest first', () => {
  const many = Array.from({ length: 30 }, (_, index) => created({ name: `Anna Verdi ${index}` }))
  const { names } = openHouse(...many)
  expect(names('anna')).toEqual(
    many
      .slice(10)
      .reverse()
      .map(({ fields }) => fields.name),
  )
})

it('does not find a card whose import was undone', () => {
  const { names, db } = openHouse(maria, phoneAdded(maria.customerId, '+393331234567'))
  db.exec('UPDATE customer SET removed_at = 1')
  for (const words of ['maria', '333', maria.code]) expect(names(words)).toEqual([])
})

it.each([
  '',
  ' ',
  '"',
  '*',
  'AND',
  'a" OR "b',
  'NEAR(',
  '-',
  "'; DROP TABLE customer",
  '\0',
  '(((',
  'è'.repeat(200),
])('takes %j for words and nothing else', (words) => {
  const { names, texts } = openHouse(maria)
  expect(names(words)).toEqual([])
  expect(texts(words)).toEqual([])
})

it('finds what was said and noted, the last written first', () => {
  const call = interactionAdded(maria.customerId, { summary: 'Chiede il rimborso della giacenza.' })
  const other = interactionAdded(maria.customerId, { summary: 'Vuole la bolletta di carta.' })
  const note = noteAdded(maria.customerId, { text: 'Rimborso già promesso: è la terza volta.' })
  const { texts } = openHouse(maria, call, other, note)
  expect(texts('rimb')).toEqual([note.note.text, call.interaction.summary])
  expect(texts('rimborso giacenza')).toEqual([call.interaction.summary])
  expect(texts('gia')).toHaveLength(2)
})

it('keeps what two seats wrote at the same tick of the clock', () => {
  const { names, door } = openHouse()
  const stamp = { clock: 4_000_000_000_000_000, agentId: null, importId: null, seq: 1 }
  door.applyRemote([
    { stamp: { ...stamp, seat: '01a20000-0000-7000-8000-00000000000a' }, change: maria },
    { stamp: { ...stamp, seat: '01a20000-0000-7000-8000-00000000000b' }, change: mario },
  ])
  expect(names('rossi')).toEqual(['Maria Rossi', 'Mario Rossini'])
})

it('finds the middle and the last digits of a number, also of one that nobody could read', () => {
  const { names } = openHouse(maria, phoneAdded(maria.customerId, '+393331234567'), mario, {
    kind: 'phone:added',
    customerId: mario.customerId,
    phone: { ...phoneAdded(mario.customerId, '+390100000000').phone, number: null, raw: 'interno 778899' },
  })
  for (const digits of ['1234', '4567', '31 23', '67', '+39 333 1234567'])
    expect(names(digits)).toEqual(['Maria Rossi'])
  expect(names('7788')).toEqual(['Mario Rossini'])
  expect(names('maria 4567')).toEqual(['Maria Rossi'])
  expect(names('mario 4567')).toEqual([])
})

it('finds a number no longer once it was taken away', () => {
  const phone = phoneAdded(maria.customerId, '+393331234567')
  const { names, door } = openHouse(maria, phone)
  const gone = { customerId: maria.customerId, contactPointId: phone.phone.id }
  door.record([{ kind: 'contact-point:removed', ...gone }], { agentId: null })
  expect(names('1234')).toEqual([])
})

it('finds by VAT number and tax code, as they are typed', () => {
  const { names } = openHouse(
    created({ name: 'Officina Po', vatNumber: '01234567897' }),
    created({ name: 'Anna Verdi', fiscalCode: 'VRDNNA80A41F205X' }),
  )
  for (const typed of ['01234567897', 'IT01234567897', '0123 4567'])
    expect(names(typed)).toEqual(['Officina Po'])
  expect(names('vrdnna80a41')).toEqual(['Anna Verdi'])
})

it('says where the words stand when not in the name', () => {
  const { find } = openHouse(
    maria,
    phoneAdded(maria.customerId, '+393331234567'),
    phoneAdded(maria.customerId, '+390212345678'),
    emailAdded(maria.customerId, 'Info@Nero.example'),
  )
  const where = (words: string) => find(words).customers.map(({ found }) => found)
  expect(where('rossi')).toEqual([null])
  expect(where('nero')).toEqual([null])
  expect(where('345678')).toEqual([{ in: 'phone', text: '+390212345678' }])
  expect(where('info@nero')).toEqual([{ in: 'email', text: 'Info@Nero.example' }])
})

it('finds cases by the beginning of a reference, badly spelled, and by words of what they are called', () => {
  const parcel = caseOpened(maria.customerId, {
    subject: 'Pacco fermo in dogana',
    reference: makeCode('00', 33),
  })
  const boiler = caseOpened(mario.customerId, {
    subject: 'Caldaia in blocco',
    reference: makeCode('00', 999_999),
  })
  const { find, db } = openHouse(maria, mario, parcel, boiler)
  const subjects = (words: string) => find(words).cases.map(({ subject }) => subject)
  const spelled = formatCode(parcel.case.reference)
  expect(subjects(`c-${spelled.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'i')}`)).toEqual([
    'Pacco fermo in dogana',
  ])
  expect(subjects(spelled.slice(0, 8))).toEqual(['Pacco fermo in dogana'])
  expect(subjects(`${spelled.slice(0, 8)}${spelled.endsWith('Z') ? 'Y' : 'Z'}`)).toEqual([
    'Pacco fermo in dogana',
  ])
  expect(subjects('dogana pac')).toEqual(['Pacco fermo in dogana'])
  expect(subjects('aldai')).toEqual(['Caldaia in blocco'])
  expect(find('caldaia').cases).toMatchObject([{ state: 'red', customerName: 'Mario Rossini' }])
  db.exec('UPDATE customer SET removed_at = 1')
  expect(subjects('caldaia')).toEqual([])
})

it('finds a case under what it was and what it is called now', () => {
  const parcel = caseOpened(maria.customerId, { subject: 'Pacco fermo' })
  const signed = { at: noon, agentId: null, initials: 'GB', reason: '' }
  const id = CaseMoveId.parse(uuidv7())
  const { find } = openHouse(maria, parcel, {
    kind: 'case:stepped',
    caseId: parcel.case.id,
    customerId: maria.customerId,
    step: { kind: 'changed', id, ...signed, subject: 'Spedizione persa', category: null },
  })
  for (const words of ['fermo', 'persa'])
    expect(find(words).cases).toMatchObject([{ subject: 'Spedizione persa' }])
})

it('finds by phrase, without, by beginnings and in both spellings of ß', () => {
  const say = (summary: string) => interactionAdded(maria.customerId, { summary })
  const passes = say('Il tecnico passa domani mattina.')
  const calls = say('Domani il tecnico chiama, poi passa la collega.')
  const street = say('Abita in Hauptstraße 5, aspetta il pacco.')
  const { texts } = openHouse(maria, passes, calls, street)
  const [passing, calling, living] = [passes, calls, street].map(({ interaction }) => interaction.summary)
  expect(texts('"il tecnico passa"')).toEqual([passing])
  expect(texts('tecnico passa ')).toEqual([calling, passing])
  expect(texts('tecnico -collega')).toEqual([passing])
  expect(texts('tecnico -"passa la"')).toEqual([passing])
  expect(texts('-tecnico')).toEqual([living])
  expect(texts('-tecnico -straß* ')).toEqual([living])
  expect(texts('-tecnico -HAUPT*')).toEqual([])
  expect(texts('-')).toEqual([])
  expect(texts('coll* dom')).toEqual([calling])
  expect(texts('tec ')).toEqual([])
  expect(texts('hauptstrasse')).toEqual([living])
  expect(texts('HAUPTSTRAß')).toEqual([living])
})

it('shows what a bot asked where that has the words', () => {
  const collected = [{ label: 'Modello', value: 'Vulcano 300' }]
  const { texts } = openHouse(maria, interactionAdded(maria.customerId, { summary: 'Chiama.', collected }))
  expect(texts('vulcano ')).toEqual(['Chiama. Modello Vulcano 300'])
})

it('goes through everything without a word page by page, also where hardly anything is without it', () => {
  const say = (text: string) => noteAdded(maria.customerId, { text })
  const many = Array.from({ length: 1100 }, (_, index) => say(`Rimborso ${index + 1}`))
  const first = Array.from({ length: 60 }, (_, index) => say(`Altro ${index + 1}`))
  const { reading } = openHouse(maria, ...first, ...many)
  const search = searchQueries['history:search'](reading)
  const found: string[] = []
  const pages: number[] = []
  let after: string | null = null
  do {
    const { hits, next }: ReturnType<typeof search> = search({ words: '-rimborso', after })
    found.push(...hits.map(({ excerpt }) => excerpt))
    pages.push(hits.length)
    after = next
  } while (after !== null)
  expect(found).toEqual(Array.from({ length: 60 }, (_, index) => `Altro ${60 - index}`))
  // All of the newest thousand have the word: the next page follows.
  expect(pages).toEqual([0, 50, 10])
})

it('goes on page by page where it stopped, and knows the contact of a note', () => {
  const call = interactionAdded(maria.customerId, { at: noon - 5_000 })
  const about = noteAdded(maria.customerId, { text: 'Rimborso zero', interactionId: call.interaction.id })
  const alone = Array.from({ length: 60 }, (_, index) =>
    noteAdded(maria.customerId, { text: `Rimborso ${index + 1}` }),
  )
  const { reading } = openHouse(maria, call, about, ...alone)
  const search = searchQueries['history:search'](reading)
  const first = search({ words: 'rimborso', after: null })
  expect(first.hits.map(({ excerpt }) => excerpt)).toEqual(
    Array.from({ length: 50 }, (_, index) => `Rimborso ${60 - index}`),
  )
  const second = search({ words: 'rimborso', after: first.next })
  expect(second.hits).toHaveLength(11)
  expect(second.next).toBeNull()
  expect(second.hits.at(-1)).toMatchObject({
    kind: 'note',
    entryId: call.interaction.id,
    entryAt: noon - 5_000,
    channel: 'phone',
    customerName: 'Maria Rossi',
  })
  expect(second.hits[0]).toMatchObject({ channel: null, entryId: alone[9]?.note.id })
})

it('shows some of a long note around what was found', () => {
  const long = `${'Parole prima. '.repeat(3000)}Ecco la guarnizione nuova. ${'Parole dopo. '.repeat(3000)}`
  const { texts } = openHouse(maria, noteAdded(maria.customerId, { text: long }))
  const [excerpt = ''] = texts('guarniz')
  expect(excerpt).toContain('Ecco la guarnizione nuova.')
  expect(excerpt.length).toBeLessThan(300)
  expect(excerpt).toMatch(/^… .* …$/)
})
