import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likelyDuplicatePoints, possibleDuplicatePoints } from '../../../src-main/domain/duplicate-points.ts'
import { compareSketches, type Sketch, textLikeness } from '../../../src-main/domain/duplicates.ts'

const nobody: Sketch = {
  name: '',
  company: '',
  address: '',
  numbers: [],
  emails: [],
  vatNumber: '',
  fiscalCode: '',
}
const maria: Sketch = {
  ...nobody,
  name: 'Maria Rossi',
  address: 'Via dei Mille 12, 40121 Bologna',
  numbers: ['+393331234567'],
  emails: ['maria.rossi@example.it'],
}

const name = fc.constantFrom(
  'Maria Rossi',
  'Rossi Maria',
  'Mària ROSSI',
  'Luca Bianchi',
  'Bianchi S.r.l.',
  '',
)
const sketch: fc.Arbitrary<Sketch> = fc.record({
  name,
  company: name,
  address: fc.constantFrom(
    'Via dei Mille 12, Bologna',
    'via Dei Mille, 12 - 40121 BOLOGNA (BO)',
    'Via Roma 1, Rimini',
    '',
  ),
  numbers: fc.subarray(['+393331234567', '+390515550112', '+39021234567']),
  emails: fc.subarray(['maria.rossi@example.it', 'Maria.Rossi@Example.it', 'info@example.it']),
  vatNumber: fc.constantFrom('', '01450980378', '03123450995'),
  fiscalCode: fc.constantFrom('', 'RSSMRA64R52A944Z'),
})
const text = fc.string({ unit: fc.constantFrom(...'abcèé xyz'), maxLength: 24 })

describe('comparing two cards', () => {
  it('counts the same whichever comes first', () => {
    fc.assert(
      fc.property(sketch, sketch, (one, other) => {
        const there = compareSketches(one, other)
        const back = compareSketches(other, one)
        expect(back.points).toBe(there.points)
        expect(back.likenesses.map(({ kind }) => kind)).toEqual(there.likenesses.map(({ kind }) => kind))
      }),
    )
  })

  it('never counts less for having one thing more in common', () => {
    const more = fc.constantFrom<Partial<Sketch>>(
      { fiscalCode: 'RSSMRA64R52A944Z' },
      { vatNumber: '01450980378' },
      { numbers: ['+393331234567', '+390515550112', '+39021234567', '+390612345678'] },
      { emails: ['maria.rossi@example.it', 'Maria.Rossi@Example.it', 'info@example.it', 'noi@example.it'] },
    )
    fc.assert(
      fc.property(sketch, sketch, more, (one, other, common) => {
        const before = compareSketches(one, other).points
        expect(compareSketches({ ...one, ...common }, { ...other, ...common }).points).toBeGreaterThanOrEqual(
          before,
        )
      }),
    )
  })

  it('explains every point, and gives at most a hundred', () => {
    fc.assert(
      fc.property(sketch, sketch, (one, other) => {
        const { points, likenesses } = compareSketches(one, other)
        const sum = likenesses.reduce((total, each) => total + each.points, 0)
        expect(points).toBe(Math.min(100, sum))
        expect(likenesses.every(({ what }) => what !== '')).toBe(true)
      }),
    )
  })

  it('does not mind case, accents and the order of words', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const plain = typed.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
        const turned = plain.split(' ').reverse().join('  ')
        const likeness = textLikeness(typed, turned)
        expect(likeness).toBe(/[a-zèé]/.test(typed) ? 1 : 0)
        expect(textLikeness(turned, typed)).toBe(likeness)
      }),
    )
  })
})

it('knows Maria Rossi again at her address, spelled by somebody in a hurry', () => {
  const again = { ...nobody, name: 'ROSSI MARÌA', address: 'v. dei mille n. 12 - Bologna (BO)' }
  const { points, likenesses } = compareSketches(again, maria)
  expect(likenesses.map(({ kind }) => kind)).toEqual(['same-address', 'similar-name'])
  expect(points).toBeGreaterThanOrEqual(likelyDuplicatePoints)
})

it('shows a brother at the same number without taking him for her', () => {
  const { points } = compareSketches({ ...nobody, name: 'Luca Rossi', numbers: maria.numbers }, maria)
  expect(points).toBeGreaterThanOrEqual(possibleDuplicatePoints)
  expect(points).toBeLessThan(likelyDuplicatePoints)
})

it('says nothing about two who only have the same name', () => {
  expect(compareSketches({ ...nobody, name: 'Maria Rossi' }, { ...maria, address: '' })).toEqual({
    points: 0,
    likenesses: [],
  })
})

it('does not take one street for another town’s', () => {
  const rimini = { ...nobody, name: 'Maria Rossi', address: 'Via dei Mille 12, Rimini' }
  expect(compareSketches(rimini, { ...maria, numbers: [], emails: [] }).points).toBe(0)
})
