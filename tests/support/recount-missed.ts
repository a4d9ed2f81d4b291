import type { Database } from 'better-sqlite3'
import { CallRecord } from '../../src-main/contract/calls.ts'
import type { MissedGroup } from '../../src-main/contract/missed-calls.ts'
import { ringsOf } from '../../src-main/domain/missed-calls.ts'

type Sort = 'missed' | 'reached' | 'tried' | 'wrong-number'
type Told = {
  id: string
  sort: Sort
  at: number
  endedAt: number | null
  line: string | null
  card: string | null
}
type Placed = Told & { owner: string | null }

/** What somebody would count who reads through everything that lies in the house, without any table kept for it. */
export function recount(db: Database, seatOf: (callId: string) => string) {
  const owners = readOwners(db)
  const told = [...readCalls(db), ...readContacts(db)].map((one): Placed => {
    const found = one.line === null ? [] : owners.ofLine(one.line)
    const owner = one.card ? owners.rootOf(one.card) : found.length === 1 ? (found[0] ?? null) : null
    return { ...one, owner }
  })
  const closed = new Set(db.prepare('SELECT hex(call_id) FROM missed_call_closing').pluck().all())
  const reaches = (reached: Placed, call: Placed) =>
    reached.sort === 'reached' &&
    reached.at > call.at &&
    ((call.owner !== null && reached.owner === call.owner) ||
      (call.line !== null && reached.line === call.line && (call.owner === null || reached.owner === null)))
  const open = told.filter(
    (call) =>
      call.sort === 'missed' && !closed.has(call.id) && !told.some((reached) => reaches(reached, call)),
  )
  const groups = new Map<string, Placed[]>()
  for (const call of open) {
    if (call.owner === null && call.line === null) continue
    const key = call.owner ?? call.line ?? ''
    groups.set(key, [...(groups.get(key) ?? []), call])
  }
  const heard = open.filter((call) => call.owner === null && call.line === null)
  const withheld = ringsOf(heard.sort(byTime).map((call) => ({ ...call, seat: seatOf(call.id) })))
  const all = [...groups.values(), ...withheld.map((ring) => [...ring])]
  return all.map((calls) => describeGroup(calls, told, owners, seatOf)).sort(byLast)
}

type Owners = ReturnType<typeof readOwners>

function describeGroup(calls: Placed[], told: Placed[], owners: Owners, seatOf: (id: string) => string) {
  const sorted = calls.sort(byTime)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last) throw new Error('a group has calls')
  const isTry = ({ sort, at, owner, line }: Placed) =>
    (sort === 'tried' || sort === 'wrong-number') &&
    at > first.at &&
    ((first.owner !== null && owner === first.owner) ||
      (owner === null && line !== null && calls.some((call) => call.line === line)))
  const tries = told.filter(isTry).sort(byTime)
  const isWrong = (call: Placed) =>
    told.some(({ sort, line, at }) => sort === 'wrong-number' && line === call.line && at > call.at)
  const closable: MissedGroup['closable'] =
    first.owner === null && first.line === null ? 'withheld' : calls.every(isWrong) ? 'wrong-number' : null
  return {
    callId: last.id,
    party: partyOf(first, owners),
    number: last.line,
    times: ringsOf(sorted.map((call) => ({ ...call, seat: seatOf(call.id) }))).length,
    firstAt: first.at,
    lastAt: last.at,
    tries: tries.length,
    closable,
  }
}

/** The same of what the repository answers with. */
export function describeListed({ callId, party, tries, ...group }: MissedGroup) {
  const { number, times, firstAt, lastAt, closable } = group
  const who =
    party.kind === 'customer'
      ? [hexOf(party.customer.id)]
      : party.kind === 'several'
        ? party.customers.map(({ id }) => hexOf(id)).sort()
        : []
  return {
    callId: hexOf(callId),
    party: { kind: party.kind, who },
    ...{ number, times, firstAt, lastAt, tries: tries?.times ?? 0, closable },
  }
}

