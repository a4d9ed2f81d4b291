import type { ImportId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { type Newcomer, sameText } from './candidate.ts'
import type { MayStand } from './presence.ts'

/** A switchboard's number may stand on many cards; beyond these nobody is compared. */
const mostCompared = 20

/**
 * Whether somebody is in the house already: by what the source calls them (their id there, or the hash of what the row
 * says), else by the same name under the same number. The cards of an undone import do not count.
 */
export function createKnownCustomers(db: Database, importId: ImportId, mayStand: MayStand) {
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

  // Nearly nobody has a number that is in the house already, and asking for one row costs half.
  const hasNumber = db.prepare<[string], number>('SELECT 1 FROM phone WHERE number = ? LIMIT 1').pluck()
  const isOwned = (number: string | null) =>
    number !== null && mayStand('number', number) && hasNumber.get(number) !== undefined

  function sameUnderNumber({ fields, hasSourceId }: Newcomer, owned: Newcomer['phones']) {
    if (owned.length === 0) return undefined
    const name = sameText(fields.name)
    return owned
      .flatMap(({ number }) => (number === null ? [] : selectNumber.all(number)))
      .find((other) => {
        // Two ids of one source are two customers, however much they look alike.
        const comparable = !(hasSourceId && other.source_key?.startsWith('id:'))
        return comparable && sameText(other.name) === name
      })
  }

  const since = (importId: Buffer | null) => (importId?.equals(own) ? 'twice-in-file' : 'already-there')

  /** `owned`: those of the numbers that are on some card. */
  return (newcomer: Newcomer) => {
    const { sourceKey } = newcomer
    const by = mayStand('sourceKey', sourceKey) ? selectKey.get(sourceKey) : undefined
    if (by !== undefined) return { reason: since(by), owned: [] } as const
    const owned = newcomer.phones.filter(({ number }) => isOwned(number))
    const same = sameUnderNumber(newcomer, owned)
    return { reason: same === undefined ? null : since(same.import_id), owned } as const
  }
}
