// What libphonenumber answers for an Italian number, without the thirteen regular expressions that it makes anew for each
// one: an import asks a million times, and whoever calls is waited for.
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
/** Beginning with 39, bare digits might also begin with the country code. */
const bareBeginning = /^(?:0[1-9]|3[0-8])/
const nationalBeginning = /^(?:0[1-9]|3)/

const exists = createCheck()

/** Whether these bare digits are surely an existing Italian fixed line or mobile; `false` says nothing. */
export function isItalianNumber(digits: string): boolean {
  return bareBeginning.test(digits) && exists(digits)
}

/** The same of the digits behind `+39`. */
export function isItalianNational(digits: string): boolean {
  return nationalBeginning.test(digits) && exists(digits)
}

function createCheck(): (digits: string) => boolean {
  const { pattern, kinds } = Plan.parse(metadata.countries.IT)
  const [[fixed], [mobile, lengths]] = Kinds.parse(kinds)
  const [every, isFixed, isMobile] = [pattern, fixed, mobile].map((text) => new RegExp(`^(?:${text})$`))
  return (digits) =>
    every?.test(digits) === true &&
    (isFixed?.test(digits) === true || (lengths.includes(digits.length) && isMobile?.test(digits) === true))
}
