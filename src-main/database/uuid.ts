/**
 * UUIDs lie in the database as BLOB(16): with ten million interactions the 36 characters of the text form would cost
 * more than twice the space in every table and index that holds one. They are bound and read only through these two.
 */
export function uuidToBlob(uuid: string): Buffer {
  const slot = slotOf(uuid)
  const last = recent[slot]
  if (last?.uuid === uuid) return last.blob
  const blob = Buffer.from(uuid.replaceAll('-', ''), 'hex')
  recent[slot] = { uuid, blob }
  return blob
}

/** For whoever has both already, many times over: the next `uuidToBlob` of it need not work it out. */
export function rememberBlob(uuid: string, blob: Buffer): void {
  recent[slotOf(uuid)] = { uuid, blob }
}

/** A change names its customer, seat and import several times over. Nobody writes into a blob, so they are shared. */
const recent: ({ readonly uuid: string; readonly blob: Buffer } | undefined)[] = new Array(64)

/** By its last characters: the random ones. */
function slotOf(uuid: string): number {
  return (uuid.charCodeAt(uuid.length - 1) ^ (uuid.charCodeAt(uuid.length - 2) << 2)) & 63
}

/** The text form, still to be parsed into its branded id. */
export function uuidFromBlob(blob: Uint8Array): string {
  const hex = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** For nullable columns. */
export function uuidToBlobOrNull(uuid: string | null): Buffer | null {
  return uuid === null ? null : uuidToBlob(uuid)
}

/** For nullable columns. */
export function uuidFromBlobOrNull(blob: Uint8Array | null): string | null {
  return blob === null ? null : uuidFromBlob(blob)
}
