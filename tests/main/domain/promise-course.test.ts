import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { AttemptId } from '../../../src-main/contract/ids.ts'
import type { PromiseAttempt } from '../../../src-main/contract/promises.ts'
import { breaksAt, courseOf, isOwed, keptAtOf } from '../../../src-main/domain/promise-course.ts'
import { noon } from '../../support/open-test-door.ts'

const minute = 60_000
const dueAt = noon + 60 * minute

function promise(keptAt: number | null = null, releasedAt: number | null = null) {
  const release =
    releasedAt === null ? null : { at: releasedAt, agentId: null, initials: 'GB', reason: 'Ha risolto da sé' }
  return { dueAt, keptAt, release }
}

function attempt(at: number, keeps: boolean): PromiseAttempt {
  const id = AttemptId.parse(uuidv7())
  const outcome = keeps ? 'answered' : 'no-answer'
  return { id, at, agentId: null, initials: 'GB', outcome, keeps, callId: null }
}

it('goes from due to soon, and is broken when the minute that was named is over', () => {
  const stateAt = (now: number) => courseOf(promise(), now).state
  expect(stateAt(noon)).toBe('due')
  expect(stateAt(dueAt - 10 * minute - 1)).toBe('due')
  expect(stateAt(dueAt - 10 * minute)).toBe('soon')
  expect(stateAt(dueAt)).toBe('soon')
  expect(stateAt(dueAt + minute - 1)).toBe('soon')
  expect(stateAt(dueAt + minute)).toBe('broken')
})

it('is kept at 16:00 and thirty seconds where it was promised by 16:00', () => {
  expect(courseOf(promise(dueAt + 30_000), dueAt + 5 * minute)).toEqual({
    state: 'kept',
    broken: false,
    closedAt: dueAt + 30_000,
  })
})

it('stays broken for ever, kept late or released late', () => {
  const late = dueAt + 20 * minute
  expect(courseOf(promise(late), late + minute)).toMatchObject({ state: 'kept', broken: true })
  expect(courseOf(promise(null, late), late + minute)).toMatchObject({ state: 'released', broken: true })
})

it('says of kept here and released there what came first', () => {
  expect(courseOf(promise(noon + 5, noon + 6), dueAt)).toMatchObject({ state: 'kept', closedAt: noon + 5 })
  expect(courseOf(promise(noon + 7, noon + 6), dueAt)).toMatchObject({
    state: 'released',
    closedAt: noon + 6,
  })
  expect(courseOf(promise(noon + 6, noon + 6), dueAt)).toMatchObject({ state: 'kept' })
})

it('is kept by the first attempt that keeps it, and by none that only answered', () => {
  const attempts = [attempt(noon + 3, false), attempt(noon + 9, true), attempt(noon + 12, true)]
  expect(keptAtOf(null, attempts)).toBe(noon + 9)
  expect(keptAtOf(noon + 4, attempts)).toBe(noon + 4)
  expect(keptAtOf(null, attempts.slice(0, 1))).toBeNull()
})

const moment = fc.integer({ min: noon - 30 * minute, max: dueAt + 300 * minute })
const maybe = fc.option(moment)

it('never mends what was broken, whatever is said afterwards', () => {
  fc.assert(
    fc.property(maybe, maybe, moment, moment, (keptAt, releasedAt, first, second) => {
      const [earlier, later] = first <= second ? [first, second] : [second, first]
      // What is not said yet at a moment is not known then.
      const knownAt = (now: number) =>
        promise(
          keptAt !== null && keptAt <= now ? keptAt : null,
          releasedAt !== null && releasedAt <= now ? releasedAt : null,
        )
      const before = courseOf(knownAt(earlier), earlier)
      const after = courseOf(knownAt(later), later)
      if (before.broken) expect(after.broken).toBe(true)
      if (before.closedAt !== null) expect(after).toEqual({ ...before, broken: after.broken })
      expect(after.broken).toBe((after.closedAt ?? later) >= breaksAt({ dueAt }))
      expect(after.closedAt === null).toBe(isOwed(knownAt(later)))
    }),
  )
})
