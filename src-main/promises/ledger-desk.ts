import type { ChangeKind } from '../contract/changes.ts'
import type { AgentId, CustomerId, DeskId, PhoneNumber, PromiseId } from '../contract/ids.ts'
import type { Ledger, LedgerEntry, PromiseReminder, ReminderMoment } from '../contract/ledger.ts'
import type { CallbackPromise } from '../contract/promises.ts'
import type { Recorded } from '../database/door.ts'
import { breaksAt, soonMs } from '../domain/promise-course.ts'
import {
  type HolderRota,
  holderAt,
  joinedRota,
  nextPassing,
  type Presence,
} from '../domain/promise-holder.ts'

/** Whom a promise is owed to, as a list shows them. */
export type LedgerCustomer = {
  readonly id: CustomerId
  readonly name: string
  readonly phone: PhoneNumber | null
}

export type LedgerPorts = {
  /** Neither kept nor released; of more than twice `most`, that many oldest and newest. */
  owed(most: number): { readonly promises: readonly CallbackPromise[]; readonly total: number }
  /** Under the id that the card opens by; null: no such customer. */
  customer(id: CustomerId): LedgerCustomer | null
  /** Shifts from `from` to `to` (UTC milliseconds); null is any desk. */
  shifts(deskId: DeskId | null, from: number, to: number): readonly Presence[]
  agentId(): AgentId | null
  now(): number
  tell(ledger: Ledger): void
  remind(reminder: PromiseReminder): void
}

/** What can change what is owed, by whom, or to whom; a house with long lists reads them for 40 ms. */
const concerned: ReadonlySet<ChangeKind> = new Set([
  'promise:made',
  'promise:kept',
  'promise:attempted',
  'promise:released',
  'customer:merged',
  'customer:merge-undone',
  'import:undone',
  'house:changed',
  'agent:added',
  'agent:changed',
])

/** What the customer is called and reached by: of nobody else does it matter here, and an import writes little else. */
const aboutCustomer: ReadonlySet<ChangeKind> = new Set([
  'customer:changed',
  'phone:added',
  'contact-point:removed',
])

/** Of very many promises so many of the oldest and of the newest are shown. */
const mostEachEnd = 150
const day = 24 * 60 * 60_000
/** Days of the rota on either side of today: what is owed for longer was passed on long ago. */
const rotaDays = 15
/** What is recorded in one go is told in one go. */
const settleMs = 100
/** A timer this long drifts little, also where the clock of the machine is put right meanwhile. */
const longestWaitMs = 60 * 60_000

