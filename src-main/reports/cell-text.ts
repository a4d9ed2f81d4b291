import type { Language } from '../contract/customers.ts'
import { numberText } from '../domain/number-text.ts'
import type { Cell, Page } from './page.ts'

type Speech = Pick<Page, 'language' | 'zone'>

const locales: Record<Language, string> = { it: 'it-IT', en: 'en-GB' }
/** «0:38», «4:12», «1:04:12». */
export function secondsText(seconds: number): string {
  const whole = Math.round(seconds)
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(whole / 60) % 60
  const hours = Math.floor(whole / 3600)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

export function dateText(date: string, language: Language): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    ...{ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' },
  })
  return format.format(Date.parse(`${date}T00:00:00Z`)).replace(',', '')
}

/** «ven 20 nov, 13:00», on the wall of the house. */
export function momentText(at: number, { language, zone }: Speech): string {
  const day = new Intl.DateTimeFormat(locales[language], {
    ...{ weekday: 'short', day: 'numeric', month: 'short', timeZone: zone },
  })
  const clock = new Intl.DateTimeFormat(locales[language], {
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone },
  })
  return `${day.format(at).replace(',', '')}, ${clock.format(at)}`
}

/** «2026-11-20 13:00:00», on the wall of the house, for programs. */
export function wallText(at: number, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone }).format(
    at,
  )
}

/** As people read it; empty where there is nothing to say. */
export function cellText(cell: Cell, speech: Speech): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return cell
  if ('number' in cell) return numberText(cell.number, speech.language, cell.decimals)
  if ('seconds' in cell) return secondsText(cell.seconds)
  if ('share' in cell) return `${numberText(cell.share * 100, speech.language)}\u00a0%`
  if ('date' in cell) return dateText(cell.date, speech.language)
  return momentText(cell.at, speech)
}

export function isNumeric(cell: Cell): boolean {
  return cell !== null && typeof cell !== 'string' && !('date' in cell) && !('at' in cell)
}

/** What can be compared of a cell; null of words and days. */
export function amountOf(cell: Cell): number | null {
  if (cell === null || typeof cell === 'string') return null
  if ('share' in cell) return cell.share
  if ('seconds' in cell) return cell.seconds
  return 'number' in cell ? cell.number : null
}
