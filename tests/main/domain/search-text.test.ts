import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  foldText,
  markDigits,
  markStretches,
  searchableNumber,
  searchableText,
  searchWords,
} from '../../../src-main/domain/search-text.ts'

const cut = (text: string, stretches: ReturnType<typeof markStretches>) =>
  stretches.map(({ from, to }) => text.slice(from, to))

it('brings texts to what two spellings of them have in common', () => {
  expect(searchableText('Caffè  D’Amico & Figli s.r.l.')).toBe(' caffe d amico figli s r l ')
  expect(searchWords('Straße STRASSE Łódź Ørsted ﬁne')).toEqual([
    'strasse',
    'strasse',
    'lodz',
    'orsted',
    'fine',
  ])
  expect(searchWords('Nicolo\u0300 NICOLÒ')).toEqual(['nicolo', 'nicolo'])
  expect(searchWords('محمد 東京 😀!')).toEqual(['محمد', '東京', '😀'])
  expect(searchableText('')).toBe('  ')
  expect(searchableNumber('+39 333 1234567')).toBe(' 3331234567 ')
  expect(searchableNumber('+4930123')).toBe(' 4930123 ')
})

it('marks words where they stand, with the accents they have there', () => {
  const text = 'Città: «perché» il CAFFÈ costa più di un caffe\u0300-latte'
  const mark = (word: string, place: 'anywhere' | 'begins' | 'whole') =>
    cut(text, markStretches(text, [{ word, place }]))
  expect(mark('caffe', 'whole')).toEqual(['CAFFÈ', 'caffe\u0300'])
  expect(mark('citta', 'begins')).toEqual(['Città'])
  expect(mark('erch', 'anywhere')).toEqual(['erch'])
  expect(mark('erch', 'begins')).toEqual([])
  expect(mark('un caffe latte', 'whole')).toEqual(['un caffe\u0300-latte'])
  expect(mark('', 'anywhere')).toEqual([])
})

it('marks letters of which one was written as two', () => {
  expect(
    cut('Hauptstraße 5', markStretches('Hauptstraße 5', [{ word: 'strasse', place: 'anywhere' }])),
  ).toEqual(['straße'])
})

it('joins what overlaps', () => {
  const marks = ['ros', 'oss', 'rossi'].map((word) => ({ word, place: 'anywhere' as const }))
  expect(cut('Rossi, Rossini', markStretches('Rossi, Rossini', marks))).toEqual(['Rossi', 'Rossi'])
})

it('marks digits across what stands between them', () => {
  const text = '+39 333 123 4567'
  expect(cut(text, markDigits(text, '31234'))).toEqual(['3 123 4'])
  expect(markDigits(text, '99')).toEqual([])
  expect(markDigits(text, '')).toEqual([])
})

it('knows for every letter which stretch of the original it stands for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { text: plain, places } = foldText(text)
      expect(places).toHaveLength(plain.length)
      for (const [index, { from, to }] of places.entries()) {
        expect(from).toBeGreaterThanOrEqual(places[index - 1]?.from ?? 0)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(text.length)
      }
    }),
  )
})

it('finds every part of a text in what the index holds of it, and marks it', () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', 'è', 'ß', 'R', ' ', '’', '1', '😀', 'e\u0301'),
    minLength: 1,
  })
  fc.assert(
    fc.property(letters, fc.nat(), fc.nat(), (text, from, length) => {
      const letter = Array.from(text)
      const part = letter.slice(from % letter.length, (from % letter.length) + 1 + (length % 6)).join('')
      for (const word of searchWords(part)) {
        expect(searchableText(text)).toContain(word)
        expect(markStretches(text, [{ word, place: 'anywhere' }]).length).toBeGreaterThan(0)
      }
    }),
  )
})
