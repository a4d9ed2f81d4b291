import { isAscii, isUtf8 } from 'node:buffer'
import type { CsvLayout } from '../contract/imports.ts'

export type TextEncoding = CsvLayout['encoding']

const longestUtf8Tail = 3
/** More of a file says no more about it. */
const enoughToGuess = 65_536
/** How much is looked at before the first byte above ASCII is taken for UTF-8 or Windows-1252. */
const enoughToJudge = 16_384
/** Share of one half of the bytes that are NUL in UTF-16 text of Latin letters. */
const manyNuls = 0.4

/** How a file's first bytes are encoded; null when they are no text at all. */
export function guessEncoding(bytes: Buffer): TextEncoding | null {
  const head = bytes.subarray(0, enoughToGuess)
  if (head.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))) return 'utf-16le'
  if (head.subarray(0, 2).equals(Buffer.from([0xfe, 0xff]))) return 'utf-16be'
  if (head.includes(0)) return guessUtf16(head)
  if (hasControlBytes(head) || head.subarray(0, 5).toString('latin1') === '%PDF-') return null
  return isUtf8(withoutCutTail(head)) ? 'utf-8' : 'windows-1252'
}

function guessUtf16(head: Buffer): TextEncoding | null {
  const nuls = [0, 0]
  for (let at = 0; at < head.length; at++) if (head[at] === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = nuls.map((count) => count / (head.length / 2))
  if (odd > manyNuls && even < manyNuls / 8) return 'utf-16le'
  if (even > manyNuls && odd < manyNuls / 8) return 'utf-16be'
  return null
}

/** Text has tabs, line ends and at most the old end-of-file sign (0x1A) below the space. */
function hasControlBytes(bytes: Buffer): boolean {
  return bytes.some((byte) => byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1a && byte !== 0x1b)
}

/** A piece of a file may end in the middle of a character. */
function withoutCutTail(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(longestUtf8Tail, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back)
  }
  return bytes
}

/** Turns a file's bytes, piece by piece, into UTF-8 without a byte order mark. */
export type TextReader = {
  read(bytes: Buffer): Buffer
  end(): Buffer
}

export function createTextReader(encoding: TextEncoding): TextReader {
  return encoding === 'utf-8' ? createUtf8Reader() : createDecodingReader(encoding)
}

function createDecodingReader(encoding: TextEncoding): TextReader {
  const decoder = new TextDecoder(encoding)
  return {
    read: (bytes) => Buffer.from(decoder.decode(bytes, { stream: true })),
    end: () => Buffer.from(decoder.decode()),
  }
}

/**
 * What looked like UTF-8 at its beginning may have been nothing but ASCII there: the first byte above it decides, with
 * what follows it, and a file of Windows-1252 is then read as such.
 */
function createUtf8Reader(): TextReader {
  let begun = false
  let held: Buffer = Buffer.alloc(0)
  let decided: TextReader | null = null

  function decide(): Buffer {
    const marked = !begun && held.subarray(0, 3).equals(utf8Mark)
    const utf8 = marked || isUtf8(withoutCutTail(held))
    decided = utf8 ? plainReader : createDecodingReader('windows-1252')
    const bytes = decided.read(marked ? held.subarray(3) : held)
    held = Buffer.alloc(0)
    return bytes
  }

  function hold(bytes: Buffer): Buffer {
    held = Buffer.concat([held, bytes])
    return held.length < enoughToJudge ? Buffer.alloc(0) : decide()
  }

  return {
    read(bytes) {
      if (decided) return decided.read(bytes)
      if (held.length > 0) return hold(bytes)
      if (isAscii(bytes)) {
        begun ||= bytes.length > 0
        return bytes
      }
      const above = bytes.findIndex((byte) => byte >= 0x80)
      begun ||= above > 0
      return Buffer.concat([bytes.subarray(0, above), hold(bytes.subarray(above))])
    },
    end() {
      const rest = decided ? Buffer.alloc(0) : decide()
      return Buffer.concat([rest, decided?.end() ?? Buffer.alloc(0)])
    },
  }
}

const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf])
const plainReader: TextReader = { read: (bytes) => bytes, end: () => Buffer.alloc(0) }
