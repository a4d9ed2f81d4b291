import { uuidv7 } from 'uuidv7'
import { Call } from '../../../src-main/contract/calls.ts'
import { CustomerCard } from '../../../src-main/contract/history.ts'
import { CallId, CustomerId, WindowId } from '../../../src-main/contract/ids.ts'
import { Import } from '../../../src-main/contract/imports.ts'
import { noCallRules, Profile } from '../../../src-main/contract/profile.ts'
import { Snapshot } from '../../../src-main/contract/snapshot.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'

const monday = Date.UTC(2026, 10, 23, 9, 0)

export const ourWindow = WindowId.parse(uuidv7())
export const otherWindow = WindowId.parse(uuidv7())

export function cardOf(name: string, customerId: string = uuidv7()): CustomerCard {
  return CustomerCard.parse({
    customer: {
      id: customerId,
      code: '00000019',
      name,
      company: '',
      address: '',
      formOfAddress: 'lei',
      language: 'it',
      tags: [],
      warning: '',
      vatNumber: '',
      fiscalCode: '',
      contractLevel: '',
      merged: [],
      createdAt: monday,
      phones: [],
      emails: [],
    },
    cases: [],
    promises: [],
    told: [],
    timeline: [],
    timelineNext: null,
  })
}

/** Maria Rossi is calling, unless told otherwise. */
export function callOf(change: Partial<Call> = {}): Call {
  return Call.parse({
    id: CallId.parse(uuidv7()),
    direction: 'in',
    state: 'ringing',
    caller: { kind: 'unknown', number: '+393331234567', raw: '+393331234567' },
    customerId: null,
    displayName: '',
    verified: true,
    line: 'Assistenza clienti',
    agentId: null,
    muted: false,
    heldByOther: false,
    audio: null,
    receivedAt: monday,
    answeredAt: null,
    heldSince: null,
    heldMs: 0,
    endedAt: null,
    end: null,
    pop: null,
    wrapUpPending: false,
    outcome: null,
    caseId: null,
    ...change,
  })
}

export function callFrom(card: CustomerCard, change: Partial<Call> = {}): Call {
  return callOf({ customerId: CustomerId.parse(card.customer.id), ...change })
}

export function importOf(change: Partial<Import> = {}): Import {
  return Import.parse({
    id: uuidv7(),
    fileName: 'clienti.csv',
    startedAt: monday,
    state: 'running',
    bytesRead: 0,
    bytesTotal: 1_000,
    taken: 0,
    refused: 0,
    alike: 0,
    keptAtUndo: 0,
    ...change,
  })
}

export function profileOf(change: Partial<Profile> = {}): Profile {
  return Profile.parse({
    name: 'demo',
    kind: 'demo',
    state: 'open',
    trouble: null,
    keyKeeping: 'passphrase',
    houseExists: false,
    ...change,
  })
}

export function snapshotOf(change: Partial<Snapshot> = {}): Snapshot {
  return Snapshot.parse({
    position: { epoch: 'first', data: 0, calls: 0 },
    windowId: ourWindow,
    mediaWindow: null,
    profile: profileOf(),
    settings: {
      language: 'it',
      theme: 'light',
      microphone: null,
      speaker: null,
      ringDevice: null,
      echoCancellation: true,
      noiseSuppression: true,
      autoGain: true,
      firstRingDone: true,
      calls: noCallRules,
    },
    house: emptyHouse,
    ledger: { revision: 0, entries: [], total: 0 },
    missed: { revision: 0, groups: [], total: 0 },
    agents: [],
    agentId: null,
    line: {
      state: 'registered',
      trouble: null,
      status: null,
      account: '1001',
      demo: true,
      since: monday,
      nextTryAt: null,
    },
    alarms: [],
    calls: [],
    parked: [],
    cards: [],
    recordings: [],
    drafts: [],
    imports: [],
    storageFull: false,
    pack: null,
    ...change,
  })
}
