import { uuidFromBlob } from './uuid.ts'

/*
 * Values of rows that are read while somebody rings, by the hundred: what their schemas ask of them is asked here at a
 * twentieth of the price, and whatever looks odd goes to the schema, which takes it or says what is wrong with it.
 * See docs/decisions/0106-rows-of-the-hot-path.md.
 */

type Schema<T> = { parse(value: unknown): T }

/** The id in a BLOB(16). @throws {ZodError} when it is no UUIDv7 (RFC 9562, section 5.7). */
export function idFromBlob<T extends string>(blob: Uint8Array, schema: Schema<T>): T {
  const text = uuidFromBlob(blob)
  // Sixteen bytes in hexadecimal, with version and variant looked at: all that the schema looks at.
  return isUuidv7(blob) ? (text as T) : schema.parse(text)
}

/** For nullable columns. */
export function idFromBlobOrNull<T extends string>(blob: Uint8Array | null, schema: Schema<T>): T | null {
  return blob === null ? null : idFromBlob(blob, schema)
}

function isUuidv7({ length, 6: version = 0, 8: variant = 0 }: Uint8Array): boolean {
  return length === 16 && version >>> 4 === 7 && variant >>> 6 === 2
}

/** Reads a column that holds one of a few words. @throws {ZodError} on any other. */
export function wordReader<T extends string>(schema: Schema<T> & { readonly options: readonly T[] }) {
  const words = new Map<string, T>(schema.options.map((word) => [word, word]))
  return (text: string): T => words.get(text) ?? schema.parse(text)
}

/** A whole number from 0 on, as a time in milliseconds or a duration is. @throws {ZodError} on any other. */
export function countFrom(value: number, schema: Schema<number>): number {
  return Number.isSafeInteger(value) && value >= 0 ? value : schema.parse(value)
}

type TextSchema<T> = Schema<T> & { readonly minLength: number | null; readonly maxLength: number | null }

/** Reads a column whose schema trims and counts, and asks nothing else. @throws {ZodError} on what does not fit. */
export function textReader<T extends string>(schema: TextSchema<T>) {
  const { minLength, maxLength } = schema
  // A schema counts characters, of which one may be two of these units: what is near its bounds is left to it.
  const [least, most] = [2 * (minLength ?? 0), maxLength ?? Number.POSITIVE_INFINITY]
  return (text: string): T => {
    const { length } = text
    const fits = length >= least && length <= most && text.trim().length === length
    return fits ? (text as T) : schema.parse(text)
  }
}

/** Reads a column whose schema asks for `pattern` and nothing else. @throws {ZodError} on what does not fit. */
export function patternReader<T extends string>(schema: Schema<T>, pattern: RegExp) {
  return (text: string): T => (pattern.test(text) ? (text as T) : schema.parse(text))
}

/** For nullable columns. */
export function orNull<T>(read: (text: string) => T): (text: string | null) => T | null {
  return (text) => (text === null ? null : read(text))
}

/** For nullable columns. */
export function countFromOrNull(value: number | null, schema: Schema<number>): number | null {
  return value === null ? null : countFrom(value, schema)
}
