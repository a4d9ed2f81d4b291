import type { Language } from '../../src-main/contract/customers.ts'
import { numberText } from '../../src-main/domain/number-text.ts'
import { locales } from '../../src-main/texts/language.ts'
import { timeTextsFor } from '../../src-main/texts/time.ts'

export type Format = ReturnType<typeof createFormat>

/** Numbers as a lead reads them. */
export function createFormat(language: Language) {
  const locale = locales[language]
  const fraction = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const signed = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  })
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })

  const { longDuration } = timeTextsFor[language]
  const duration = (seconds: number | null) => (seconds === null ? '–' : longDuration(seconds))

  return {
    count: (value: number) => numberText(value, language),
    fraction: (value: number) => fraction.format(value),
    /** Of nothing there is no share. */
    share: (part: number, all: number) => (all === 0 ? '–' : percent.format(part / all)),
    percent: (value: number) => percent.format(value),
    signed: (value: number) => signed.format(value),
    duration,
    /** Where a bar of a histogram begins: «30 s», «2 min», «4 h». */
    edge: (seconds: number) => duration(seconds),
    /** `YYYY-MM-DD`. */
    day: (date: string) => day.format(Date.parse(date)),
    longDay: (date: string) => longDay.format(Date.parse(date)),
  }
}
