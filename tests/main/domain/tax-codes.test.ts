import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fiscalCodeToKeep, vatNumberToKeep } from '../../../src-main/domain/tax-codes.ts'

it.each([
  ['IT 0145 098 0378', '01450980378'],
  ['01450980378', '01450980378'],
  ['de 136695976', 'DE136695976'],
  ['  ', ''],
])('keeps the VAT number %j as %j', (typed, kept) => {
  expect(vatNumberToKeep(typed)).toBe(kept)
})

it.each(['01450980379', '0145098037', '014509803780', 'IT', 'ITABCDEFGHILM', '00000000000', '<script>'])(
  'takes %j for no VAT number',
  (typed) => {
    expect(vatNumberToKeep(typed)).toBe(null)
  },
)

it.each([
  ['rss mra 64r52 a944z', 'RSSMRA64R52A944Z'],
  // Digits become letters where two people’s codes would be the same (decree 12 March 1974, article 6).
  ['BNCPLA71E10H501I', 'BNCPLA71E10H501I'],
  ['01450980378', '01450980378'],
  ['', ''],
])('keeps the fiscal code %j as %j', (typed, kept) => {
  expect(fiscalCodeToKeep(typed)).toBe(kept)
})

it.each(['RSSMRA64R52A944X', 'RSSMRA64R52A94', 'RSSMRA64Z52A944Z', '01450980379', 'Maria', '🙂'])(
  'takes %j for no fiscal code',
  (typed) => {
    expect(fiscalCodeToKeep(typed)).toBe(null)
  },
)

it('never throws, and what it keeps it keeps again', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      for (const keep of [vatNumberToKeep, fiscalCodeToKeep]) {
        const kept = keep(typed)
        if (kept !== null) expect(keep(kept)).toBe(kept)
      }
    }),
  )
})

it('sees any one digit of a VAT number that is wrong', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (at, off) => {
      const digits = [...'01450980378']
      digits[at] = String((Number(digits[at]) + off) % 10)
      expect(vatNumberToKeep(digits.join(''))).toBe(null)
    }),
  )
})
