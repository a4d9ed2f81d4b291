import { CallAccount } from '../contract/accounts.ts'
import type { CustomerSummary } from '../contract/customers.ts'
import { AgentId, CallId, CustomerId } from '../contract/ids.ts'
import type { MissedGroup, MissedParty } from '../contract/missed-calls.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidFromBlobOrNull } from '../database/uuid.ts'
import { ringsOf } from '../domain/missed-calls.ts'
import { createMissedReader, type OpenCall, type PartyRow } from './missed-reader.ts'

export type MissedPorts = {
  /** Under the card that stands for them; null: no such customer. */
  customer(id: CustomerId): CustomerSummary | null
  /** Everybody who has this number. */
  owners(number: string): readonly CustomerSummary[]
}

/** A group as requests need it. */
export type OpenGroup = {
  readonly callIds: readonly CallId[]
  readonly customerId: CustomerId | null
  /** As it can be dialled. */
  readonly number: string | null
  readonly closable: MissedGroup['closable']
}

type Said = { readonly displayName: string; readonly line: string; readonly account: string | null }

export type MissedRepository = ReturnType<typeof createMissedRepository>

/** Who called and was not reached, by customer or number. `db` may be read-only. */
export function createMissedRepository(db: Database, ports: MissedPorts) {
  const reader = createMissedReader(db)
  // A few fields of a record that is long to parse, sixty times each time the list is told.
  const selectSaid = db.prepare<[Buffer], Said>(`
    SELECT record ->> '$.displayName' AS displayName, record ->> '$.line' AS line,
           record -> '$.account' AS account
    FROM call WHERE id = ?
  `)

  function partyOf({ root_id, line }: PartyRow, displayName: string): MissedParty {
    if (root_id !== null) {
      const customer = ports.customer(CustomerId.parse(uuidFromBlob(root_id)))
      return customer ? { kind: 'customer', customer } : { kind: 'unknown', displayName }
    }
    if (line === null) return { kind: 'withheld' }
    const customers = ports.owners(line)
    return customers.length > 1 ? { kind: 'several', customers } : { kind: 'unknown', displayName }
  }

  function groupOf(party: PartyRow, calls: readonly OpenCall[]): MissedGroup | null {
    const [first, last] = [calls[0], calls.at(-1)]
    const said = last && selectSaid.get(last.id)
    if (!first || !last || !said) return null
    const tries = reader.tries(party, calls)
    const lastTry = tries.at(-1)
    return {
      callId: CallId.parse(uuidFromBlob(last.id)),
      party: partyOf(party, said.displayName),
      number: last.line,
      line: said.line,
      ...(said.account !== null && { account: CallAccount.parse(JSON.parse(said.account)) }),
      times: ringsOf(calls).length,
      firstAt: first.at,
      lastAt: last.at,
      tries: lastTry
        ? {
            times: tries.length,
            at: lastTry.at,
            agentId: AgentId.nullable().parse(uuidFromBlobOrNull(lastTry.agent_id)),
            outcome: lastTry.kind === 'wrong-number' ? 'wrong-number' : 'no-answer',
          }
        : null,
      closable: closableOf(party, calls),
    }
  }

  function closableOf({ root_id, line }: PartyRow, calls: readonly OpenCall[]): MissedGroup['closable'] {
    if (root_id === null && line === null) return 'withheld'
    return calls.every((call) => reader.isWrong(call)) ? 'wrong-number' : null
  }

  return {
    /** Who called last comes first, at most `most`. */
    groups(most: number): { readonly groups: readonly MissedGroup[]; readonly total: number } {
      const found = reader.parties(most)
      const groups = found.parties.flatMap((party) => groupOf(party, reader.openOf(party)) ?? [])
      // One withheld ring is heard on several seats, and each of those calls was a party of its own.
      const withheld = found.withheld.map((calls) => groupOf({ root_id: null, line: null }, calls) ?? [])
      return {
        groups: [...groups, ...withheld.flat()].sort(byLast).slice(0, most),
        total: found.total,
      }
    },

    /** The group in which this call is; null: it waits for nobody any more. */
    find(callId: CallId): OpenGroup | null {
      const found = reader.groupOf(callId)
      if (found === null) return null
      const { party, calls } = found
      return {
        callIds: calls.map(({ id }) => CallId.parse(uuidFromBlob(id))),
        customerId: party.root_id && CustomerId.parse(uuidFromBlob(party.root_id)),
        number: calls.at(-1)?.line ?? null,
        closable: closableOf(party, calls),
      }
    },
  }
}

function byLast(left: MissedGroup, right: MissedGroup): number {
  return right.lastAt - left.lastAt || (left.callId < right.callId ? -1 : 1)
}
