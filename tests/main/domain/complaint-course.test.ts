import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { type CaseStep, ComplaintStage } from '../../../src-main/contract/case-steps.ts'
import { CaseMoveId } from '../../../src-main/contract/ids.ts'
import {
  canStage,
  closesComplaint,
  complaintAfter,
  mayCloseComplaints,
  nextStages,
} from '../../../src-main/domain/complaint-course.ts'

const stages = [null, ...ComplaintStage.options]
const anyStage = fc.constantFrom(...stages)

function complaint(stage: ComplaintStage | null): CaseStep {
  return {
    kind: 'complaint',
    id: CaseMoveId.parse(uuidv7()),
    at: 0,
    agentId: null,
    initials: 'LT',
    reason: '',
    stage,
  }
}

it('runs from received to made good, one stage after the other', () => {
  const course = ['received', 'classified', 'at-desk', 'solved', 'made-good'] as const
  for (const [index, stage] of course.entries())
    expect(complaintAfter(course.slice(0, index + 1).map(complaint))).toBe(stage)
  expect(complaintAfter([])).toBeNull()
})

it('skips nothing: solved is only reached at the right desk', () => {
  for (const from of stages) expect(canStage(from, 'solved')).toBe(from === 'at-desk')
})

it('leads where the drawing says, and nowhere else', () => {
  expect(stages.map((stage) => [stage, nextStages(stage)])).toEqual([
    [null, ['received']],
    ['received', ['classified', null]],
    ['classified', ['at-desk', null]],
    ['at-desk', ['solved', 'classified']],
    ['solved', ['made-good', 'at-desk']],
    ['made-good', ['at-desk']],
  ])
})

it('always has a way on, never to where it stands already', () => {
  for (const from of stages) {
    expect(nextStages(from)).not.toHaveLength(0)
    expect(canStage(from, from)).toBe(false)
  }
})

it('ends where every step that followed left it, whatever else two seats wrote down', () => {
  fc.assert(
    fc.property(fc.array(anyStage, { maxLength: 30 }), (written) => {
      const steps = written.map(complaint)
      let stage: ComplaintStage | null = null
      for (const [index, to] of written.entries()) {
        const moves = canStage(stage, to)
        const after = complaintAfter(steps.slice(0, index + 1))
        expect(after).toBe(moves ? to : stage)
        stage = after
      }
    }),
  )
})

it('stands at the same stage when a seat closes it a second time', () => {
  const steps = ['received', 'classified', 'at-desk', 'solved'] as const
  fc.assert(
    fc.property(fc.nat(3), (index) => {
      const twice = steps.flatMap((stage, at) => (at === index ? [stage, stage] : [stage]))
      expect(complaintAfter(twice.map(complaint))).toBe('solved')
    }),
  )
})

it('is closed by leads and administrators only', () => {
  expect(mayCloseComplaints('operator')).toBe(false)
  expect(mayCloseComplaints('lead')).toBe(true)
  expect(mayCloseComplaints('administrator')).toBe(true)
  expect(stages.filter(closesComplaint)).toEqual([null, 'solved', 'made-good'])
})
