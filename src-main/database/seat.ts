import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, realpathSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'

/** Beside the key: which seat this folder is, and where it was when it became that. */
const Marker = z.object({ seat: z.uuidv7(), place: z.string() })

/**
 * The seat id of the profile whose marker is `file`. A copied or restored folder finds a marker that was written
 * elsewhere (another file on disk, or another path) and takes a new id: two seats must never give one number twice.
 */
export function takeSeat(file: string, newSeat: () => string = uuidv7): string {
  const marker = readMarker(file)
  if (marker !== null && marker.place === placeOf(file)) return marker.seat
  const seat = newSeat()
  // Opened without truncating: the file's identity is part of what is written into it.
  const descriptor = openSync(file, 'a', 0o600)
  closeSync(descriptor)
  writeWhole(file, JSON.stringify({ seat, place: placeOf(file) }))
  return seat
}

function readMarker(file: string): z.infer<typeof Marker> | null {
  try {
    return Marker.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Missing, or half-written by a crash: either way nothing was numbered under it yet.
    return null
  }
}

function placeOf(file: string): string {
  const { dev, ino } = statSync(file, { bigint: true })
  const folder = createHash('sha256')
    .update(realpathSync(dirname(file)))
    .digest('hex')
  return `${dev}:${ino}:${folder}`
}

function writeWhole(file: string, text: string): void {
  const descriptor = openSync(file, 'w', 0o600)
  try {
    writeSync(descriptor, text)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
