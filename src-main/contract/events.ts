import type { Agent } from './agents.ts'
import type { Call, LoggedCall } from './calls.ts'
import type { CustomerCard } from './history.ts'
import type { HouseSettings } from './house.ts'
import type { AgentId, CallId, CustomerId, WindowId } from './ids.ts'
import type { Import } from './imports.ts'
import type { Ledger, PromiseReminder } from './ledger.ts'
import type { Line } from './line.ts'
import type { MediaAlarm, MediaCommand } from './media.ts'
import type { MissedCalls } from './missed-calls.ts'
import type { Outage } from './outages.ts'
import type { ParkedCall } from './parking.ts'
import type { SeatSettings } from './profile.ts'
import type { QualityPoint } from './quality.ts'
import type { CallRecording } from './recordings.ts'

import type { Reports } from './reports.ts'

import type { OpenPack } from './review-pack.ts'

/**
 * What the main process tells its windows. All are upserts: one that comes twice does no harm.
 * `call:changed` carries the cards only when they are new to the window, so that one event holds call and card.
 */
export type ConsoleEvents = {
  'call:changed': { call: Call; cards: readonly CustomerCard[] }
  /** Over, and wrapped up: the window may forget it. */
  'call:gone': { callId: CallId }
  'call:logged': { call: LoggedCall }
  'parked:changed': { parked: readonly ParkedCall[] }
  'line:changed': { line: Line }
  /** How a call was heard during the last few seconds. */
  'call:quality': { callId: CallId; codec: string; point: QualityPoint }
  /** How it stands with the recording of a running call. */
  'recording:changed': { recording: CallRecording }
  'outage:logged': { outage: Outage }
  'media:command': { command: MediaCommand }
  'media:window-changed': { mediaWindow: WindowId | null }
  'media:alarms-changed': { alarms: readonly MediaAlarm[] }
  /** After a sleep or a change of network: look at microphone and loudspeakers again. */
  'media:check': Record<string, never>
  'card:changed': { card: CustomerCard }
  /** The log grew without a card to show for it; `cards: 'unknown'` after bulk work: open again what is on the screen. */
  'data:moved': { cards: 'unchanged' | 'unknown' }
  'agents:changed': { agents: readonly Agent[]; agentId: AgentId | null }
  'settings:changed': { settings: SeatSettings }
  'house:changed': { house: HouseSettings }
  'ledger:changed': { ledger: Ledger }
  'missed:changed': { missed: MissedCalls }
  'promise:reminder': { reminder: PromiseReminder }
  'import:changed': { import: Import }
  'reports:changed': { reports: Reports }
  'storage:changed': { full: boolean }
  /** A review pack was opened, closed, or reviewed in; null: none is open. */
  'pack:changed': { pack: OpenPack | null }
  /** Another profile is open, or its state changed: take a new snapshot. */
  'profile:changed': Record<string, never>
  /** A notification or the operating system asks the window to come to this call. */
  'call:focus': { callId: CallId }
  /** As above, to this customer's card. */
  'customer:focus': { customerId: CustomerId }
  /** A link or the clipboard would call this number, once the operator says so; null: it is none. */
  'dial:asked': { target: string | null; from: 'link' | 'clipboard' }
}
export type EventName = keyof ConsoleEvents

/** Which counter an event moves: `data` by change-log rows, `calls` by one; `none` is told and forgotten. */
export const eventStreams = {
  'call:changed': 'calls',
  'call:gone': 'calls',
  'call:logged': 'none',
  'parked:changed': 'calls',
  'line:changed': 'calls',
  'call:quality': 'none',
  'recording:changed': 'calls',
  'outage:logged': 'none',
  'media:command': 'none',
  'media:window-changed': 'calls',
  'media:alarms-changed': 'calls',
  'media:check': 'none',
  'card:changed': 'data',
  'data:moved': 'data',
  'agents:changed': 'none',
  'settings:changed': 'none',
  'house:changed': 'none',
  'ledger:changed': 'none',
  'missed:changed': 'none',
  'promise:reminder': 'none',
  'import:changed': 'none',
  'reports:changed': 'none',
  'storage:changed': 'none',
  'pack:changed': 'none',
  'profile:changed': 'none',
  'call:focus': 'none',
  'customer:focus': 'none',
  'dial:asked': 'none',
} as const satisfies Record<EventName, 'data' | 'calls' | 'none'>

/**
 * An event on its way. `from` is the stream's position before it and `to` after it. A window whose position is below
 * `from`, or whose epoch differs, has missed something and takes a new snapshot; else it applies the upsert and
 * moves to `to`, never back. Both are 0 on stream `none`.
 * One write may tell several cards: then the later ones have `from` equal to `to`.
 */
export type EventEnvelope<N extends EventName = EventName> = {
  [K in N]: { epoch: string; from: number; to: number; name: K; payload: ConsoleEvents[K] }
}[N]
