import { expect, it } from 'vitest'
import { CallId } from '../../../src-main/contract/ids.ts'
import { caseOpened, interactionAdded, noteAdded, promiseMade } from '../../support/make-changes.ts'
import { bruno, giulia, luca, maria, openReview } from '../../support/open-review.ts'
import { noon } from '../../support/open-test-door.ts'

const hour = 3_600_000
const day = 24 * hour
const call = CallId.parse('01a20000-0000-7000-8000-00000000ccc1')

/** Newest first: Reso, Fattura, Caldaia, Orari. */
function aWeek() {
  const review = openReview()
  const contact = (subject: string, ago: number, given: Parameters<typeof interactionAdded>[1]) =>
    interactionAdded(maria, { subject, at: noon - ago, summary: '', agentId: giulia, ...given })
  review.write(
    contact('Orari', 9 * day, { channel: 'email', durationSeconds: null, agentId: bruno }),
    contact('Caldaia', 8 * day, { summary: 'La caldaia perde, è già la terza volta.', outcome: 'callback' }),
    contact('Fattura', 6 * day, { direction: 'out', durationSeconds: 900, heldSeconds: 75, callId: call }),
    contact('Reso', 2 * hour, { durationSeconds: 30, agentId: bruno, outcome: 'solved' }),
  )
  return review
}

it('finds by what is written on a contact, the newest first', () => {
  const { subjects } = aWeek()
  expect(subjects({})).toEqual(['Reso', 'Fattura', 'Caldaia', 'Orari'])
  expect(subjects({ agentIds: [bruno] })).toEqual(['Reso', 'Orari'])
  expect(subjects({ channels: ['email', 'letter'] })).toEqual(['Orari'])
  expect(subjects({ direction: 'out' })).toEqual(['Fattura'])
  expect(subjects({ outcomes: ['solved', 'callback'], agentIds: [giulia] })).toEqual(['Caldaia'])
  expect(subjects({ duration: { from: 60, to: null } })).toEqual(['Fattura', 'Caldaia'])
  expect(subjects({ duration: { from: null, to: 60 } })).toEqual(['Reso'])
  expect(subjects({ held: { from: 75, to: 75 } })).toEqual(['Fattura'])
})

it('puts them in another order', () => {
  const { subjects } = aWeek()
  expect(subjects({}, { order: 'oldest' })).toEqual(['Orari', 'Caldaia', 'Fattura', 'Reso'])
  expect(subjects({}, { order: 'longest' })).toEqual(['Fattura', 'Caldaia', 'Reso', 'Orari'])
  expect(subjects({}, { order: 'longest-held' })[0]).toBe('Fattura')
})

it('knows the days, the weeks and the hours of the house', () => {
  const { subjects } = aWeek()
  // Noon is 12:00 in Rome on Saturday 21 November 2026; the question is asked on Sunday.
  expect(subjects({ period: { kind: 'this-week' } })).toEqual(['Reso'])
  expect(subjects({ period: { kind: 'last-week' } })).toEqual(['Fattura', 'Caldaia', 'Orari'])
  const between = { kind: 'between', from: '2026-11-13', to: '2026-11-15' } as const
  expect(subjects({ period: between })).toEqual(['Fattura', 'Caldaia'])
  expect(subjects({ hours: { from: '10:00', to: '11:00' } })).toEqual(['Reso'])
  expect(subjects({ hours: { from: '11:59', to: '10:00' } })).toEqual(['Fattura', 'Caldaia', 'Orari'])
})

it.each([true, false])('finds words in a contact and in its notes (quick: %s)', (quick) => {
  const { subjects, write } = aWeek()
  write(noteAdded(maria, { callId: call, text: 'Vuole la FATTURA di marzo, non perché paga.' }))
  write(noteAdded(luca, { text: 'Ha portato la caldaia in negozio.', at: noon - hour }))
  const said = (words: string) => subjects({ words }, { quick })
  expect(said('caldaia ')).toEqual(['Ha portato la caldaia in negozio.', 'Caldaia'])
  expect(said('gia ')).toEqual(['Caldaia'])
  expect(said('perche fattura ')).toEqual(['Fattura'])
  expect(said('"terza volta"')).toEqual(['Caldaia'])
  expect(said('"volta terza"')).toEqual([])
  expect(said('caldaia -negozio ')).toEqual(['Caldaia'])
  expect(said('fatt*')).toEqual(['Fattura'])
  expect(subjects({ words: 'caldaia ', channels: ['note'] }, { quick })).toHaveLength(1)
})

it('finds what follows from other facts: who came again, a broken promise, a case', () => {
  const { subjects, write } = aWeek()
  const opened = caseOpened(maria)
  const about = interactionAdded(maria, { subject: 'Pacco', at: noon, summary: '', caseId: opened.case.id })
  write(opened, about, promiseMade(maria, { madeAt: noon + 60_000, dueAt: noon + hour }))
  expect(subjects({ repeatDays: 1 })).toEqual(['Pacco', 'Caldaia'])
  expect(subjects({ repeatDays: 8 })).toEqual(['Pacco', 'Reso', 'Caldaia'])
  expect(subjects({ brokenPromise: true })).toEqual(['Pacco'])
  expect(subjects({ brokenPromise: false })).toHaveLength(4)
  expect(subjects({ caseStates: ['red'] })).toEqual(['Pacco'])
  expect(subjects({ complaint: true })).toEqual([])
  expect(subjects({ reviewed: true })).toEqual([])
})

it('sees what was written since it read everything', () => {
  const { subjects, write } = aWeek()
  expect(subjects({ transferred: true })).toEqual([])
  const decision = { callId: call, customerId: maria, at: noon, agentId: giulia, initials: 'GR' } as const
  write({
    kind: 'transfer:decided',
    decision: {
      ...{ ...decision, id: '01a20000-0000-7000-8000-00000000ddd1', choice: 'transfer' },
      ...{ reason: 'Amministrazione', promiseId: null, succeeded: true },
    },
  })
  write(interactionAdded(luca, { subject: 'Nuovo', at: noon - 3 * day, summary: '' }))
  expect(subjects({ transferred: true, transferReasons: ['Amministrazione'] })).toEqual(['Fattura'])
  expect(subjects({})).toEqual(['Reso', 'Nuovo', 'Fattura', 'Caldaia', 'Orari'])
})

it('draws so many of each agent and week, and the same ones again', () => {
  const { ask, write } = openReview()
  for (let index = 0; index < 60; index += 1) {
    const agentId = index % 2 === 0 ? giulia : bruno
    write(interactionAdded(maria, { subject: `${index}`, at: noon - index * 6 * hour, agentId }))
  }
  const drawn = (seed: number) => {
    const answer = ask({ sample: { size: 2, seed } })
    return answer.kind === 'found' ? answer.rows.map(({ subject }) => subject) : []
  }
  const first = drawn(7)
  expect(drawn(7)).toEqual(first)
  expect(drawn(8)).not.toEqual(first)
  // Saturday noon back to the Saturday two weeks before: three calendar weeks, two agents, two each.
  expect(first).toHaveLength(12)
  write(interactionAdded(maria, { subject: 'new', at: noon - 20 * day, agentId: giulia }))
  expect(drawn(7).filter((subject) => subject !== 'new')).toEqual(first)
})