/** What the house owes, kept up to date by what is recorded and by one timer for the next moment that matters. */
export function createLedgerDesk(ports: LedgerPorts) {
  const reminded = new Map<PromiseId, { moment: ReminderMoment | null; holder: AgentId | null }>()
  const customers = new Map<CustomerId, LedgerCustomer>()
  /** By the card that stands for them. */
  const owedTo = new Set<CustomerId>()
  let ledger: Ledger = { revision: 0, entries: [], total: 0 }
  let told = ''
  let isFirst = true
  let timer: NodeJS.Timeout | null = null
  let settling: NodeJS.Timeout | null = null
  let tookMs = 0

  function customerOf(id: CustomerId): LedgerCustomer | null {
    const customer = customers.get(id) ?? ports.customer(id)
    if (customer) customers.set(id, customer)
    return customer
  }

  function refresh(): void {
    const now = ports.now()
    const rotaOf = readRota(ports, now)
    const { promises, total } = ports.owed(mostEachEnd)
    owedTo.clear()
    const entries = promises.flatMap((promise) => toEntry(promise, rotaOf, now))
    const text = JSON.stringify([entries, total])
    if (text !== told || isFirst) {
      told = text
      ledger = { revision: ledger.revision + 1, entries, total }
      if (!isFirst) ports.tell(ledger)
    }
    remindOf(entries, rotaOf, now)
    isFirst = false
    schedule(entries, rotaOf, now)
    tookMs = ports.now() - now
  }

  function toEntry(promise: CallbackPromise, rotaOf: RotaOf, now: number): LedgerEntry[] {
    const customer = customerOf(promise.customerId)
    if (customer === null) return []
    owedTo.add(customer.id)
    const holder = holderAt(promise, rotaOf(promise.deskId).rota, now)
    return [{ promise, customerId: customer.id, customerName: customer.name, phone: customer.phone, holder }]
  }

  /** Each moment once, and again for whoever a promise passes to; what was late before this start only stands there. */
  function remindOf(entries: readonly LedgerEntry[], rotaOf: RotaOf, now: number): void {
    const due = entries.filter(({ promise, holder }) => {
      const moment = momentOf(promise, now)
      const before = reminded.get(promise.id)
      reminded.set(promise.id, { moment, holder: holder.agentId })
      if (moment === null) return false
      if (!before) return isFirst && moment !== 'broken'
      return before.moment !== moment || before.holder !== holder.agentId
    })
    const known = new Set(entries.map(({ promise }) => promise.id))
    for (const id of reminded.keys()) if (!known.has(id)) reminded.delete(id)
    const me = ports.agentId()
    // Where no rota says who is there, whoever sits here is.
    const mine = due.filter(
      ({ holder, promise }) =>
        holder.agentId === null ||
        me === null ||
        holder.agentId === me ||
        rotaOf(promise.deskId).rota.atDesk.length === 0,
    )
    const [first] = mine
    if (first) ports.remind({ ...reminderOf(first, now), others: mine.length - 1 })
  }

  function schedule(entries: readonly LedgerEntry[], rotaOf: RotaOf, now: number): void {
    const moments = entries.flatMap(({ promise }) => {
      const { passing } = rotaOf(promise.deskId)
      const own = [promise.dueAt - soonMs, promise.dueAt, breaksAt(promise)]
      return passing === null ? own : [...own, passing]
    })
    const next = Math.min(now + longestWaitMs, ...moments.filter((moment) => moment > now))
    if (timer) clearTimeout(timer)
    timer = setTimeout(refresh, next - now)
    timer.unref()
  }

  return {
    /** As of the last change; counted by its revision. */
    ledger: (): Ledger => ledger,
    /** At the start, and after sleep: a timer does not run while the machine is suspended. */
    refresh,
    /** Something was recorded. A call that rings or a note that is signed changes nothing here. */
    written({ kinds, subjects }: Pick<Recorded, 'kinds' | 'subjects'>): void {
      const isAboutOurs =
        kinds.some((kind) => aboutCustomer.has(kind)) && subjects.some((id) => owedTo.has(id))
      if (!isAboutOurs && !kinds.some((kind) => concerned.has(kind))) return
      customers.clear()
      settling ??= setTimeout(
        () => {
          settling = null
          refresh()
          // An import records many times a second: a long ledger is not worked out each time.
        },
        settleMs + tookMs * 20,
      )
    },
    close(): void {
      if (timer) clearTimeout(timer)
      if (settling) clearTimeout(settling)
    },
  }
}

type DeskRota = { readonly rota: HolderRota; readonly passing: number | null }
type RotaOf = (deskId: DeskId | null) => DeskRota

/** By whole days, so that what is owed for long does not change hands because the window has moved a little. */
export function readRota(ports: Pick<LedgerPorts, 'shifts'>, now: number): RotaOf {
  const from = (Math.floor(now / day) - rotaDays) * day
  const to = from + 2 * (rotaDays + 1) * day
  const anywhere = ports.shifts(null, from, to)
  const byDesk = new Map<DeskId | null, DeskRota>()
  return (deskId) => {
    const known = byDesk.get(deskId)
    if (known) return known
    const atDesk = deskId === null ? anywhere : ports.shifts(deskId, from, to)
    const rota = joinedRota({ atDesk, anywhere })
    const read = { rota, passing: nextPassing(rota, now) }
    byDesk.set(deskId, read)
    return read
  }
}

function momentOf(promise: CallbackPromise, now: number): ReminderMoment | null {
  if (now >= breaksAt(promise)) return 'broken'
  if (now >= promise.dueAt) return 'due'
  return now >= promise.dueAt - soonMs ? 'soon' : null
}

function reminderOf({ promise, customerId, customerName }: LedgerEntry, now: number): PromiseReminder {
  const { id: promiseId, what, dueAt } = promise
  const moment = momentOf(promise, now) ?? 'soon'
  return { promiseId, customerId, moment, customerName, what, dueAt, others: 0 }
}
