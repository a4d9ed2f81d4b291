import * as fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { CallEndReason, CallState, type Hold, mostHolds } from '../../../src-main/contract/calls.ts'
import { CallId } from '../../../src-main/contract/ids.ts'
import type { SipCall } from '../../../src-main/contract/softphone.ts'
import { type CallEvent, transition } from '../../../src-main/softphone/call-state.ts'
import { noPassage } from '../../../src-main/softphone/passage.ts'

const incoming: SipCall = {
  id: CallId.parse(uuidv7()),
  direction: 'in',
  state: 'ringing',
  remote: { user: '+390612345678', displayName: 'Maria Rossi', withheld: false, verified: true },
  line: 'support',
  muted: false,
  heldByOther: false,
  audio: null,
  receivedAt: 1_000,
  arrivedMark: 1,
  answeredAt: null,
  heldSince: null,
  heldMs: 0,
  holds: [],
  endedAt: null,
  end: null,
  consultFor: null,
  inConference: false,
  passage: null,
}

const end = { reason: 'hung-up-there', status: null } as const
const events = {
  answer: { kind: 'answer' },
  alerting: { kind: 'alerting' },
  established: { kind: 'established', at: 2_000 },
  held: { kind: 'held', at: 3_000 },
  resumed: { kind: 'resumed', at: 5_000 },
  muted: { kind: 'muted', on: true },
  'held-by-other': { kind: 'held-by-other', on: true },
  audio: { kind: 'audio', audio: 'connected' },
  'changed-hands': { kind: 'changed-hands', remote: incoming.remote, passage: noPassage },
  conference: { kind: 'conference', on: true },
  ended: { kind: 'ended', at: 9_000, end },
} as const satisfies { [K in CallEvent['kind']]: Extract<CallEvent, { kind: K }> }

function stays(state: CallState) {
  const same = {
    muted: state,
    'held-by-other': state,
    audio: state,
    'changed-hands': state,
    conference: state,
  }
  return { ...same, ended: 'ended' } as const
}

/** The drawing above `CallEvent`, as a table: from, event, to. Everything else is refused. */
const drawn: Record<CallState, Partial<Record<CallEvent['kind'], CallState>>> = {
  ringing: { answer: 'answering', ended: 'ended' },
  answering: { established: 'talking', audio: 'answering', ended: 'ended' },
  dialling: { alerting: 'alerting', established: 'talking', audio: 'dialling', ended: 'ended' },
  alerting: { established: 'talking', audio: 'alerting', ended: 'ended' },
  talking: { held: 'held', ...stays('talking') },
  held: { resumed: 'talking', ...stays('held') },
  ended: {},
}

const cases = CallState.options.flatMap((from) =>
  Object.values(events).map((event) => ({ from, event, to: drawn[from][event.kind] ?? 'refused' })),
)

describe('the call state machine', () => {
  it.each(cases)('$from, $event.kind: $to', ({ from, event, to }) => {
    const before = { ...incoming, state: from }
    expect(transition(before, event)?.state ?? 'refused').toBe(to)
  })

  it('keeps who called and since when, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.values(events))), (story) => {
        const last = play(incoming, story)
        expect(last).toMatchObject({
          id: incoming.id,
          remote: incoming.remote,
          receivedAt: 1_000,
          direction: 'in',
        })
        expect((last.state === 'ended') === (last.end !== null && last.endedAt !== null)).toBe(true)
        expect((last.state === 'held') === (last.heldSince !== null)).toBe(true)
      }),
    )
  })

  it('adds up the time on hold, however often and with whatever clock', () => {
    const holds = fc.array(
      fc.record({ talked: fc.nat(10_000), held: fc.integer({ min: -5_000, max: 10_000 }) }),
    )
    fc.assert(
      fc.property(holds, fc.boolean(), (spans, endsOnHold) => {
        let clock = 2_000
        let expected = 0
        const holds: Hold[] = []
        let call = play(incoming, [events.answer, { kind: 'established', at: clock }])
        for (const [index, { talked, held }] of spans.entries()) {
          clock += talked
          call = play(call, [{ kind: 'held', at: clock }])
          clock = Math.max(0, clock + held)
          const isLast = index === spans.length - 1
          const since = call.heldSince ?? 0
          expected += Math.max(0, clock - since)
          holds.push({ from: since, to: Math.max(since, clock) })
          call = play(call, [
            isLast && endsOnHold ? { kind: 'ended', at: clock, end } : { kind: 'resumed', at: clock },
          ])
        }
        expect(call.heldMs).toBe(expected)
        expect(call.holds).toEqual(holds)
        expect(call.heldSince).toBeNull()
      }),
    )
  })

  it('keeps two hundred holds of a call apart, and the sum of all', () => {
    const second = 1_000
    let call = play(incoming, [events.answer, events.established])
    for (let hold = 0; hold < mostHolds + 5; hold += 1) {
      const at = 10_000 + hold * 4 * second
      call = play(call, [
        { kind: 'held', at },
        { kind: 'resumed', at: at + second },
      ])
    }
    expect(call.heldMs).toBe((mostHolds + 5) * second)
    expect(call.holds).toHaveLength(mostHolds)
    const last = 10_000 + (mostHolds + 4) * 4 * second + second
    expect(call.holds.at(-2)).toEqual({ from: last - 25 * second, to: last - 24 * second })
    expect(call.holds.at(-1)).toEqual({ from: last - 21 * second, to: last })
  })

  it('has an end for every reason of the contract', () => {
    for (const reason of CallEndReason.options) {
      expect(transition(incoming, { kind: 'ended', at: 1, end: { reason, status: null } })?.end?.reason).toBe(
        reason,
      )
    }
  })
})

function play(call: SipCall, story: readonly CallEvent[]): SipCall {
  return story.reduce((current, event) => transition(current, event) ?? current, call)
}
