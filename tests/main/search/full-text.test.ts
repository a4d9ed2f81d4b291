import BetterSqlite3 from 'better-sqlite3'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseFullTextQuery } from '../../../src-main/domain/full-text-query.ts'
import { allOf, fullTextTerm, type WordsBeginning } from '../../../src-main/search/full-text.ts'
import { createFullTextWords } from '../../../src-main/search/full-text-words.ts'
import { groupsQuery } from '../../../src-main/search/letter-groups.ts'

const wanted = (typed: string) => parseFullTextQuery(typed).wanted
const unwanted = (typed: string) => parseFullTextQuery(typed).unwanted

it('reads words, phrases, exclusions and beginnings', () => {
  expect(wanted('rimborso giacenza')).toEqual([
    { words: ['rimborso'], begun: false },
    { words: ['giacenza'], begun: true },
  ])
  expect(wanted('rimborso ')).toEqual([{ words: ['rimborso'], begun: false }])
  expect(wanted('"il tecnico passa"')).toEqual([{ words: ['il', 'tecnico', 'passa'], begun: false }])
  expect(wanted('"il tecnico pas')).toEqual([{ words: ['il', 'tecnico', 'pas'], begun: true }])
  expect(wanted('con* dom ')).toEqual([
    { words: ['con'], begun: true },
    { words: ['dom'], begun: false },
  ])
  expect(wanted('l’appuntamento ')).toEqual([{ words: ['l', 'appuntamento'], begun: false }])
  expect(unwanted('tecnico -domani -"il mattino" -e-mail -- - -"')).toEqual([
    { words: ['domani'], begun: false },
    { words: ['il', 'mattino'], begun: false },
    { words: ['e', 'mail'], begun: false },
  ])
})

it('takes at most so many words', () => {
  expect(wanted('a '.repeat(100))).toHaveLength(12)
})

const index = new BetterSqlite3(':memory:')
index.exec(`
  CREATE VIRTUAL TABLE said USING fts5(text, tokenize = 'unicode61 remove_diacritics 2');
  CREATE VIRTUAL TABLE parts USING fts5(text, tokenize = 'trigram case_sensitive 1', detail = 'none', columnsize = 0);
  INSERT INTO said VALUES ('Il tecnico passa domani'), ('Città, perché, ß, straße 5'), ('قال مرحبا'), ('東京 😀 ok');
  INSERT INTO parts VALUES (' maria rossi '), (' citta perche ');
`)
const cut = createFullTextWords(index)
function expressionOf(typed: string, wordsBeginning: WordsBeginning): string | null {
  const query = parseFullTextQuery(typed)
  const [all, not] = [query.wanted, query.unwanted].map((terms) =>
    terms.flatMap((term) => fullTextTerm(term, { cut, wordsBeginning }) ?? []),
  )
  return allOf(all ?? [], not ?? [])
}
const find = index.prepare<[string], string>('SELECT text FROM said WHERE said MATCH ?').pluck()
const findParts = index.prepare<[string]>('SELECT text FROM parts WHERE parts MATCH ?')

const odd = fc.constantFrom(
  ...[
    '"',
    '""',
    '*',
    '-',
    '--',
    '(',
    ')',
    ':',
    '^',
    '+',
    '{',
    '}',
    ',',
    '\\',
    "'",
    ';',
    '\0',
    '\u0300',
    '\uD83D',
  ],
  ...[
    'AND',
    'OR',
    'NOT',
    'NEAR(',
    'text:',
    'tecnico',
    'passa',
    'città',
    'ß',
    'SS',
    '😀',
    '👨‍👩‍👧',
    'مرحبا',
    '東京',
    ' ',
    '\n',
    '\u00a0',
  ],
)
const typedText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(odd, { maxLength: 40 }).map((parts) => parts.join('').slice(0, 200)),
  fc.array(odd, { maxLength: 40 }).map((parts) => parts.join(' ').slice(0, 200)),
)
const noWords = () => []
const tooMany = () => null
const some = (beginning: string) => [beginning, `${beginning}x`, 'passa']

it('makes a query of whatever is typed', () => {
  fc.assert(
    fc.property(typedText, fc.constantFrom(noWords, tooMany, some), (typed, wordsBeginning) => {
      const expression = expressionOf(typed, wordsBeginning)
      if (expression !== null) find.all(expression)
    }),
    { numRuns: 2000 },
  )
})

it('makes a query for groups of letters of whatever words there are', () => {
  const places = fc.constantFrom('anywhere', 'begins', 'whole')
  fc.assert(
    fc.property(fc.array(odd, { maxLength: 8 }), places, (words, place) => {
      const query = groupsQuery(
        words.filter((word) => word !== '' && !word.includes('\0')),
        place,
      )
      if (query !== null) findParts.all(query)
    }),
    { numRuns: 500 },
  )
})

it('finds every text by its own words, in any order and by any beginning', () => {
  const word = fc.constantFrom('tecnico', 'passa', 'domani', 'il')
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1 }), fc.nat({ max: 5 }), (words, cut) => {
      const begun = [...words.slice(0, -1), (words.at(-1) ?? '').slice(0, cut + 1)].join(' ')
      const expression = expressionOf(begun, tooManyButLong)
      expect(expression && find.all(expression)).toContain('Il tecnico passa domani')
    }),
  )
})

function tooManyButLong(beginning: string): readonly string[] | null {
  return ['il', 'tecnico', 'passa', 'domani'].filter((word) => word.startsWith(beginning))
}

it('writes ß and ss either way', () => {
  const expression = (typed: string) => expressionOf(typed, tooMany)
  expect(find.all(expression('strasse ') ?? '')).toHaveLength(1)
  expect(find.all(expression('straße ') ?? '')).toHaveLength(1)
  expect(find.all(expression('STRASSE') ?? '')).toHaveLength(1)
})

it('counts one or two letters as a word of its own where too many begin so', () => {
  expect(expressionOf('co', tooMany)).toBe('"co"')
  expect(expressionOf('con', tooMany)).toBe('"con"*')
})
