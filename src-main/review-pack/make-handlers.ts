import { hkdfSync, randomBytes } from 'node:crypto'
import type { Agent } from '../contract/agents.ts'
import type { HouseSettings } from '../contract/house.ts'
import type { AgentId } from '../contract/ids.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { type ReviewRow, reviewPageSize } from '../contract/review.ts'
import {
  mostPackDays,
  mostPacked,
  PackId,
  type PackManifest,
  type PackOrder,
} from '../contract/review-pack.ts'
import { mayFind } from '../domain/finding-rules.ts'
import { momentsOf } from '../domain/review-filter.ts'
import { createZoneDays } from '../domain/zone-days.ts'
import type { Pieces } from './cipher.ts'
import { type FindContacts, foundRows } from './found.ts'
import { saltBytes } from './header.ts'
import type { ToPack } from './packer.ts'
import { PackRefused } from './refusal.ts'
import { writeSealed } from './sealed-file.ts'
import type { PackShelf } from './shelf.ts'
import { toldWords } from './told-words.ts'

export type PackMakerContext = {
  readonly shelf: PackShelf
  readonly pieces: Pieces
  /** Pseudonyms are made by it; it never leaves the house. */
  readonly houseKey: Uint8Array
  now(): number
  newId(): string
  agent(): Agent | null
  findAgent(id: AgentId): Agent | null
  agents(): readonly Agent[]
  house(): HouseSettings
  find: FindContacts
  /** Lines of these contacts, from a reader thread. */
  contacts(wanted: ToPack): Promise<readonly string[]>
}

const dayMs = 86_400_000
const saltOfPseudonyms = Buffer.alloc(0)

/** The same for the same pack, so that what comes back about pseudonymised text finds its place again. */
export function pseudonymKey(houseKey: Uint8Array, packId: PackId): Buffer {
  const purpose = `pronto review pack pseudonyms 1 ${packId}`
  return Buffer.from(hkdfSync('sha256', houseKey, saltOfPseudonyms, purpose, 32))
}

/** A lead's filter, as a file for somebody who has no seat. */
export function createPackMaker(context: PackMakerContext): Pick<Handlers, 'review-pack:make'> {
  const { shelf, now } = context
  return {
    async 'review-pack:make'(order) {
      const me = context.agent()
      const reader = context.findAgent(order.readerId)
      if (me === null || !mayFind(me)) return failure('not-allowed')
      if (reader?.role !== 'lead') return failure('invalid-input', 'readerId')
      const madeAt = now()
      const expiresAt = endOf(order.lastDay, context.house().calendar.zone, madeAt)
      if (expiresAt === null) return failure('invalid-input', 'lastDay')
      try {
        const rows = await foundRows(context.find, order.question, madeAt, mostPacked)
        const manifest = manifestOf(context, order, { me, reader, rows, madeAt, expiresAt })
        const salt = randomBytes(saltBytes)
        const sealing = { kind: 'pack', packId: manifest.packId, expiresAt, salt } as const
        const master = await context.pieces.derive(order.passphrase, salt)
        const file = await shelf.give((path) =>
          writeSealed(path, { ...sealing, master }, linesOf(context, manifest, rows), context.pieces),
        )
        return success({ ...file, contacts: rows.length })
      } catch (error) {
        if (error instanceof PackRefused) return failure(error.code)
        throw error
      }
    },
  }
}

/** When the day is over; null where it is over already, or too far away. */
function endOf(lastDay: string, zone: string, at: number): number | null {
  const { to } = momentsOf({ kind: 'between', from: null, to: lastDay }, createZoneDays(zone), at)
  return to <= at || to > at + mostPackDays * dayMs ? null : to
}

type Made = Pick<PackManifest, 'reader' | 'madeAt' | 'expiresAt'> & {
  readonly me: Agent
  readonly rows: readonly ReviewRow[]
}

function manifestOf(context: PackMakerContext, order: PackOrder, { me, rows, ...made }: Made): PackManifest {
  const { fields, pseudonyms } = order
  const { manner, scoreSheets, outcomes } = context.house()
  const named = new Set(rows.map(({ agentId }) => agentId))
  const isTold = ({ id, role }: Agent) =>
    (fields.includes('agent') && named.has(id)) || (fields.includes('reviews') && role === 'lead')
  return {
    ...made,
    packId: PackId.parse(context.newId()),
    madeBy: me.name,
    houseName: manner.name,
    fields,
    pseudonyms,
    words: toldWords(order),
    agents: context.agents().filter(isTold),
    scoreSheets,
    outcomes,
    contacts: rows.length,
  }
}

async function* linesOf(
  context: PackMakerContext,
  manifest: PackManifest,
  rows: readonly ReviewRow[],
): AsyncGenerator<string> {
  const { packId, fields, reader, pseudonyms, words } = manifest
  yield JSON.stringify(manifest)
  const key = pseudonyms ? pseudonymKey(context.houseKey, packId) : null
  for (let from = 0; from < rows.length; from += reviewPageSize) {
    const some = rows.slice(from, from + reviewPageSize)
    yield* await context.contacts({ rows: some, fields, packId, reader, words, pseudonymKey: key })
  }
}
