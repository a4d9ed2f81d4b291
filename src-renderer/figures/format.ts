import type { Language } from '../../src-main/contract/customers.ts'

export type Format = ReturnType<typeof createFormat>

/** Numbers as a lead reads them. */
export function createFormat(language: Language) {
  const locale = language === 'it' ? 'it-IT' : 'en-GB'
  const dayUnit = language === 'it' ? 'g' : 'd'
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const fraction = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const signed = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  })
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })

  function duration(seconds: number | null): string {
    if (seconds === null) return '–'
    const all = Math.round(seconds)
    if (all < 60) return `${all} s`
    if (all < 3600) return joined(Math.floor(all / 60), 'min', all % 60, 's')
    if (all < 172_800) return joined(Math.floor(all / 3600), 'h', Math.floor((all % 3600) / 60), 'min')
    return joined(Math.floor(all / 86_400), dayUnit, Math.floor((all % 86_400) / 3600), 'h')
  }

  return {
    count: (value: number) => whole.format(value),
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

function joined(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`
}
