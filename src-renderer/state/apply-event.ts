import { type EventEnvelope, eventStreams } from '../../src-main/contract/events.ts'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import type { Position, Snapshot } from '../../src-main/contract/snapshot.ts'
import { type ConsoleState, idsOf, withCards } from './console-store.ts'

/** The state a snapshot stands for; cards that somebody has open stay until they are read again. */
export function stateOfSnapshot(before: ConsoleState, snapshot: Snapshot): Partial<ConsoleState> {
  const sameProfile =
    before.profile?.name === snapshot.profile.name && before.profile.kind === snapshot.profile.kind
  return {
    connection: 'live',
    position: snapshot.position,
    windowId: snapshot.windowId,
    mediaWindow: snapshot.mediaWindow,
    profile: snapshot.profile,
    settings: snapshot.settings,
    house: snapshot.house,
    agents: snapshot.agents,
    agentId: snapshot.agentId,
    ledger: snapshot.ledger,
    missed: snapshot.missed,
    line: snapshot.line,
    alarms: snapshot.alarms,
    callsById: byKey(snapshot.calls, ({ id }) => id),
    parked: snapshot.parked,
    cardsById: withCards(sameProfile ? before.cardsById : {}, snapshot.cards),
    draftsByKey: byKey(snapshot.drafts, ({ key }) => key),
    importsById: byKey(snapshot.imports, ({ id }) => id),
    loggedById: sameProfile ? before.loggedById : {},
    outagesById: sameProfile ? before.outagesById : {},
    recordingsByCall: byKey(snapshot.recordings, ({ callId }) => callId),
    storageFull: snapshot.storageFull,
    reports: sameProfile ? before.reports : null,
    pack: snapshot.pack,
  }
}

/** What `event` changes, and how far it moves the position of its stream. */
export function applyEvent(before: ConsoleState, event: EventEnvelope): Partial<ConsoleState> {
  const stream = eventStreams[event.name]
  const changed = changedBy(before, event)
  return stream === 'none' ? changed : { ...changed, position: moved(before.position, stream, event.to) }
}

function changedBy(before: ConsoleState, event: EventEnvelope): Partial<ConsoleState> {
  switch (event.name) {
    case 'call:changed': {
      const { call, cards } = event.payload
      return {
        callsById: { ...before.callsById, [call.id]: call },
        ...(cards.length > 0 && { cardsById: withCards(before.cardsById, cards) }),
      }
    }
    case 'call:gone': {
      const { [event.payload.callId]: _gone, ...callsById } = before.callsById
      const { [event.payload.callId]: _recorded, ...recordingsByCall } = before.recordingsByCall
      return { callsById, recordingsByCall }
    }
    case 'call:logged':
      return { loggedById: { ...before.loggedById, [event.payload.call.id]: event.payload.call } }
    case 'parked:changed':
      return { parked: event.payload.parked }
    case 'line:changed':
      return { line: event.payload.line }
    case 'media:window-changed':
      return { mediaWindow: event.payload.mediaWindow }
    case 'media:alarms-changed':
      return { alarms: event.payload.alarms }
    case 'card:changed':
      return isHeld(before, event.payload.card)
        ? { cardsById: withCards(before.cardsById, [event.payload.card]) }
        : {}
    case 'agents:changed':
      return { agents: event.payload.agents, agentId: event.payload.agentId }
    case 'settings:changed':
      return { settings: event.payload.settings }
    case 'house:changed':
      return { house: event.payload.house }
    case 'ledger:changed':
      // One that was on its way when the snapshot was taken is older.
      return event.payload.ledger.revision > before.ledger.revision ? { ledger: event.payload.ledger } : {}
    case 'missed:changed':
      return event.payload.missed.revision > before.missed.revision ? { missed: event.payload.missed } : {}
    case 'import:changed':
      return { importsById: { ...before.importsById, [event.payload.import.id]: event.payload.import } }
    case 'pack:changed':
      return { pack: event.payload.pack }
    case 'reports:changed':
      return { reports: event.payload.reports }
    case 'storage:changed':
      return { storageFull: event.payload.full }
    case 'outage:logged':
      return { outagesById: { ...before.outagesById, [event.payload.outage.id]: event.payload.outage } }
    case 'call:quality': {
      const { callId, codec, point } = event.payload
      return { heardById: { ...before.heardById, [callId]: { codec, point } } }
    }
    case 'recording:changed': {
      const { recording } = event.payload
      return { recordingsByCall: { ...before.recordingsByCall, [recording.callId]: recording } }
    }
    case 'data:moved':
    case 'media:check':
    case 'media:command':
    case 'profile:changed':
    case 'call:focus':
    case 'customer:focus':
    case 'dial:asked':
    case 'promise:reminder':
      return {}
  }
}

/** Cards that nobody looks at are not collected: an operator's day would fill the memory. */
function isHeld({ cardsById, callsById }: ConsoleState, card: CustomerCard): boolean {
  const ids = idsOf(card)
  return (
    ids.some((id) => cardsById[id] !== undefined) ||
    Object.values(callsById).some(({ customerId }) => ids.some((id) => id === customerId))
  )
}

function byKey<T, K extends string>(items: readonly T[], keyOf: (item: T) => K): Record<K, T> {
  return Object.fromEntries(items.map((item) => [keyOf(item), item])) as Record<K, T>
}

function moved(position: Position | null, stream: 'data' | 'calls', to: number): Position | null {
  return position && { ...position, [stream]: Math.max(position[stream], to) }
}
