import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { Change } from '../../../src-main/contract/changes.ts'
import type { Interaction } from '../../../src-main/contract/history.ts'
import { CaseId, CategoryId } from '../../../src-main/contract/ids.ts'
import { ticksPerMillisecond } from '../../../src-main/domain/clock.ts'
import { caseOpened, interactionAdded, promiseMade } from '../../support/make-changes.ts'
import { bruno, giulia, maria, openReview } from '../../support/open-review.ts'
import { noon } from '../../support/open-test-door.ts'
import { scored } from '../../support/scored.ts'

const hour = 3_600_000

/** Bruno’s, an hour apart, the newest first: Reso, Fattura, Orari. */
function threeCalls() {
  const review = openReview()
  const calls = ['Reso', 'Fattura', 'Orari'].map((subject, index) =>
    interactionAdded(maria, { subject, at: noon - index * hour, agentId: bruno }),
  )
  review.write(...calls)
  const interactionOf = (subject: string): Interaction => {
    const call = calls.find(({ interaction }) => interaction.subject === subject)
    if (!call) throw new Error(`no call about ${subject}`)
    return call.interaction
  }
  return { ...review, interactionOf }
}

it('a call that was scored meanwhile is not among the unreviewed any more when the same is asked again', () => {
  const { subjects, write, interactionOf } = threeCalls()
  expect(subjects({ reviewed: false })).toEqual(['Reso', 'Fattura', 'Orari'])
  expect(subjects({ reviewed: true })).toEqual([])
  write(scored(interactionOf('Fattura')))
  expect(subjects({ reviewed: false })).toEqual(['Reso', 'Orari'])
  expect(subjects({ reviewed: true })).toEqual(['Fattura'])
})

it('nor is one whose review came back in a pack or from another seat', () => {
  const { subjects, applyRemote, interactionOf } = threeCalls()
  expect(subjects({ reviewed: false })).toHaveLength(3)
  const stamp = { seat: uuidv7(), seq: 1, clock: (noon + 9) * ticksPerMillisecond, agentId: giulia }
  applyRemote([{ stamp: { ...stamp, importId: null }, change: scored(interactionOf('Reso')) }])
  expect(subjects({ reviewed: false })).toEqual(['Fattura', 'Orari'])
})

it('a promise that was broken meanwhile is found when the same is asked again', () => {
  const { subjects, write } = threeCalls()
  write(promiseMade(maria, { madeAt: noon + 60_000, dueAt: noon + 2 * hour }))
  const broken = { brokenPromise: true }
  expect(subjects(broken, { now: noon + hour })).toEqual([])
  expect(subjects(broken, { now: noon + 2 * hour + 59_999 })).toEqual([])
  expect(subjects(broken, { now: noon + 2 * hour + 60_000 })).toEqual(['Reso'])
  expect(subjects({ brokenPromise: false }, { now: noon + 3 * hour })).toEqual(['Fattura', 'Orari'])
})

it('a category that was hung below another meanwhile is found with that one', () => {
  const { subjects, write } = openReview()
  const [returns, shoes] = [CategoryId.parse(uuidv7()), CategoryId.parse(uuidv7())]
  const tree = (parentId: CategoryId | null): Change => ({
    kind: 'house:changed',
    house: {
      categories: [
        { id: returns, parentId: null, name: 'Resi', deskId: null },
        { id: shoes, parentId, name: 'Scarpe', deskId: null },
      ],
    },
  })
  const caseId = CaseId.parse(uuidv7())
  write(tree(null), caseOpened(maria, { id: caseId, category: 'Scarpe', categoryId: shoes }))
  write(interactionAdded(maria, { subject: 'Numero sbagliato', caseId }))
  expect(subjects({ categoryIds: [returns] })).toEqual([])
  write(tree(returns))
  expect(subjects({ categoryIds: [returns] })).toEqual(['Numero sbagliato'])
})
