// What libphonenumber answers for a bare Italian number, without the thirteen regular expressions that it makes anew for
// each one: an import asks a million times.
import metadata from 'libphonenumber-js/max/metadata'
import { z } from 'zod'

/** As the package's metadata lie in an array: the whole country's pattern third, its kinds of line twelfth. */
const Plan = z
  .tuple([z.string(), z.string(), z.string()])
  .rest(z.unknown())
  .transform((plan) => ({ pattern: plan[2], kinds: plan[11] }))
const Kinds = z
  .tuple([z.tuple([z.string()]).rest(z.unknown()), z.tuple([z.string(), z.array(z.int())])])
  .rest(z.unknown())
/** Beginning with 39 it might also be a country code. */
const beginning = /^(?:0[1-9]|3[0-8])/

/** Whether these bare national digits are surely an existing fixed line or mobile; `false` says nothing. */
export const isItalianNumber: (digits: string) => boolean = createCheck()

function createCheck(): (digits: string) => boolean {
  const { pattern, kinds } = Plan.parse(metadata.countries.IT)
  const [[fixed], [mobile, lengths]] = Kinds.parse(kinds)
  const [every, isFixed, isMobile] = [pattern, fixed, mobile].map((text) => new RegExp(`^(?:${text})$`))
  return (digits) =>
    beginning.test(digits) &&
    every?.test(digits) === true &&
    (isFixed?.test(digits) === true || (lengths.includes(digits.length) && isMobile?.test(digits) === true))
}
