import { expect, it } from 'vitest'
import { CallId } from '../../../src-main/contract/ids.ts'
import { interactionAdded, noteAdded } from '../../support/make-changes.ts'
import { luca, maria, openReview } from '../../support/open-review.ts'
import { noon } from '../../support/open-test-door.ts'

const hour = 3_600_000

/** Newest first: Reso, which has a note, Fattura, and Orari, about which a bot asked. */
function threeContacts() {
  const review = openReview()
  const reso = interactionAdded(maria, {
    subject: 'Reso',
    at: noon,
    summary: 'Chiede il rimborso, è un reclamo.',
  })
  review.write(
    reso,
    noteAdded(maria, { interactionId: reso.interaction.id, text: 'Bonifico firmato e pagato.' }),
    interactionAdded(maria, { subject: 'Fattura', at: noon - hour, summary: 'Vuole il rimborso.' }),
    interactionAdded(luca, {
      subject: 'Orari',
      at: noon - 2 * hour,
      summary: 'Chiama domani.',
      collectedBy: 'bot',
      collected: [
        { label: 'Modello', value: 'Vulcano 300' },
        { label: 'Guasto', value: 'perde acqua' },
      ],
    }),
  )
  return review
}

it.each([true, false])(
  'words, phrases and beginnings are those of all a contact’s texts (quick: %s)',
  (quick) => {
    const { subjects } = threeContacts()
    const said = (words: string) => subjects({ words }, { quick })
    expect(said('rimborso pagato ')).toEqual(['Reso'])
    expect(said('rimb* "firmato e pagato"')).toEqual(['Reso'])
    expect(said('reso firm')).toEqual(['Reso'])
    expect(said('rimborso domani ')).toEqual([])
    // A phrase stands in one text: nobody wrote these words one after the other.
    expect(said('"reclamo bonifico"')).toEqual([])
  },
)

it.each([true, false])('what is not wanted may stand in none of them (quick: %s)', (quick) => {
  const { subjects } = threeContacts()
  const said = (words: string) => subjects({ words }, { quick })
  expect(said('rimborso ')).toEqual(['Reso', 'Fattura'])
  expect(said('rimborso -firmato')).toEqual(['Fattura'])
  expect(said('rimborso -"e pagato"')).toEqual(['Fattura'])
  expect(said('-firm* rimborso ')).toEqual(['Fattura'])
  expect(said('firmato -rimborso')).toEqual([])
})

it.each([true, false])('without more it leaves all the others (quick: %s)', (quick) => {
  const { subjects } = threeContacts()
  const said = (words: string) => subjects({ words }, { quick })
  expect(said('-reclamo')).toEqual(['Fattura', 'Orari'])
  expect(said('-rimborso')).toEqual(['Orari'])
  expect(said('-firmato -acqua')).toEqual(['Fattura'])
  expect(said('-xilofono')).toEqual(['Reso', 'Fattura', 'Orari'])
  expect(said('-rimborso -domani ')).toEqual([])
})

it('shows where the words stand, and all of them where they stand in several texts', () => {
  const { ask } = threeContacts()
  const excerpts = (words: string) => {
    const answer = ask({ words })
    return answer.kind === 'found' ? answer.rows.map(({ excerpt }) => excerpt) : []
  }
  expect(excerpts('vulcano ')).toEqual(['Modello Vulcano 300 Guasto perde acqua'])
  expect(excerpts('bonifico ')).toEqual(['Bonifico firmato e pagato.'])
  expect(excerpts('rimborso pagato ')).toEqual([
    'Chiede il rimborso, è un reclamo. · Bonifico firmato e pagato.',
  ])
  expect(excerpts('-rimborso')).toEqual(['Chiama domani.'])
})

it('of a call that became two contacts, what was written during it is the first one’s', () => {
  const { subjects, write } = openReview()
  const callId = CallId.parse('01a20000-0000-7000-8000-00000000ccc1')
  write(
    interactionAdded(maria, { subject: 'Prima', at: noon, summary: '', callId }),
    interactionAdded(maria, { subject: 'Seconda', at: noon + hour, summary: '', callId }),
    noteAdded(maria, { callId, text: 'Firmato.' }),
  )
  for (const quick of [true, false]) {
    expect(subjects({ words: 'firmato ' }, { quick })).toEqual(['Prima'])
    expect(subjects({ words: '-firmato' }, { quick })).toEqual(['Seconda'])
  }
})
