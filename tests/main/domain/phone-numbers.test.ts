import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PhoneNumber } from '../../../src-main/contract/ids.ts'
import {
  formatPhoneNumber,
  lineKind,
  numberPrefixes,
  numberToKeep,
  parsePhoneNumber,
  sameNumber,
} from '../../../src-main/domain/phone-numbers.ts'

describe('spellings that land on the same number', () => {
  it.each([
    // Maria's mobile
    ['+393331234567', '+393331234567'],
    ['00393331234567', '+393331234567'],
    ['393331234567', '+393331234567'],
    ['3331234567', '+393331234567'],
    ['333 123 4567', '+393331234567'],
    ['333/1234567', '+393331234567'],
    ['333.12.34.567', '+393331234567'],
    ['333-1234567', '+393331234567'],
    ['(333) 123 45 67', '+393331234567'],
    ['+39 333 123 4567', '+393331234567'],
    ['0039 333/12.34.567', '+393331234567'],
    ['+0039 333 1234567', '+393331234567'],
    ['++39 333 1234567', '+393331234567'],
    ['39 333 1234567', '+393331234567'],
    ['tel:+39-333-1234567', '+393331234567'],
    ['tel:3331234567;phone-context=+39', '+393331234567'],
    ['+393331234567;user=phone', '+393331234567'],
    ['sip:+393331234567@pbx.example.com;user=phone', '+393331234567'],
    ['"Maria Rossi" <sip:3331234567@10.0.0.1:5060>', '+393331234567'],
    ['%2B393331234567', '+393331234567'],
    ['\u202a+39 333 123 4567\u202c', '+393331234567'],
    ['333\u00a0123\u20114567', '+393331234567'],
    ['３３３１２３４５６７', '+393331234567'],
    ['333 123 4567 int. 5', '+393331234567'],
    ['  3331234567\n', '+393331234567'],
    // A mobile that begins like the country code
    ['3923456789', '+393923456789'],
    ['393 4567890', '+393934567890'],
    // Fixed lines keep their zero
    ['0612345678', '+390612345678'],
    ['06 1234 5678', '+390612345678'],
    ['06/12345678', '+390612345678'],
    ['+39 06 12345678', '+390612345678'],
    ['+39 (0)6 12345678', '+390612345678'],
    ['0039 06 12345678', '+390612345678'],
    ['390612345678', '+390612345678'],
    ['051 555 0112', '+390515550112'],
    ['0541/555.0190', '+3905415550190'],
    ['02 5550 0140', '+390255500140'],
    ['0182 555018', '+390182555018'],
    // Green and premium numbers
    ['800 123 456', '+39800123456'],
    ['800-123456', '+39800123456'],
    ['199 123 456', '+39199123456'],
    // Abroad
    ['+44 20 7946 0018', '+442079460018'],
    ['0044 20 7946 0018', '+442079460018'],
    ['+44 (0)20 7946 0018', '+442079460018'],
    ['+1 (202) 555-0123', '+12025550123'],
    ['+49 30 123456', '+4930123456'],
    ['0041 44 668 18 00', '+41446681800'],
  ])('%s is %s', (spelling, number) => {
    expect(parsePhoneNumber(spelling)).toMatchObject({ number, withheld: false })
  })
})

describe('what a damaged number most likely was', () => {
  it.each([
    ['612345678', '+390612345678'],
    ['+39612345678', '+390612345678'],
    ['0039 612345678', '+390612345678'],
    ['39612345678', '+390612345678'],
    ['515550112', '+390515550112'],
    ['39 51 5550112', '+390515550112'],
    ['541 555 0190', '+3905415550190'],
    // A zero too many before a mobile
    ['03331234567', '+393331234567'],
    ['+39 0333 1234567', '+393331234567'],
    // The zero for an outside line, read as an international prefix
    ['00612345678', '+390612345678'],
    // A country code without its plus
    ['442079460018', '+442079460018'],
  ])('%s was %s', (spelling, number) => {
    expect(parsePhoneNumber(spelling).guesses[0]).toBe(number)
    expect(numberToKeep(spelling)).toBe(number)
  })

  it('guesses nothing about a number that exists and came with its country code', () => {
    expect(parsePhoneNumber('+393331234567').guesses).toEqual([])
  })
})

