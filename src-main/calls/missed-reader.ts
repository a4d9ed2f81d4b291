import type { CallId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { type Heard, ringsOf } from '../domain/missed-calls.ts'

/** Both null: withheld. */
export type PartyRow = { readonly root_id: Buffer | null; readonly line: string | null }

export type OpenCall = Heard & { readonly id: Buffer; readonly line: string | null }

export type TryRow = { readonly at: number; readonly kind: string; readonly agent_id: Buffer | null }

type OpenRow = { id: Buffer; at: number; endedAt: number | null; seat: Buffer | null; line: string | null }

const openColumns = 'id, at, ended_at AS endedAt, seat, line'
/** Of somebody who rang more often than this, the newest are looked at. */
const mostCalls = 200

/** What lies open in `call_trace`: walks of its indexes. */
export function createMissedReader(db: Database) {
  const selectNewest = db.prepare<[], PartyRow>(
    'SELECT root_id, line FROM call_trace WHERE open = 1 ORDER BY at DESC, id',
  )
  const countParties = db
    .prepare<[], number>(`
      SELECT (SELECT count(*) FROM (SELECT DISTINCT root_id FROM call_trace WHERE open = 1 AND root_id IS NOT NULL))
           + (SELECT count(*) FROM (SELECT DISTINCT line FROM call_trace
                                    WHERE open = 1 AND root_id IS NULL AND line IS NOT NULL))
    `)
    .pluck()
  const selectOpen = (where: string) =>
    db.prepare<[Buffer | string], OpenRow>(
      `SELECT ${openColumns} FROM call_trace WHERE ${where} AND kind = 'missed' AND open = 1
       ORDER BY at DESC, id LIMIT ${mostCalls}`,
    )
  const selectOfRoot = selectOpen('root_id = ?')
  const selectOfLine = selectOpen('line = ? AND root_id IS NULL')
  const selectWithheld = db.prepare<[], OpenRow>(
    `SELECT ${openColumns} FROM call_trace WHERE open = 1 AND root_id IS NULL AND line IS NULL
     ORDER BY at DESC, id`,
  )
  const selectParty = db.prepare<[Buffer], PartyRow>(
    'SELECT root_id, line FROM call_trace WHERE id = ? AND open = 1',
  )

  /** Only as far back as it takes. */
  function newestParties(most: number): readonly PartyRow[] {
    const found = new Map<string, PartyRow>()
    for (const { root_id, line } of selectNewest.iterate()) {
      if (root_id === null && line === null) continue
      const key = root_id === null ? `${line}` : root_id.toString('hex')
      if (!found.has(key)) found.set(key, { root_id, line: root_id === null ? line : null })
      if (found.size === most) break
    }
    return [...found.values()]
  }

  function openOf({ root_id, line }: PartyRow): readonly OpenCall[] {
    if (root_id !== null) return selectOfRoot.all(root_id).map(toOpen).reverse()
    return line === null ? [] : selectOfLine.all(line).map(toOpen).reverse()
  }

  const withheld = (): readonly (readonly OpenCall[])[] => ringsOf(selectWithheld.all().map(toOpen).reverse())

  return {
    openOf,
    ...createTryReader(db),
    /** Whoever called last first; the withheld, ring by ring, apart. */
    parties(most: number) {
      const rings = withheld()
      return {
        parties: newestParties(most),
        withheld: rings.slice(-most),
        total: (countParties.get() ?? 0) + rings.length,
      }
    },
    groupOf(callId: CallId): { readonly party: PartyRow; readonly calls: readonly OpenCall[] } | null {
      const id = uuidToBlob(callId)
      const found = selectParty.get(id)
      if (found === undefined) return null
      if (found.root_id !== null || found.line !== null) return { party: found, calls: openOf(found) }
      const calls = withheld().find((ring) => ring.some((call) => call.id.equals(id)))
      return calls ? { party: found, calls } : null
    },
  }
}

/** What the house did to reach somebody since they called. */
function createTryReader(db: Database) {
  const select = (where: string) =>
    db.prepare<[Buffer | string, number], TryRow & { id: Buffer }>(`
      SELECT id, at, kind, agent_id FROM call_trace
      WHERE ${where} AND kind IN ('tried', 'wrong-number') AND open = 0 AND at > ?
    `)
  const selectOfRoot = select('root_id = ?')
  const selectOfLine = select('line = ? AND root_id IS NULL')
  const selectWrong = db.prepare<[string, number]>(
    "SELECT 1 FROM call_trace WHERE line = ? AND kind = 'wrong-number' AND open = 0 AND at > ? LIMIT 1",
  )

  return {
    /** By time. */
    tries({ root_id }: PartyRow, calls: readonly OpenCall[]): readonly TryRow[] {
      const since = calls[0]?.at ?? 0
      const lines = new Set(calls.flatMap(({ line }) => line ?? []))
      return [
        ...(root_id === null ? [] : selectOfRoot.all(root_id, since)),
        ...[...lines].flatMap((line) => selectOfLine.all(line, since)),
      ].sort((a, b) => a.at - b.at || Buffer.compare(a.id, b.id))
    },
    /** The number that called turned out, after that, to be none, or somebody else's. */
    isWrong: ({ line, at }: OpenCall): boolean => line !== null && selectWrong.get(line, at) !== undefined,
  }
}

function toOpen({ seat, ...row }: OpenRow): OpenCall {
  return { ...row, seat: seat?.toString('hex') ?? null }
}
