import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { expect, it } from 'vitest'
import { isItalianNational, isItalianNumber } from '../../../src-main/domain/italian-numbers.ts'
import { readSpelling } from '../../../src-main/domain/phone-spelling.ts'

// The shape of an import, and of a caller's number: read without the package's own long way.
const digits = fc
  .tuple(fc.constantFrom('0', '3', '06', '02', '0831', '347', '39', ''), fc.stringMatching(/^\d{4,11}$/))
  .map((parts) => parts.join(''))

it('says of a bare number only what libphonenumber says too', () => {
  let found = 0
  fc.assert(
    fc.property(digits, (bare) => {
      if (!isItalianNumber(bare)) return
      found += 1
      const parsed = parsePhoneNumberFromString(bare, { defaultCountry: 'IT', extract: false })
      expect(parsed?.isValid()).toBe(true)
      expect(parsed?.number).toBe(`+39${bare}`)
    }),
    { numRuns: 5000 },
  )
  expect(found).toBeGreaterThan(500)
})

it('says of a number behind +39 only what libphonenumber says too', () => {
  let found = 0
  const national = fc
    .tuple(fc.constantFrom('', '0', '3', '392', '39', '02', '06698'), fc.stringMatching(/^\d{4,9}$/))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(national, (behind) => {
      if (!isItalianNational(behind)) return
      found += 1
      const parsed = parsePhoneNumberFromString(`+39${behind}`, { extract: false })
      expect(parsed?.isValid()).toBe(true)
      expect(parsed?.number).toBe(`+39${behind}`)
    }),
    { numRuns: 5000 },
  )
  expect(found).toBeGreaterThan(500)
})

it('knows a mobile that begins with 39 at once behind +39, and not where it stands bare', () => {
  expect(isItalianNational('3921234567')).toBe(true)
  expect(isItalianNumber('3921234567')).toBe(false)
})

it.each(['3331234567', '3201234567', '0212345678', '0612345', '0831123456', '0108765432'])(
  'knows %s at once',
  (bare) => {
    expect(isItalianNumber(bare)).toBe(true)
  },
)

it.each(['3912345678', '393331234567', '1122', '0000000', '612345678', '0099'])(
  'leaves %s to the long way',
  (bare) => {
    expect(isItalianNumber(bare)).toBe(false)
  },
)

it('reads E.164 as it reads it with a word in front', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\+\d{0,24}$/), (text) => {
      expect(readSpelling(text)).toEqual(readSpelling(`tel:${text}`))
    }),
    { numRuns: 5000 },
  )
})

it('reads digits and separators as it reads them with a word in front', () => {
  const spelling = fc.stringMatching(/^[\d ./-]{0,24}$/)
  fc.assert(
    fc.property(spelling, (text) => {
      expect(readSpelling(text)).toEqual(readSpelling(`tel:${text}`))
    }),
    { numRuns: 5000 },
  )
})
