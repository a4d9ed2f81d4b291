import { CannotUnseal } from '../contract/host.ts'
import type { Profile } from '../contract/profile.ts'
import type { FailureCode } from '../contract/result.ts'
import { DatabaseDamaged, StorageFailed, StorageFull, Superseded, storageCode } from '../database/errors.ts'

/** Why a profile did not open. */
export function troubleOf(error: unknown): NonNullable<Profile['trouble']> {
  if (error instanceof CannotUnseal) return 'wrong-key'
  const code = storageCode(error)
  switch (code) {
    case 'wrong-key':
    case 'too-new':
    case 'in-use':
      return code
    case 'storage-full':
      return 'disk-full'
    case 'damaged':
    case 'storage-failed':
    case 'superseded':
      return 'damaged'
  }
}

/** What a request that threw is answered with. */
export function failureOf(error: unknown): FailureCode {
  if (error instanceof StorageFull) return 'storage-full'
  if (error instanceof StorageFailed || error instanceof DatabaseDamaged) return 'storage-failed'
  return error instanceof Superseded ? 'conflict' : 'internal'
}