function partyOf(
  { owner, line }: Placed,
  owners: Owners,
): { kind: MissedGroup['party']['kind']; who: string[] } {
  if (owner !== null) return { kind: 'customer', who: [owner] }
  if (line === null) return { kind: 'withheld', who: [] }
  const who = owners.ofLine(line)
  return who.length > 1 ? { kind: 'several', who: who.sort() } : { kind: 'unknown', who: [] }
}

const hexOf = (uuid: string) => uuid.replaceAll('-', '').toUpperCase()

function readCalls(db: Database): Told[] {
  const records = db.prepare<[], string>('SELECT record FROM call').pluck().all()
  return records.flatMap((text) => {
    const call = CallRecord.parse(JSON.parse(text))
    const { direction, answeredAt, endedAt, receivedAt, outcome, end } = call
    const sort: Sort | null =
      direction === 'in'
        ? answeredAt !== null
          ? 'reached'
          : endedAt !== null && end?.reason !== 'answered-elsewhere'
            ? 'missed'
            : null
        : outcome === 'wrong-number' || end?.reason === 'no-such-number'
          ? 'wrong-number'
          : outcome === 'no-answer' || answeredAt === null
            ? 'tried'
            : 'reached'
    const card = call.customerId && hexOf(call.customerId)
    const at = sort === 'reached' ? (answeredAt ?? receivedAt) : receivedAt
    return sort ? [{ id: hexOf(call.id), sort, at, endedAt, line: call.number, card }] : []
  })
}

function readContacts(db: Database): Told[] {
  return db
    .prepare<[], { id: string; channel: string; at: number; card: string; outcome: string | null }>(
      `SELECT hex(id) AS id, channel, at, hex(customer_id) AS card,
              CASE WHEN concluded_clock IS NULL THEN outcome ELSE concluded_outcome END AS outcome
       FROM interaction WHERE direction = 'out' AND call_id IS NULL AND agent_id IS NOT NULL`,
    )
    .all()
    .flatMap(({ id, channel, at, card, outcome }): Told[] => {
      const sort = outcome === 'no-answer' ? (channel === 'phone' ? 'tried' : null) : 'reached'
      return sort ? [{ id, sort, at, endedAt: null, line: null, card }] : []
    })
}

function readOwners(db: Database) {
  const roots = new Map(
    db.prepare<[], [string, string]>('SELECT hex(customer_id), hex(root_id) FROM customer_alias').raw().all(),
  )
  const phones = db
    .prepare<[], { card: string; number: string; digits: number }>(
      'SELECT hex(customer_id) AS card, number, extension_digits AS digits FROM phone WHERE number IS NOT NULL',
    )
    .all()
  const rootOf = (card: string) => roots.get(card) ?? card
  return {
    rootOf,
    ofLine(line: string): string[] {
      const exact = phones.filter(({ number }) => number === line)
      const ranges = phones
        .filter(({ digits }) => digits > 0)
        .map((phone) => ({ ...phone, prefix: phone.number.slice(0, -phone.digits) }))
        .filter(({ prefix }) => line.startsWith(prefix) && line.length - prefix.length <= 6)
        .filter(({ prefix }) => line.length > prefix.length)
      const longest = Math.max(...ranges.map(({ prefix }) => prefix.length))
      const found = exact.length > 0 ? exact : ranges.filter(({ prefix }) => prefix.length === longest)
      return [...new Set(found.map(({ card }) => rootOf(card)))]
    },
  }
}

function byTime(left: Told, right: Told): number {
  return left.at - right.at || (left.id > right.id ? -1 : 1)
}

function byLast(left: { lastAt: number; callId: string }, right: { lastAt: number; callId: string }): number {
  return right.lastAt - left.lastAt || (left.callId < right.callId ? -1 : 1)
}
