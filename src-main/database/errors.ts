/** The key does not fit; the file was only read. */
export class WrongKey extends Error {}

/** Written by a newer program; the file was only read. */
export class DatabaseTooNew extends Error {}

/** SQLite cannot make sense of the file. */
export class DatabaseDamaged extends Error {}

/** Another process has this profile open. */
export class InUse extends Error {}

/** The disk is full: nothing of the write was kept, and the next one is tried again. */
export class StorageFull extends Error {}

/** Any other failure of a write or query; the cause is in the report, without personal data. */
export class StorageFailed extends Error {}

/** A newer query of the same kind took this one's place before it had begun. */
export class Superseded extends Error {}

const classes = {
  'wrong-key': WrongKey,
  'too-new': DatabaseTooNew,
  damaged: DatabaseDamaged,
  'in-use': InUse,
  'storage-full': StorageFull,
  'storage-failed': StorageFailed,
  superseded: Superseded,
} as const

export type StorageCode = keyof typeof classes
/** An error on its way between threads, where classes do not survive. */
export type StorageFailure = { readonly code: StorageCode; readonly message: string; readonly stack: string }

const fullCodes = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'])
const damagedCodes = /^SQLITE_(CORRUPT|NOTADB)/

/** Which of our errors this is. */
export function storageCode(error: unknown): StorageCode {
  for (const [code, type] of Object.entries(classes)) {
    // The keys are those of the literal above; Object.entries forgets that.
    if (error instanceof type) return code as StorageCode
  }
  const sqlite = sqliteCode(error)
  if (fullCodes.has(sqlite)) return 'storage-full'
  return damagedCodes.test(sqlite) ? 'damaged' : 'storage-failed'
}

export function toFailure(error: unknown): StorageFailure {
  const thrown = error instanceof Error ? error : new Error(String(error))
  return { code: storageCode(error), message: thrown.message, stack: thrown.stack ?? '' }
}

export function fromFailure({ code, message, stack }: StorageFailure): Error {
  const error = new classes[code](message)
  error.stack = stack
  return error
}

/** The code better-sqlite3 puts on its errors (`SQLITE_FULL`), or an empty string. */
export function sqliteCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
