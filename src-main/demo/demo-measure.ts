import { createHouseClock } from '../domain/opening-hours.ts'
import { ancestryOf, type DueTimes, dueTimes, ruleFor } from '../domain/yardstick.ts'
import { type DemoCategory, demoCategory, type demoHouse, demoLevel } from './house/settings.ts'

export type DemoMeasure = (category: DemoCategory, tags: readonly string[], openedAt: number) => DueTimes

/** When a case of the demo house is due, by what that house has agreed with its customers. */
export function createDemoMeasure(house: ReturnType<typeof demoHouse>): DemoMeasure {
  const clock = createHouseClock(house)
  return (category, tags, openedAt) => {
    const { categoryId, deskId } = demoCategory(category)
    const line = ancestryOf(house.categories, categoryId)
    const rule = ruleFor(house.yardstick, line, demoLevel(tags) || null)
    return dueTimes(rule, clock, deskId, openedAt)
  }
}
