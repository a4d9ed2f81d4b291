import { uuidv7 } from 'uuidv7'
import { vi } from 'vitest'
import { createCallDesk } from '../../src-main/calls/call-desk.ts'
import { Agent } from '../../src-main/contract/agents.ts'
import type { Call, Caller } from '../../src-main/contract/calls.ts'
import type { Change } from '../../src-main/contract/changes.ts'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import { CallId, type CaseId, Code, CustomerId, PhoneNumber } from '../../src-main/contract/ids.ts'
import type { SipCall } from '../../src-main/contract/softphone.ts'

export const maria = CustomerId.parse(uuidv7())
export const luca = CustomerId.parse(uuidv7())
export const number = PhoneNumber.parse('+393331234567')
export const alice = Agent.parse({ id: uuidv7(), name: 'Alice Grandi', initials: 'AG', role: 'operator' })

function cardOf(id: CustomerId): CustomerCard {
  const customer = {
    id,
    code: Code.parse('0000001J'),
    createdAt: 0,
    name: id === maria ? 'Maria Rossi' : 'Luca Rossi',
    company: '',
    address: '',
    formOfAddress: 'lei' as const,
    language: 'it' as const,
    tags: [],
    warning: '',
    vatNumber: '',
    fiscalCode: '',
    contractLevel: '' as const,
    merged: [],
    phones: [],
    emails: [],
  }
  return { customer, cases: [], promises: [], told: [], timeline: [], timelineNext: null }
}

function summaryOf(id: CustomerId) {
  const { code, name, company } = cardOf(id).customer
  return { id, code, name, company, phone: number }
}

export const fromMaria: Caller = {
  kind: 'known',
  number,
  raw: number,
  probable: false,
  customer: summaryOf(maria),
}
export const fromTheRossis: Caller = {
  kind: 'several',
  number,
  raw: number,
  probable: false,
  customers: [summaryOf(maria), summaryOf(luca)],
  lastChosen: false,
}
export const fromNobody: Caller = { kind: 'unknown', number, raw: number }

/** A call desk with nothing around it, and what it said. */
export function openDesk(caller: Caller = fromMaria) {
  const told: { call: Call; cards: readonly CustomerCard[] }[] = []
  const gone: CallId[] = []
  const changes: Change[] = []
  let mark = 1000
  let pauses = 0
  const callers = new Map<string, Caller>()
  let full = false
  const drafts = new Set<CallId>()
  let referred: { customerId: CustomerId; caseId: CaseId | null } | null = null
  const desk = createCallDesk({
    identify: ({ user }) => callers.get(user) ?? caller,
    findReference: () => referred,
    card: (id) => cardOf(id),
    async record(batch) {
      if (full) throw new Error('disk full')
      changes.push(...batch)
    },
    recordLater: (batch) => void changes.push(...batch),
    agent: () => alice,
    hasDraft: (callId) => drafts.has(callId),
    now: () => Date.now(),
    mark: () => mark++,
    tell: {
      changed: (call, cards) => void told.push({ call, cards }),
      gone: (id) => void gone.push(id),
      logged: () => {},
    },
    pauseBulk() {
      pauses++
      let open = true
      return () => {
        if (open) pauses--
        open = false
      }
    },
  })
  return {
    callers,
    referTo(found: typeof referred) {
      referred = found
    },
    desk,
    told,
    gone,
    changes,
    drafts,
    kinds: () => changes.map(({ kind }) => kind),
    pauses: () => pauses,
    fillDisk: () => {
      full = true
    },
  }
}

/** A call as signalling tells of it first. */
export function ringing(): SipCall {
  return {
    id: CallId.parse(uuidv7()),
    direction: 'in',
    state: 'ringing',
    line: 'Assistenza clienti',
    muted: false,
    heldByOther: false,
    audio: null,
    receivedAt: Date.now(),
    answeredAt: null,
    heldSince: null,
    heldMs: 0,
    holds: [],
    endedAt: null,
    end: null,
    consultFor: null,
    inConference: false,
    passage: null,
    remote: { user: number, displayName: '', withheld: false, verified: true },
    arrivedMark: 990,
  }
}

/** Answered now, and over after so many seconds of the fake clock. */
export function talked(call: SipCall, seconds: number): SipCall {
  const answeredAt = Date.now()
  vi.advanceTimersByTime(seconds * 1000)
  return {
    ...call,
    state: 'ended',
    answeredAt,
    endedAt: Date.now(),
    end: { reason: 'hung-up-there', status: null },
  }
}
