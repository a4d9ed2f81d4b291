// @vitest-environment node
import { expect, test } from 'vitest'
import { HouseSettings } from '../../../src-main/contract/house.ts'
import { textsFor } from '../../../src-main/texts/index.ts'
import { branchesOf, pathOf, withChildren } from '../../../src-renderer/house/category-tree.ts'
import { withConsequences } from '../../../src-renderer/house/consequences.ts'
import { offeredOutcomes, wordFor } from '../../../src-renderer/house/outcomes.ts'
import { gold, office, settledHouse } from '../../support/gallery/house.ts'

test('a desk that goes takes its shifts along, and leaves its categories without a desk', () => {
  const desks = settledHouse.desks.filter(({ name }) => name !== 'Pronto intervento')
  const saved = withConsequences(settledHouse, { desks })
  expect(saved.rota?.shifts).toHaveLength(settledHouse.rota.shifts.length - 1)
  expect(saved.categories).toBeUndefined()

  const without = withConsequences(settledHouse, { desks: desks.filter(({ id }) => id !== office) })
  expect(without.categories?.filter(({ deskId }) => deskId !== null)).toEqual([])
  expect(() => HouseSettings.partial().parse(without)).not.toThrow()
})

test('a category that goes lifts what is under it, and its times go', () => {
  const top = settledHouse.categories.find(({ name }) => name === 'Ordini e consegne')
  const categories = settledHouse.categories.filter(({ id }) => id !== top?.id)
  const saved = withConsequences(settledHouse, { categories })
  expect(saved.categories?.find(({ name }) => name === 'Reso')?.parentId).toBeNull()
  expect(saved.yardstick?.rules.some(({ categoryId }) => categoryId === top?.id)).toBe(false)
  expect(saved.yardstick?.rules.length).toBe(settledHouse.yardstick.rules.length - 1)
})

test('a level that goes takes its times along, and nothing else is written', () => {
  const levels = settledHouse.yardstick.levels.filter(({ id }) => id !== gold)
  const saved = withConsequences(settledHouse, { yardstick: { ...settledHouse.yardstick, levels } })
  expect(Object.keys(saved)).toEqual(['yardstick'])
  expect(saved.yardstick?.rules.some(({ levelId }) => levelId === gold)).toBe(false)
  expect(withConsequences(settledHouse, { outcomes: [] })).toEqual({ outcomes: [] })
})

test('two seats have tied a knot in the tree: every category is still there, once', () => {
  const [first, second, ...others] = settledHouse.categories
  if (!first || !second) throw new Error('a tree has two categories')
  const knotted = [{ ...first, parentId: second.id }, { ...second, parentId: first.id }, ...others]
  const ids = branchesOf(knotted).map(({ category: { id } }) => id)
  expect([...ids].sort()).toEqual(knotted.map(({ id }) => id).sort())
  expect(withChildren(knotted, first.id).has(second.id)).toBe(true)
  expect(pathOf(knotted, first.id)).toBe(`${second.name} › ${first.name}`)
})

test('outcomes come in the house’s order and words; one that a house has never heard of is offered', () => {
  const words = textsFor('it').calls.outcomes
  const offered = offeredOutcomes(
    [
      { outcome: 'callback', label: 'Richiamiamo noi', offered: true },
      { outcome: 'solved', label: '', offered: true },
      { outcome: 'wrong-number', label: '', offered: false },
    ],
    words,
  )
  expect(offered.map(({ label }) => label)).toEqual([
    'Richiamiamo noi',
    'Risolto',
    'Da seguire',
    'Non risponde',
    'Informazione',
  ])
  const none = settledHouse.outcomes.map((choice) => ({ ...choice, offered: false }))
  expect(offeredOutcomes(none, words)).toHaveLength(6)
  expect(wordFor('callback', settledHouse.outcomes, words)).toBe('Richiamiamo noi')
  expect(wordFor('solved', [], words)).toBe('Risolto')
})
