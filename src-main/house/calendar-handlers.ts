import type { Handlers } from '../contract/requests.ts'
import { success } from '../contract/result.ts'
import { italianHolidays } from '../domain/holidays.ts'

/** The window asks for what it does not work out itself: see `domain/holidays.ts`. */
export function createCalendarHandlers(): Pick<Handlers, 'house:calendar'> {
  return { 'house:calendar': ({ year, patronDay }) => success([...italianHolidays(year, patronDay)]) }
}
