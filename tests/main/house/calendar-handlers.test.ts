import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { WindowId } from '../../../src-main/contract/ids.ts'
import { requests } from '../../../src-main/contract/requests.ts'
import { createCalendarHandlers } from '../../../src-main/house/calendar-handlers.ts'

const window = WindowId.parse(uuidv7())

test('a year’s holidays come as the contract has them, with the day of San Petronio', async () => {
  const answer = await createCalendarHandlers()['house:calendar']({ year: 2026, patronDay: '10-04' }, window)
  const holidays = answer.ok ? requests['house:calendar'].output.parse(answer.value) : []
  expect(
    holidays
      .filter(({ date }) => date === '2026-10-04')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['patron', 'saint-francis'])
  expect(holidays).toContainEqual({ date: '2026-04-06', name: 'easter-monday' })
  expect(holidays.map(({ date }) => date)).toEqual(holidays.map(({ date }) => date).sort())
})
