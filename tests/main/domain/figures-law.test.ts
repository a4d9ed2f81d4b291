import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FigureName, fewestPeople } from '../../../src-main/contract/figures.ts'
import {
  type Acting,
  type ActingByDesk,
  besideCustomersPart,
  customersPart,
  desksToShow,
  isFew,
  isRowsWithheld,
  peopleOf,
  together,
  verdictOn,
} from '../../../src-main/domain/figures-law.ts'
import { sampleFigures } from '../../support/sample-figures.ts'

const people = (...names: string[]): ReadonlySet<string> => new Set(names)
const contacts = (...names: string[]): Acting => ({ contacts: people(...names), others: people() })
const others = (...names: string[]): Acting => ({ contacts: people(), others: people(...names) })
const house = { deskId: null, agentId: null }

it('counts who had a contact, and where nobody had, whoever acted; somebody unnamed is one', () => {
  expect(peopleOf(contacts('giulia', 'bruno'))).toBe(2)
  // Who only has a case does not make a team of one into five.
  expect(peopleOf({ contacts: people('giulia'), others: people('a', 'b', 'c', 'd') })).toBe(1)
  expect(peopleOf(others('giulia', 'bruno', ''))).toBe(2)
  expect(peopleOf(others(''))).toBe(1)
  expect(peopleOf({ contacts: people(), others: people() })).toBe(0)
})

it('shows of a house of one to four only what customers did, and of five everything', () => {
  const of = (...groups: [string | null, Acting][]) => verdictOn(house, new Map(groups))
  expect(of([null, contacts('a', 'b', 'c', 'd')])).toBe('customers')
  expect(of([null, contacts('a', 'b', 'c', 'd', 'e')])).toBe('all')
  // The same people, told apart by desk.
  expect(of(['support', contacts('a', 'b', 'c')], ['billing', contacts('c', 'd', 'e')])).toBe('all')
  expect(of([null, others('a')])).toBe('customers')
  expect(of()).toBe('all')
  expect(verdictOn({ deskId: null, agentId: 'a' }, new Map())).toBe('one-worker')
})

const five = contacts('a', 'b', 'c', 'd', 'e')
const six = contacts('f', 'g', 'h', 'i', 'l', 'm')

it('keeps a desk back beside which few are left', () => {
  const on = (deskId: string, groups: ActingByDesk) => verdictOn({ deskId, agentId: null }, groups)
  // Six in the house: who takes the five away has the sixth.
  const one = new Map([
    ['support', five],
    ['billing', contacts('f')],
  ])
  expect([on('support', one), on('billing', one)]).toEqual(['few-left', 'few-people'])
  // Of two, the smaller hides the one that is left.
  const two = new Map([...one, ['sales', six]])
  expect([on('support', two), on('sales', two)]).toEqual(['few-left', 'all'])
  // Contacts about no desk are somebody's, too.
  const loose = new Map<string | null, Acting>([
    ['support', five],
    [null, contacts('a')],
  ])
  expect(on('support', loose)).toBe('few-left')
  const enough = new Map<string | null, Acting>([
    ['support', five],
    [null, six],
  ])
  expect(on('support', enough)).toBe('all')
  expect(on('nobody there', enough)).toBe('all')
})

const person = fc.constantFrom(...'abcdefghi'.split(''), '')
const group = fc
  .record({ contacts: fc.array(person, { maxLength: 8 }), others: fc.array(person, { maxLength: 4 }) })
  .map(
    (given): Acting => ({
      contacts: new Set(given.contacts.filter((name) => name !== '')),
      others: new Set(given.others),
    }),
  )
const desks = ['support', 'billing', 'sales', 'night']
const acting = fc
  .array(group, { minLength: 5, maxLength: 5 })
  .map((groups): ActingByDesk => new Map([null, ...desks].map((desk, at) => [desk, groups[at] ?? five])))

it('leaves nobody to be told by taking away, whichever desks somebody takes from the house or each other', () => {
  fc.assert(
    fc.property(acting, fc.subarray(desks), (groups, taken) => {
      const shown = desksToShow(groups)
      for (const desk of shown) expect(isFew(peopleOf(groups.get(desk) ?? five))).toBe(false)
      const away = taken.filter((desk) => shown.has(desk))
      const whole = peopleOf(together([...groups.values()]))
      // Of a house of few nothing is shown that a desk could be taken from.
      if (isFew(whole)) return
      const left = [...groups].flatMap(([desk, one]) => (desk !== null && away.includes(desk) ? [] : [one]))
      if (away.length > 0) expect(isFew(peopleOf(together(left)))).toBe(false)
    }),
    { numRuns: 2000 },
  )
})

it('shows a desk of five or more wherever that gives nobody away', () => {
  fc.assert(
    fc.property(acting, (groups) => {
      const shown = desksToShow(groups)
      const enough = desks.filter((desk) => !isFew(peopleOf(groups.get(desk) ?? five)))
      const rest = [...groups].flatMap(([desk, one]) => (desk !== null && enough.includes(desk) ? [] : [one]))
      if (!isFew(peopleOf(together(rest)))) expect([...shown].sort()).toEqual(enough.toSorted())
    }),
    { numRuns: 1000 },
  )
})

it('leaves of a few nothing that they did, whatever the figures are', () => {
  const figures = sampleFigures({ from: '2026-10-01', to: '2026-10-31' })
  const shown = customersPart({
    ...figures,
    volumes: {
      ...figures.volumes,
      // Only we wrote letters: that there were any is ours, too.
      channels: [{ channel: 'letter', in: 0, out: 9 }, ...figures.volumes.channels],
    },
  })
  const nothing = Object.entries(shown).flatMap(([name, value]) => (value === null ? [name] : []))
  expect(nothing.sort()).toEqual(
    [
      'answer',
      'talk',
      'hold',
      'wrapUp',
      'promises',
      'firstContact',
      'transfers',
      'satisfaction',
      'yardstick',
    ].sort(),
  )
  const { volumes, cases, complaints, missed } = shown
  expect(volumes.in).toBe(figures.volumes.in)
  expect([volumes.out, ...[...volumes.channels, ...volumes.days].map(({ out }) => out)]).toEqual(
    Array.from({ length: 1 + volumes.channels.length + 31 }, () => null),
  )
  expect(volumes.channels.map(({ channel }) => channel)).not.toContain('letter')
  expect([cases?.opened, cases?.solved, cases?.states.green]).toEqual([null, null, null])
  expect([complaints.solved, complaints.madeGood]).toEqual([null, null])
  // What lay open before, and is not open any more, was solved.
  expect(besideCustomersPart(figures)).toEqual({ ...figures, cases: null })
  expect(missed).toMatchObject({ missed: figures.missed?.missed, until: null })
})

it('keeps the rows back of what is withheld', () => {
  const withheld = (verdict: Parameters<typeof isRowsWithheld>[1]) =>
    FigureName.options.filter((figure) => isRowsWithheld(figure, verdict))
  expect(withheld('all')).toEqual([])
  expect(withheld('few-left')).toEqual(FigureName.options)
  expect(withheld('customers')).toEqual([
    ...['answer', 'talk', 'hold', 'wrap-up', 'promises', 'first-contact', 'transfers', 'satisfaction'],
    'yardstick',
  ])
  expect(fewestPeople).toBe(5)
})
