import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { Category, YardstickRule } from '../../../src-main/contract/house.ts'
import { CategoryId, ContractLevelId, DeskId } from '../../../src-main/contract/ids.ts'
import { ancestryOf, deskOf, dueTimes, ruleFor } from '../../../src-main/domain/yardstick.ts'

const gold = ContractLevelId.parse(uuidv7())
const silver = ContractLevelId.parse(uuidv7())
const warehouse = DeskId.parse(uuidv7())

function category(name: string, parentId: Category['parentId'] = null, deskId: Category['deskId'] = null) {
  return { id: CategoryId.parse(uuidv7()), parentId, name, deskId }
}

const shipping = category('Spedizioni', null, warehouse)
const damage = category('Danni', shipping.id)
const glass = category('Vetro', damage.id)
const billing = category('Fatture')
const tree = [glass, shipping, billing, damage]
const line = ancestryOf(tree, glass.id)

function rule(minutes: number, given: Partial<YardstickRule> = {}): YardstickRule {
  return { categoryId: null, levelId: null, answerMinutes: minutes, solveMinutes: minutes * 10, ...given }
}

function holds(rules: readonly YardstickRule[], level: ContractLevelId | null = null): number | undefined {
  return ruleFor({ levels: [], rules }, line, level)?.answerMinutes
}

it('knows the branches above a category, and the desk of the nearest that has one', () => {
  expect(line.map(({ name }) => name)).toEqual(['Vetro', 'Danni', 'Spedizioni'])
  expect(deskOf(tree, glass.id)).toBe(warehouse)
  expect(deskOf(tree, billing.id)).toBeNull()
  expect(deskOf(tree, null)).toBeNull()
})

it('ends where two seats have made each branch the parent of the other', () => {
  const one = category('Uno')
  const other = category('Due', one.id)
  const knot = [{ ...one, parentId: other.id }, other]
  expect(ancestryOf(knot, one.id).map(({ name }) => name)).toEqual(['Uno', 'Due'])
})

it('knows no rule for a category that the house has deleted, but the one for everybody', () => {
  const gone = ancestryOf(tree, CategoryId.parse(uuidv7()))
  expect(ruleFor({ levels: [], rules: [rule(5, { categoryId: shipping.id })] }, gone, null)).toBeNull()
  expect(ruleFor({ levels: [], rules: [rule(5)] }, gone, null)?.answerMinutes).toBe(5)
})

it('holds the rule that names most: category and level, then the category, then the level', () => {
  const rules = [
    rule(60),
    rule(50, { levelId: gold }),
    rule(40, { categoryId: shipping.id }),
    rule(30, { categoryId: damage.id }),
    rule(20, { categoryId: shipping.id, levelId: gold }),
    rule(10, { categoryId: billing.id, levelId: gold }),
  ]
  expect(holds(rules, gold)).toBe(20)
  expect(holds(rules, silver)).toBe(30)
  expect(holds(rules)).toBe(30)
  expect(holds(rules.slice(0, 2), gold)).toBe(50)
  expect(holds(rules.slice(0, 2))).toBe(60)
  expect(holds([])).toBeUndefined()
})

it('holds the same rule in whatever order the house lists them', () => {
  const rules = [
    rule(60),
    rule(50, { levelId: gold }),
    rule(30, { categoryId: glass.id }),
    rule(40, { categoryId: shipping.id }),
    rule(20, { categoryId: shipping.id, levelId: gold }),
  ]
  const shuffled = fc.shuffledSubarray(rules, { minLength: rules.length })
  fc.assert(
    fc.property(shuffled, fc.constantFrom(gold, silver, null), (order, level) => {
      expect(holds(order, level)).toBe(holds(rules, level))
    }),
  )
})

it('counts due times in opening hours of the desk, and says none where it never opens', () => {
  const asked: unknown[] = []
  const clock = {
    addOpenMinutes(deskId: DeskId | null, from: number, minutes: number) {
      asked.push(deskId)
      return minutes > 100 ? null : from + minutes * 60_000
    },
    openSpans: () => [],
  }
  expect(dueTimes(rule(30), clock, warehouse, 1000)).toEqual({ answerBy: 1_801_000, solveBy: null })
  expect(asked).toEqual([warehouse, warehouse])
  expect(dueTimes(null, clock, warehouse, 1000)).toEqual({ answerBy: null, solveBy: null })
})
