import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { expect, it } from 'vitest'
import { isItalianNumber } from '../../../src-main/domain/italian-numbers.ts'
import { readSpelling } from '../../../src-main/domain/phone-spelling.ts'

// The shape of an import: bare national digits, read without the package's own long way.
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

it('reads digits and separators as it reads them with a word in front', () => {
  const spelling = fc.stringMatching(/^[\d ./-]{0,24}$/)
  fc.assert(
    fc.property(spelling, (text) => {
      expect(readSpelling(text)).toEqual(readSpelling(`tel:${text}`))
    }),
    { numRuns: 5000 },
  )
})
