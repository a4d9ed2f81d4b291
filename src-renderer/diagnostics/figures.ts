import type { Language } from '../../src-main/contract/customers.ts'

export type Verdict = 'good' | 'fair' | 'bad'

/** ITU-T G.109, table 1: above 4.03 satisfied, below 3.6 many dissatisfied. */
export function verdictOf(mos: number): Verdict {
  if (mos >= 4) return 'good'
  return mos >= 3.6 ? 'fair' : 'bad'
}

/** Numbers with one digit after the point, as the language writes them. */
export function decimal(language: Language): (value: number) => string {
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  return (value) => format.format(value)
}
