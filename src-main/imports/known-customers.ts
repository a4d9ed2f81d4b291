import type { ImportId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { type Newcomer, sameText } from './candidate.ts'

/** A switchboard's number may stand on many cards; beyond these nobody is compared. */
const mostCompared = 20

/**
 * Whether somebody is in the house already: by what the source calls them (their id there, or the hash of what the row
 * says), else by the same name under the same number. The cards of an undone import do not count.
 */
export function createKnownCustomers(db: Database, importId: ImportId) {
  const own = uuidToBlob(importId)
  const selectKey = db
    .prepare<[string], Buffer | null>(
      'SELECT import_id FROM customer WHERE source_key = ? AND removed_at IS NULL LIMIT 1',
    )
    .pluck()
  const selectNumber = db.prepare<
    [string],
    { name: string; source_key: string | null; import_id: Buffer | null }
  >(`
    SELECT c.name, c.source_key, c.import_id FROM phone p JOIN customer c ON c.id = p.customer_id
    WHERE p.number = ? AND c.removed_at IS NULL LIMIT ${mostCompared}
  `)

  function sameUnderNumber({ fields, phones, hasSourceId }: Newcomer) {
    const name = sameText(fields.name)
    return phones
      .flatMap(({ number }) => (number === null ? [] : selectNumber.all(number)))
      .find((other) => {
        // Two ids of one source are two customers, however much they look alike.
        const comparable = !(hasSourceId && other.source_key?.startsWith('id:'))
        return comparable && sameText(other.name) === name
      })
  }

  const since = (importId: Buffer | null) => (importId?.equals(own) ? 'twice-in-file' : 'already-there')

  return (newcomer: Newcomer): 'twice-in-file' | 'already-there' | null => {
    const by = selectKey.get(newcomer.sourceKey)
    if (by !== undefined) return since(by)
    const same = sameUnderNumber(newcomer)
    return same === undefined ? null : since(same.import_id)
  }
}
