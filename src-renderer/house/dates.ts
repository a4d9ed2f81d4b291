import type { LocalDate } from '../../src-main/contract/house.ts'

const dayFirst = /(?<!\d)(\d{1,2})[/.\s-](\d{1,2})(?:[/.\s-](\d{4}|\d{2}))?(?!\d)/
const yearFirst = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/

/** A day as people write it, the day first: «24/12», «24.12.26», «2026-12-24»; without a year it is the next such day. */
export function readDate(text: string, today: LocalDate): LocalDate | null {
  const iso = yearFirst.exec(text)
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const [, day, month, year] = dayFirst.exec(text) ?? []
  if (year !== undefined)
    return dateOf(year.length === 2 ? 2000 + Number(year) : Number(year), Number(month), Number(day))
  const thisYear = Number(today.slice(0, 4))
  const near = [thisYear, thisYear + 1, thisYear + 2, thisYear + 3, thisYear + 4]
    .map((each) => dateOf(each, Number(month), Number(day)))
    .filter((date) => date !== null)
  return near.find((date) => date >= today) ?? null
}

/** Null for a 31 June. */
function dateOf(year: number, month: number, day: number): LocalDate | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && year >= 1970
  return exists ? at.toISOString().slice(0, 10) : null
}

/** The day on this computer's calendar. */
export function todayOf(now: number): LocalDate {
  const at = new Date(now)
  return new Date(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate())).toISOString().slice(0, 10)
}
