import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addressKey, plainWords } from '../../../src-main/domain/plain-words.ts'

it('leaves of a text its words, without accents, case or marks', () => {
  expect(plainWords('Niccolò D’Angelo & C. S.n.c.')).toEqual(['niccolo', 'd', 'angelo', 'c', 's', 'n', 'c'])
  expect(plainWords(' 🙂 ')).toEqual([])
  expect(plainWords('مريم روسي')).toEqual(['مريم', 'روسي'])
})

it('reads plain ASCII as it reads everything else', () => {
  fc.assert(
    // The dash is no word, and no ASCII.
    fc.property(fc.string({ unit: 'binary-ascii', maxLength: 60 }), (text) => {
      expect(plainWords(text)).toEqual(plainWords(`${text} –`))
    }),
  )
})

it.each([
  'Via dei Mille 12, 40121 Bologna',
  'via dei mille, n. 12 - Bologna (BO)',
  'V. Dei Mille 12 Bologna Italia',
  'BOLOGNA, Via dei Mille n° 12',
])('reads %j as the same place', (address) => {
  expect(addressKey(address)).toBe('12 bologna dei mille')
})

it.each(['', 'Bologna', '12', 'Via', 'Via dei Mille'])(
  'takes %j for too little to tell a place by',
  (address) => {
    expect(addressKey(address)).toBe('')
  },
)

it('tells house numbers apart', () => {
  expect(addressKey('Via Roma 1, Rimini')).not.toBe(addressKey('Via Roma 11, Rimini'))
})
