import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { takeSeat } from '../../../src-main/database/seat.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

function profile() {
  const place = temporaryFolder()
  const folder = join(place, 'house')
  mkdirSync(folder)
  const marker = join(folder, 'seat-marker.json')
  return { place, folder, marker, seat: takeSeat(marker) }
}

it('is the same seat each time it is opened', () => {
  const { marker, seat } = profile()
  expect(takeSeat(marker)).toBe(seat)
  expect(takeSeat(marker)).toBe(seat)
})

it('is another seat in a copied folder, and stays that one', () => {
  const { place, folder, marker, seat } = profile()
  cpSync(folder, join(place, 'copy'), { recursive: true, preserveTimestamps: true })
  const copied = takeSeat(join(place, 'copy', 'seat-marker.json'))
  expect(copied).not.toBe(seat)
  expect(takeSeat(join(place, 'copy', 'seat-marker.json'))).toBe(copied)
  expect(takeSeat(marker)).toBe(seat)
})

it('is another seat when a backup was put back in the same place', () => {
  const { place, folder, marker, seat } = profile()
  cpSync(folder, join(place, 'backup'), { recursive: true })
  // The lost file's place on disk stays taken, as other files would take it.
  renameSync(folder, join(place, 'lost'))
  cpSync(join(place, 'backup'), folder, { recursive: true })
  rmSync(join(place, 'backup'), { recursive: true })
  expect(takeSeat(marker)).not.toBe(seat)
})

it('takes a new seat where a crash left half a marker', () => {
  const { marker, seat } = profile()
  writeFileSync(marker, readFileSync(marker, 'utf8').slice(0, 20))
  const next = takeSeat(marker)
  expect(next).not.toBe(seat)
  expect(takeSeat(marker)).toBe(next)
})
