import { parse } from 'csv-parse/sync'
import type { RefusalReason } from '../contract/imports.ts'

/** Bytes of one row above which nobody meant it to be one: most likely a quote that is never closed. */
export const longestRow = 65_536
/** A row with this many columns is no row of customers. */
export const tooManyColumns = 500

export type CsvRow = {
  /** Where the row begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  readonly refusal: { readonly reason: RefusalReason; readonly content: string } | null
}

export type CsvRows = {
  /** The rows that are complete with this piece of UTF-8. */
  read(text: Buffer): readonly CsvRow[]
  end(): readonly CsvRow[]
}

const lineFeed = 0x0a
const carriageReturn = 0x0d
const keptOfRefused = 500

type Parsed = { cells: string[]; end: number }

/** Reads rows as text comes in; holds no more than one row and the piece it is given. */
export function createCsvRows(delimiter: string): CsvRows {
  let held: Buffer = Buffer.alloc(0)
  let line = 1
  /** The rest of a row that was refused for its length is thrown away up to its end. */
  let skipping = false

  function take(length: number): Buffer {
    const taken = held.subarray(0, length)
    held = held.subarray(length)
    line += countLines(taken)
    return taken
  }

  function skipLine(): boolean {
    const end = lineEnd(held)
    take(end ?? held.length)
    return end !== null
  }

  function parseHeld(atEnd: boolean): CsvRow[] {
    const rows: CsvRow[] = []
    while (held.length > 0) {
      if (skipping) {
        skipping = !skipLine()
        continue
      }
      const { parsed, whole } = parseRows(held, delimiter, atEnd)
      let from = 0
      for (const { cells, end } of parsed) {
        const begins = line
        const bytes = take(end - from)
        from = end
        rows.push(toRow(begins, cells, bytes))
      }
      if (whole || (!atEnd && held.length <= longestRow)) break
      rows.push(refuseFirstLine())
    }
    return rows
  }

  /** A row that does not end: its first line is given up, and reading goes on with the next. */
  function refuseFirstLine(): CsvRow {
    const begins = line
    const content = held
      .subarray(0, keptOfRefused * 4)
      .toString()
      .slice(0, keptOfRefused)
    const reason = lineEnd(held) === null && held.length > longestRow ? 'row-too-long' : 'unreadable'
    skipping = !skipLine()
    return { line: begins, cells: [], refusal: { reason, content } }
  }

  return {
    read(text) {
      held = held.length === 0 ? text : Buffer.concat([held, text])
      return parseHeld(false)
    },
    end: () => parseHeld(true),
  }
}

function toRow(line: number, cells: readonly string[], bytes: Buffer): CsvRow {
  const reason = bytes.length > longestRow ? 'row-too-long' : unfit(cells)
  if (reason === null) return { line, cells, refusal: null }
  const content = bytes
    .subarray(0, keptOfRefused * 4)
    .toString()
    .slice(0, keptOfRefused)
  return { line, cells: [], refusal: { reason, content } }
}

function unfit(cells: readonly string[]): RefusalReason | null {
  if (cells.length >= tooManyColumns) return 'too-many-columns'
  return cells.some((cell) => cell.includes('\0')) ? 'unreadable' : null
}

/** Every row but the last, which may go on in the next piece; `whole` when nothing is left over. */
function parseRows(
  text: Buffer,
  delimiter: string,
  atEnd: boolean,
): { parsed: readonly Parsed[]; whole: boolean } {
  const parsed: Parsed[] = []
  try {
    parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_quotes: true,
      relax_column_count: true,
      on_record: (cells: string[], { bytes }) => {
        parsed.push({ cells, end: bytes })
        return null
      },
    })
  } catch {
    // A quote that is not closed yet (or never): the rows before it stand.
    return { parsed, whole: false }
  }
  const last = parsed.at(-1)
  if (atEnd || last === undefined) return { parsed, whole: atEnd }
  // A carriage return at the end may be the first half of a line end.
  const complete = last.end < text.length || text.at(-1) === lineFeed
  return { parsed: complete ? parsed : parsed.slice(0, -1), whole: false }
}

/** Bytes up to and with the first line end; null when there is none. */
function lineEnd(text: Buffer): number | null {
  const feed = text.indexOf(lineFeed)
  if (feed !== -1) return feed + 1
  const carriage = text.indexOf(carriageReturn)
  return carriage === -1 || carriage === text.length - 1 ? null : carriage + 1
}

function countLines(text: Buffer): number {
  let lines = 0
  for (let at = text.indexOf(lineFeed); at !== -1; at = text.indexOf(lineFeed, at + 1)) lines += 1
  if (lines > 0) return lines
  for (let at = text.indexOf(carriageReturn); at !== -1; at = text.indexOf(carriageReturn, at + 1)) lines += 1
  return lines
}
