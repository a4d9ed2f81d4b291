import type { Language } from '../contract/customers.ts'
import type { ReportSpan } from '../contract/reports.ts'
import { locales } from './language.ts'

/** «1 – 31 ottobre 2026», «venerdì 20 novembre 2026». */
export function spanWords({ from, to }: Pick<ReportSpan, 'from' | 'to'>, language: Language): string {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)]
  const parts = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  if (from === to)
    return new Intl.DateTimeFormat(locales[language], { ...parts, weekday: 'long' }).format(first)
  return new Intl.DateTimeFormat(locales[language], parts)
    .formatRange(first, last)
    .replaceAll('\u2009', ' ')
    .replaceAll(/\b0(\d)/g, '$1')
}
