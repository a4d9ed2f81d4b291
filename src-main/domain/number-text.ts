import type { Language } from '../contract/customers.ts'

const locales: Record<Language, string> = { it: 'it-IT', en: 'en-GB' }
const numberFormats = new Map<string, Intl.NumberFormat>()

/** «1.250», «12,5»: Italian numbers of four digits are grouped as longer ones are. */
export function numberText(value: number, language: Language, decimals = 0): string {
  const key = `${language} ${decimals}`
  let format = numberFormats.get(key)
  if (!format) {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
    format = new Intl.NumberFormat(locales[language], { ...digits, useGrouping: 'always' })
    numberFormats.set(key, format)
  }
  return format.format(value)
}
