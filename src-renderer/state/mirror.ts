import type { EventEnvelope } from '../../src-main/contract/events.ts'
import { eventStreams } from '../../src-main/contract/events.ts'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import type { CustomerId } from '../../src-main/contract/ids.ts'
import type { Position } from '../../src-main/contract/snapshot.ts'
import type { Bridge } from '../bridge/bridge.ts'
import { applyEvent, stateOfSnapshot } from './apply-event.ts'
import { languageOf } from './console-context.tsx'
import { type ConsoleStore, keepCard } from './console-store.ts'
import { tellPainted } from './painted.ts'

/** Milliseconds before a snapshot that failed is asked for again. */
const snapshotRetryMs = 500
/** Bulk work may say several times a second that cards moved. */
const readAgainMs = 300
/** Open cards that are read again; older ones are opened anew when somebody comes back to them. */
const cardsReadAgain = 20

export type MirrorOptions = {
  readonly bridge: Bridge
  readonly store: ConsoleStore
  /** Runs the store's change and everything React draws from it before it returns (`flushSync`). */
  readonly commit: (change: () => void) => void
  readonly painted?: typeof tellPainted
}

/**
 * Keeps `store` equal to the main process: subscribes, then takes a snapshot, then applies events by position.
 * A gap, a new epoch, another profile or a lost connection ends in a new snapshot.
 */
export function mirrorConsole({ bridge, store, commit, painted = tellPainted }: MirrorOptions): () => void {
  /** Up to where the last snapshot already holds everything; null before the first. */
  let floor: Position | null = null
  let syncing = false
  let again = false
  let waiting: EventEnvelope[] = []
  let retry: ReturnType<typeof setTimeout> | undefined
  let readingAgain: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  async function synchronise(): Promise<void> {
    if (syncing) {
      again = true
      return
    }
    syncing = true
    again = false
    clearTimeout(retry)
    const answer = await bridge.request('console:snapshot', { language: languageOf('system') })
    syncing = false
    if (stopped) return
    if (!answer.ok) {
      if (bridge.connection() === 'live') retry = setTimeout(() => void synchronise(), snapshotRetryMs)
      return
    }
    floor = answer.value.position
    store.setState((state) => stateOfSnapshot(state, answer.value))
    // What no call holds is not in the snapshot, and may have changed meanwhile.
    readCardsAgain(new Set(answer.value.cards.map(({ customer }) => customer.id)))
    const missed = waiting
    waiting = []
    for (const event of missed) take(event)
    if (again) void synchronise()
  }

  function readCardsAgain(fresh: ReadonlySet<CustomerId>): void {
    const held = Object.values(store.getState().cardsById).map(({ customer }) => customer.id)
    const stale = held.filter((customerId) => !fresh.has(customerId)).slice(-cardsReadAgain)
    void readOneByOne(stale)
  }

  /** All at once they would hold the main process up for as long as a call takes to pop. */
  async function readOneByOne(customerIds: readonly CustomerId[]): Promise<void> {
    for (const customerId of customerIds) if (!stopped) await readCard(customerId)
  }

  async function readCard(customerId: CustomerId): Promise<void> {
    const asked = store.getState().cardsById[customerId]
    const answer = await bridge.request('customer:open', { customerId })
    // An event that overtook the answer is newer, or is followed by one that is.
    if (stopped || store.getState().cardsById[customerId] !== asked) return
    if (answer.ok) keepCard(store, answer.value)
    else if (answer.code === 'not-found') forgetCard(store, customerId)
  }

  function take(event: EventEnvelope): void {
    if (syncing || !floor) waiting.push(event)
    else if (fits(event, floor)) apply(event)
  }

  /** Whether the event follows on what is here; where something is missing, a new snapshot is on its way. */
  function fits(event: EventEnvelope, held: Position): boolean {
    const stream = eventStreams[event.name]
    const foreign = event.epoch !== held.epoch || event.name === 'profile:changed'
    const position = stream === 'none' ? 0 : (store.getState().position?.[stream] ?? 0)
    const gap = event.from > position
    // A later card of one write moves no position: arriving late, it may be one that was never applied.
    const late =
      stream !== 'none' && event.from === event.to && event.to < position && event.to > held[stream]
    if (foreign || gap || late) void synchronise()
    return !foreign && !gap && event.to >= position
  }

  function apply(event: EventEnvelope): void {
    const before = store.getState()
    const change = () => store.setState(applyEvent(before, event))
    if (event.name === 'call:changed' && isPop(event.payload.call, before.callsById)) {
      commit(change)
      painted(bridge, event.payload.call.id)
    } else change()
    if (event.name === 'data:moved' && event.payload.cards === 'unknown') {
      clearTimeout(readingAgain)
      readingAgain = setTimeout(() => readCardsAgain(new Set()), readAgainMs)
    }
  }

  const offConnection = bridge.onConnection((connection) => {
    if (connection === 'live') return void synchronise()
    if (connection !== 'lost') return
    waiting = []
    floor = null
    store.setState({ connection: 'lost' })
  })
  const offEvents = bridge.on(take)
  if (bridge.connection() === 'live') void synchronise()

  return () => {
    stopped = true
    clearTimeout(retry)
    clearTimeout(readingAgain)
    offEvents()
    offConnection()
  }
}

type CallChanged = Extract<EventEnvelope, { name: 'call:changed' }>['payload']['call']

function isPop(call: CallChanged, known: Readonly<Record<CallChanged['id'], CallChanged>>): boolean {
  return call.state === 'ringing' && !known[call.id]
}

function forgetCard(store: ConsoleStore, customerId: CustomerId): void {
  store.setState(({ cardsById }) => {
    const { [customerId]: _gone, ...others } = cardsById
    return { cardsById: others as Record<CustomerId, CustomerCard> }
  })
}
