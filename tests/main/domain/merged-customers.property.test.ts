import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupsOf, type Merge } from '../../../src-main/domain/merged-customers.ts'

const cards = ['maria', 'maria-bis', 'm-rossi', 'rossi-maria', 'luca', 'anna']

const merge: fc.Arbitrary<Merge> = fc.record({
  id: fc.uuid(),
  keptId: fc.constantFrom(...cards),
  mergedId: fc.constantFrom(...cards),
  // Few ticks: two seats at the same one must happen.
  clock: fc.integer({ min: 1, max: 6 }),
  seat: fc.constantFrom('bologna', 'rimini'),
})
const merges = fc.uniqueArray(merge, { selector: ({ id }) => id, maxLength: 8 })

it('names the same card for each group whatever order the merges come in', () => {
  const shuffled = merges.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  )
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      expect(groupsOf(other)).toEqual(groupsOf(all))
    }),
  )
})

it('puts two cards under one where a chain of merges leads from one to the other, and only there', () => {
  fc.assert(
    fc.property(merges, (all) => {
      const groups = groupsOf(all)
      const rootOf = (id: string) => groups.get(id)?.rootId ?? id
      for (const one of cards)
        for (const other of cards) expect(rootOf(one) === rootOf(other)).toBe(reachable(one, all).has(other))
    }),
  )
})

it('lets one card of each group stand for itself, and knows no group of one', () => {
  fc.assert(
    fc.property(merges, (all) => {
      const groups = groupsOf(all)
      for (const { rootId } of groups.values()) {
        expect(groups.get(rootId)).toEqual({ rootId, joinedClock: 0 })
        expect([...groups.values()].filter((each) => each.rootId === rootId).length).toBeGreaterThan(1)
      }
    }),
  )
})

it('keeps the first word where two seats merge the same two cards the other way round', () => {
  const bologna = { id: '1', keptId: 'maria', mergedId: 'luca', clock: 5, seat: 'bologna' }
  const rimini = { id: '2', keptId: 'luca', mergedId: 'maria', clock: 6, seat: 'rimini' }
  expect(groupsOf([rimini, bologna]).get('luca')).toEqual({ rootId: 'maria', joinedClock: 5 })
  // The first one taken back, the second holds.
  expect(groupsOf([rimini]).get('maria')).toEqual({ rootId: 'luca', joinedClock: 6 })
})

it('takes everybody along when a group is merged into another card', () => {
  const chain = [
    { id: '1', keptId: 'maria', mergedId: 'maria-bis', clock: 1, seat: 'bologna' },
    { id: '2', keptId: 'm-rossi', mergedId: 'maria-bis', clock: 2, seat: 'bologna' },
  ]
  const groups = groupsOf(chain)
  expect([...groups.values()].map(({ rootId }) => rootId)).toEqual(['m-rossi', 'm-rossi', 'm-rossi'])
  // What was written on the first two after the second merge was meant for the third.
  expect(groups.get('maria')?.joinedClock).toBe(2)
})

function reachable(from: string, all: readonly Merge[]): ReadonlySet<string> {
  const seen = new Set([from])
  for (let grown = true; grown; ) {
    grown = false
    for (const { keptId, mergedId } of all)
      if (seen.has(keptId) !== seen.has(mergedId)) {
        seen.add(keptId).add(mergedId)
        grown = true
      }
  }
  return seen
}
