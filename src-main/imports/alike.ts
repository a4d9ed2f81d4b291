import type { Code } from '../contract/ids.ts'
import type { LikenessKind } from '../contract/one-customer.ts'
import type { Database } from '../database/connection.ts'
import type { Newcomer } from './candidate.ts'
import type { MayStand } from './presence.ts'

/** A card that a newcomer looks like. */
export type FoundAlike = {
  readonly code: Code
  readonly points: number
  readonly kinds: readonly LikenessKind[]
}

/** Made by whoever knows customers: features do not know each other. The likeliest card, or null. */
export type CreateAlikeFinder = (
  db: Database,
  mayStand: MayStand,
) => (newcomer: Newcomer) => FoundAlike | null
