import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ReviewFilter } from '../../../src-main/contract/review.ts'
import { createFindingIndex, type Findings } from '../../../src-main/review/finding-index.ts'
import { testOf } from '../../../src-main/review/finding-scan.ts'
import { createSearch, readOneByOne, type Search } from '../../../src-main/review/finding-search.ts'
import { createMarking, createTermMarking, type Words } from '../../../src-main/review/finding-words.ts'
import { createReviewRows } from '../../../src-main/review/review-rows.ts'
import { createContactWords } from '../../../src-main/search/contact-words.ts'
import { created, interactionAdded, noteAdded } from '../../support/make-changes.ts'
import { giulia, maria } from '../../support/open-review.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const pieces = [
  ...[
    'rimborso',
    'reso',
    'Città',
    'perche\u0301',
    'e',
    'l’ora',
    'ok😀ok',
    '😀',
    '👨‍👩‍👧',
    'łódź',
    'lodz',
    'Ødegård',
  ],
  ...[
    'straße',
    'STRASSE',
    'ﬁne',
    'fine',
    'ΣΊΣΥΦΟΣ',
    'σίσυφος',
    'İstanbul',
    'ıssız',
    'issiz',
    'й',
    'и',
    'カ\u3099',
  ],
  ...[
    '\u0301',
    'a\u200db',
    'a\u00adb',
    '½',
    '2',
    'x²',
    '①',
    'Ⅷ',
    '한국',
    '東京',
    'مرحبا',
    '\uD83D',
    '\uFFFD',
    '𐐀',
    '𞤢',
  ],
]
const odd = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }) },
)
const text = fc
  .array(fc.tuple(odd, fc.constantFrom(' ', '', '-', '.', '’', '\n')), { maxLength: 8 })
  .map((parts) => parts.flat().join('').trim())
const contact = fc.record({
  summary: text,
  notes: fc.array(
    text.filter((one) => one !== ''),
    { maxLength: 2 },
  ),
  collected: fc.array(fc.record({ label: fc.constant('Modello'), value: text }), { maxLength: 1 }),
})
const term = fc
  .tuple(
    fc.constantFrom('', '', '-'),
    fc.array(odd, { minLength: 1, maxLength: 2 }),
    fc.constantFrom('', '*', '"'),
  )
  .map(([minus, words, mark]) =>
    mark === '"' ? `${minus}"${words.join(' ')}"` : `${minus}${words.join('')}${mark}`,
  )
const typed = fc
  .tuple(fc.array(term, { minLength: 1, maxLength: 3 }), fc.constantFrom(' ', ''))
  .map(([terms, end]) => terms.join(' ') + end)

type Contact = typeof contact extends fc.Arbitrary<infer T> ? T : never

function houseOf(contacts: readonly Contact[]) {
  const { door, reading } = openTestDoor()
  door.record([created({ name: 'Maria Rossi' }, maria)], { agentId: giulia })
  for (const [index, { summary, notes, collected }] of contacts.entries()) {
    const added = interactionAdded(maria, { subject: '', summary, collected, at: noon + index * 1000 })
    const about = { interactionId: added.interaction.id }
    door.record([added, ...notes.map((note) => noteAdded(maria, { ...about, text: note }))], {
      agentId: giulia,
    })
  }
  const index = createFindingIndex(reading, () => {})
  const rows = createReviewRows(reading, () => null)
  const wordsOf = createContactWords(reading)
  return { findings: readAll(index), words: (one: string) => wordsOf(one, rows) }
}

function readAll(index: ReturnType<typeof createFindingIndex>): Findings {
  for (;;) {
    const answer = index.refresh()
    if (typeof answer !== 'number') return answer
  }
}

function bothWays(findings: Findings, words: Words) {
  const search: Search = {
    ...{ filter: ReviewFilter.parse({}), order: 'newest', words, now: noon, offsets: [], weeks: [] },
    ...{ moments: { from: 0, to: Number.MAX_SAFE_INTEGER }, categoryIds: new Set() },
  }
  const marked = (terms: Words['wanted']) => terms.map((one) => createTermMarking(findings, one))
  const marking = createMarking(findings, marked(words.wanted), marked(words.unwanted))
  return {
    inTexts: readOneByOne(findings, testOf(search, findings), words, Number.POSITIVE_INFINITY)?.rows,
    inFullText: createSearch(findings, search, marking).page(0),
  }
}

it('finds the same by looking into the texts and by asking the full text, however odd both are', () => {
  fc.assert(
    fc.property(
      fc.array(contact, { minLength: 1, maxLength: 20 }),
      fc.array(typed, { minLength: 1, maxLength: 20 }),
      (contacts, questions) => {
        const house = houseOf(contacts)
        for (const question of questions) {
          const words = house.words(question)
          if (words === null) continue
          const { inTexts, inFullText } = bothWays(house.findings, words)
          expect([question, inFullText]).toMatchObject([question, { rows: inTexts }])
        }
      },
    ),
    { numRuns: 8 },
  )
})
