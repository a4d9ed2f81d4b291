import type { ChangeOf, ChangeStamp } from '../contract/changes.ts'
import { type CreateApplier, MissingEntity } from '../database/apply.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'
import { groupsOf } from '../domain/merged-customers.ts'
import { createFieldRegisters } from './field-registers.ts'

type MergeRow = { id: Buffer; kept_id: Buffer; merged_id: Buffer; clock: number; seat: Buffer }

/** Merges are facts and so is their undoing; which card stands for which is worked out anew from those that hold. */
export const createMergeApplier: CreateApplier<'customer:merged' | 'customer:merge-undone'> = (db) => {
  const writeFields = createFieldRegisters(db)
  const regroup = createRegrouping(db)
  const insert = db.prepare<(string | number | Buffer | null)[]>(`
    INSERT INTO customer_merge (id, kept_id, merged_id, clock, seat, at, agent_id, initials, fields, before, undone)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT DO NOTHING
  `)
  const undo = db.prepare<[Buffer]>('UPDATE customer_merge SET undone = 1 WHERE id = ?')

  function merged(change: ChangeOf<'customer:merged'>, stamp: ChangeStamp): void {
    const { keptId, mergedId, at, agentId, initials, fields, before } = change
    const pair = [uuidToBlob(keptId), uuidToBlob(mergedId)]
    const who = [stamp.clock, uuidToBlob(stamp.seat), at, uuidToBlobOrNull(agentId), initials]
    insert.run(uuidToBlob(change.mergeId), ...pair, ...who, JSON.stringify(fields), JSON.stringify(before))
    writeFields(uuidToBlob(keptId), fields, stamp)
    regroup(pair)
  }

  return {
    'customer:merged': merged,
    'customer:merge-undone': ({ mergeId, keptId, mergedId, fields }, stamp) => {
      if (undo.run(uuidToBlob(mergeId)).changes === 0) throw new MissingEntity('merge')
      writeFields(uuidToBlob(keptId), fields, stamp)
      regroup([uuidToBlob(keptId), uuidToBlob(mergedId)])
    },
  }
}

/** Writes `customer_alias` anew for everybody who is, or was, in one group with these cards. */
function createRegrouping(db: Database) {
  const selectMerges = db.prepare<[Buffer, Buffer], MergeRow>(`
    SELECT id, kept_id, merged_id, clock, seat FROM customer_merge WHERE kept_id = ? AND undone = 0
    UNION ALL
    SELECT id, kept_id, merged_id, clock, seat FROM customer_merge WHERE merged_id = ? AND undone = 0
  `)
  const selectGroup = db
    .prepare<[Buffer], Buffer>(
      `SELECT customer_id FROM customer_alias
       WHERE root_id = (SELECT root_id FROM customer_alias WHERE customer_id = ?)`,
    )
    .pluck()
  const remove = db.prepare<[Buffer]>('DELETE FROM customer_alias WHERE customer_id = ?')
  const insert = db.prepare<[Buffer, Buffer, number]>(
    'INSERT INTO customer_alias (customer_id, root_id, joined_clock) VALUES (?, ?, ?)',
  )

  return (cards: readonly Buffer[]): void => {
    const before = cards.flatMap((card) => selectGroup.all(card))
    const merges = new Map<string, MergeRow>()
    const seen = new Set<string>()
    const open = [...cards, ...before]
    for (let card = open.pop(); card !== undefined; card = open.pop()) {
      const key = card.toString('hex')
      if (seen.has(key)) continue
      seen.add(key)
      remove.run(card)
      for (const merge of selectMerges.all(card, card)) {
        merges.set(merge.id.toString('hex'), merge)
        open.push(merge.kept_id, merge.merged_id)
      }
    }
    const groups = groupsOf([...merges.values()].map(toMerge))
    for (const [id, { rootId, joinedClock }] of groups)
      insert.run(uuidToBlob(id), uuidToBlob(rootId), joinedClock)
  }
}

function toMerge(row: MergeRow) {
  return {
    id: uuidFromBlob(row.id),
    keptId: uuidFromBlob(row.kept_id),
    mergedId: uuidFromBlob(row.merged_id),
    clock: row.clock,
    seat: uuidFromBlob(row.seat),
  }
}
