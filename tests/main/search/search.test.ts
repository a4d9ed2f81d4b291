import { expect, it } from 'vitest'
import type { Change } from '../../../src-main/contract/changes.ts'
import { formatCode } from '../../../src-main/domain/codes.ts'
import { searchQueries } from '../../../src-main/search-queries.ts'
import {
  caseOpened,
  created,
  emailAdded,
  interactionAdded,
  noteAdded,
  phoneAdded,
} from '../../support/make-changes.ts'
import { openTestDoor } from '../../support/open-test-door.ts'

function openHouse(...changes: readonly Change[]) {
  const { door, db, reading } = openTestDoor()
  door.record(changes, { agentId: null })
  const customers = searchQueries['customer:search'](reading)
  const history = searchQueries['history:search'](reading)
  return {
    door,
    db,
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