describe('what is no number', () => {
  it.each([
    '1001',
    '112',
    '89',
    '',
    'abc',
    '800 PRONTO',
    'mario.rossi',
    '333 1234 abcd',
    '*72',
    '1234567890123456789012345',
    '+',
    '0039',
    'x'.repeat(10_000),
    '%E0%A4%A',
  ])('%s', (text) => {
    expect(parsePhoneNumber(text)).toMatchObject({ number: null, guesses: [] })
    expect(numberToKeep(text)).toBeNull()
  })

  it.each([
    'anonymous',
    'Anonymous',
    'sip:anonymous@anonymous.invalid',
    '"Anonymous" <sip:anonymous@anonymous.invalid>',
    'restricted',
    'Privato',
    '',
    'sip:1001@anonymous.invalid',
    'unknown;user=phone',
  ])('%s is withheld', (text) => {
    expect(parsePhoneNumber(text).withheld).toBe(true)
  })

  it.each(['1001', '+393331234567', 'maria'])('%s is not withheld', (text) => {
    expect(parsePhoneNumber(text).withheld).toBe(false)
  })
})

const mobile = fc.integer({ min: 0, max: 9_999_999 }).map((tail) => `333${String(tail).padStart(7, '0')}`)
const fixed = fc
  .tuple(fc.constantFrom('02', '06', '051', '011', '081'), fc.integer({ min: 2_000_000, max: 7_999_999 }))
  .map(([area, tail]) => `${area}${tail}`)
const separator = fc.constantFrom('', ' ', '.', '-', '/', ' - ', '\u00a0', '(', ')')

it('reads every spelling of an Italian number as the same number', () => {
  const spelled = fc.tuple(
    fc.oneof(mobile, fixed),
    fc.constantFrom('', '+39', '0039', '+39 ', '0039/', 'tel:+39', '+0039', '++39'),
    fc.array(separator, { minLength: 12, maxLength: 12 }),
    fc.constantFrom('', ';user=phone', '@pbx.example.com', ' int. 12', ' '),
  )
  fc.assert(
    fc.property(spelled, ([national, prefix, separators, suffix]) => {
      const spread = [...national].map((digit, index) => `${digit}${separators[index] ?? ''}`).join('')
      expect(parsePhoneNumber(`${prefix}${spread}${suffix}`).number).toBe(`+39${national}`)
    }),
  )
})

it('restores the zero that a spreadsheet lost', () => {
  fc.assert(
    fc.property(fixed, fc.constantFrom('', '+39', '0039'), (national, prefix) => {
      const { number, guesses } = parsePhoneNumber(`${prefix}${national.slice(1)}`)
      expect([number, ...guesses]).toContain(`+39${national}`)
    }),
  )
})

it('never throws, whatever a PBX sends', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const { number } = parsePhoneNumber(text)
      if (number !== null) expect(PhoneNumber.safeParse(number).success).toBe(true)
    }),
  )
})

it('knows that two spellings are one line', () => {
  expect(sameNumber('0039 06/12345678', '612345678')).toBe(true)
  expect(sameNumber('06 12345678', '06 12345679')).toBe(false)
  expect(sameNumber('1001', '1001')).toBe(false)
})

it('writes numbers as people do', () => {
  expect(formatPhoneNumber('+393331234567')).toBe('333 123 4567')
  expect(formatPhoneNumber('+390612345678')).toBe('06 1234 5678')
  expect(formatPhoneNumber('+442079460018')).toBe('+44 20 7946 0018')
  expect(formatPhoneNumber('1001')).toBe('1001')
})

it('tells mobile from fixed', () => {
  expect(lineKind(PhoneNumber.parse('+393331234567'))).toBe('mobile')
  expect(lineKind(PhoneNumber.parse('+390612345678'))).toBe('fixed')
  expect(lineKind(PhoneNumber.parse('+39800123456'))).toBe('other')
})

it('knows how a number may go on from its first digits', () => {
  expect(numberPrefixes('333 12')).toContain('+3933312')
  expect(numberPrefixes('0039 051')).toEqual(['+39051'])
  expect(numberPrefixes('51 555')).toContain('+39051555')
  expect(numberPrefixes('3933312')).toContain('+3933312')
  expect(numberPrefixes('33')).toEqual([])
  expect(numberPrefixes('Maria')).toEqual([])
})
