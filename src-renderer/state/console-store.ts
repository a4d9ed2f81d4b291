import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Agent } from '../../src-main/contract/agents.ts'
import type { Call, LoggedCall } from '../../src-main/contract/calls.ts'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import type { HouseSettings } from '../../src-main/contract/house.ts'
import type {
  AgentId,
  CallId,
  CustomerId,
  ImportId,
  OutageId,
  WindowId,
} from '../../src-main/contract/ids.ts'
import type { Import } from '../../src-main/contract/imports.ts'
import type { Ledger } from '../../src-main/contract/ledger.ts'
import type { Line } from '../../src-main/contract/line.ts'
import type { MediaAlarm } from '../../src-main/contract/media.ts'
import type { MissedCalls } from '../../src-main/contract/missed-calls.ts'
import type { Outage } from '../../src-main/contract/outages.ts'
import type { ParkedCall } from '../../src-main/contract/parking.ts'
import { noCallRules, type Profile, type SeatSettings } from '../../src-main/contract/profile.ts'
import type { QualityPoint } from '../../src-main/contract/quality.ts'
import type { CallRecording } from '../../src-main/contract/recordings.ts'
import type { Reports } from '../../src-main/contract/reports.ts'
import type { OpenPack } from '../../src-main/contract/review-pack.ts'
import type { Draft, Position } from '../../src-main/contract/snapshot.ts'
import { emptyHouse } from '../../src-main/domain/house-defaults.ts'

/** The window's mirror of the main process: written by the bridge alone, read by everybody. */
export type ConsoleState = {
  /** `connecting` until the first snapshot; `lost` while the host does not answer. */
  readonly connection: 'connecting' | 'live' | 'lost'
  readonly position: Position | null
  readonly windowId: WindowId | null
  readonly mediaWindow: WindowId | null
  readonly profile: Profile | null
  readonly settings: SeatSettings
  readonly house: HouseSettings
  readonly agents: readonly Agent[]
  readonly agentId: AgentId | null
  readonly line: Line
  /** What the house owes its customers. */
  readonly ledger: Ledger
  /** Who called and was not reached. */
  readonly missed: MissedCalls
  readonly alarms: readonly MediaAlarm[]
  readonly callsById: Readonly<Record<CallId, Call>>
  /** Who waits at the PBX, the longest first. */
  readonly parked: readonly ParkedCall[]
  /** Cards of running calls and those opened since; kept up to date by `card:changed`. */
  readonly cardsById: Readonly<Record<CustomerId, CustomerCard>>
  /** As the last snapshot gave them; what is typed since is in `notes/draft-store.ts`. */
  readonly draftsByKey: Readonly<Record<string, Draft>>
  readonly importsById: Readonly<Record<ImportId, Import>>
  /** Told by `call:logged` since the window opened. */
  readonly loggedById: Readonly<Record<CallId, LoggedCall>>
  readonly outagesById: Readonly<Record<OutageId, Outage>>
  /** How each running call was heard last. */
  readonly heardById: Readonly<Record<CallId, { readonly codec: string; readonly point: QualityPoint }>>
  /** How it stands with the recording of running calls; a call of which nobody spoke is not in it. */
  readonly recordingsByCall: Readonly<Record<CallId, CallRecording>>
  readonly storageFull: boolean
  /** As this window was told last; null until somebody asks. */
  readonly reports: Reports | null
  /** The review pack that is open for reading. */
  readonly pack: OpenPack | null
}

export type ConsoleStore = StoreApi<ConsoleState>

export const emptyConsoleState: ConsoleState = {
  connection: 'connecting',
  position: null,
  windowId: null,
  mediaWindow: null,
  profile: null,
  settings: {
    language: 'system',
    theme: 'system',
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
  agents: [],
  agentId: null,
  line: {
    state: 'none',
    trouble: null,
    status: null,
    account: null,
    demo: false,
    since: 0,
    nextTryAt: null,
    accounts: [],
  },
  ledger: { revision: 0, entries: [], total: 0 },
  missed: { revision: 0, groups: [], total: 0 },
  alarms: [],
  callsById: {},
  parked: [],
  cardsById: {},
  draftsByKey: {},
  importsById: {},
  loggedById: {},
  outagesById: {},
  heardById: {},
  recordingsByCall: {},
  storageFull: false,
  reports: null,
  pack: null,
}

export function createConsoleStore(initial: Partial<ConsoleState> = {}): ConsoleStore {
  return createStore(() => ({ ...emptyConsoleState, ...initial }))
}

/** Puts a card that a request answered with where events keep it up to date. */
export function keepCard(store: ConsoleStore, card: CustomerCard): void {
  store.setState(({ cardsById }) => ({ cardsById: withCards(cardsById, [card]) }))
}

/** A merged card lies under the ids of all the cards it was made of: calls and screens may know any of them. */
export function withCards(
  cardsById: ConsoleState['cardsById'],
  cards: readonly CustomerCard[],
): Record<CustomerId, CustomerCard> {
  const held = { ...cardsById }
  for (const card of cards) for (const id of idsOf(card)) held[id] = card
  return held
}

export function idsOf({ customer }: CustomerCard): readonly CustomerId[] {
  return [customer.id, ...customer.merged.map(({ id }) => id)]
}
