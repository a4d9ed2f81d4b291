import { readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { uuidv7 } from 'uuidv7'
import { expect, it, vi } from 'vitest'
import { WindowId } from '../../../src-main/contract/ids.ts'
import { createPackShelf } from '../../../src-main/review-pack/shelf.ts'
import { openPackHouse, openPackReader } from '../../support/open-pack-house.ts'
import { noon } from '../../support/open-test-door.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const window = WindowId.parse(uuidv7())
const piece = Buffer.from('piece')

function aShelf(lingerMs = 20) {
  const folder = temporaryFolder()
  const shelf = createPackShelf(folder, () => noon, lingerMs)
  return { shelf, folder, lies: () => readdirSync(folder) }
}

it('what a window sent and never opened, and what it never fetched, goes by itself', async () => {
  const { shelf, lies } = aShelf()
  await shelf.receive(window, piece, true)
  const given = await shelf.give((path) => writeFile(path, piece))
  const held = shelf.hold(piece)
  await vi.waitFor(() => expect(lies()).toEqual([]), { timeout: 10_000 })
  expect(shelf.receivedFrom(window)).toBeNull()
  expect(await shelf.fetch(given.id, 0)).toBeNull()
  expect(await shelf.fetch(held.id, 0)).toBeNull()
})

it('a book that was drawn and never printed goes by itself, with its window, and when the program ends', async () => {
  const { shelf } = aShelf()
  expect(shelf.books.add(window, '<article>', true)).toBe(true)
  expect(shelf.books.add(window, '</article>', false)).toBe(true)
  expect(shelf.books.take(window)).toBe('<article></article>')
  expect(shelf.books.take(window)).toBeNull()
  shelf.books.add(window, '<article>', true)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(shelf.books.take(window)).toBeNull()

  const lasting = aShelf(600_000).shelf
  for (const goes of [() => lasting.leave(window), () => lasting.close()]) {
    lasting.books.add(window, '<article>', true)
    await goes()
    expect(lasting.books.take(window)).toBeNull()
  }
  const large = 'x'.repeat(25 * 1024 * 1024)
  expect(lasting.books.add(window, large, true)).toBe(true)
  expect(lasting.books.add(window, large, false)).toBe(false)
  expect(lasting.books.take(window)).toBeNull()
})

it('what was fetched is gone at once, and what is too large too', async () => {
  const { shelf, lies } = aShelf(600_000)
  const given = await shelf.give((path) => writeFile(path, piece))
  expect(await shelf.fetch(given.id, 0)).toEqual({ piece, next: null })
  expect(lies()).toEqual([])
  const large = Buffer.alloc(1024 * 1024 * 129)
  expect(await shelf.receive(window, large, true)).toBe(true)
  expect(await shelf.receive(window, large, false)).toBe(false)
  expect(lies()).toEqual([])
  shelf.close()
})

it('when the program ends nothing stays that was on its way', async () => {
  const { shelf, lies } = aShelf(600_000)
  await shelf.receive(window, piece, true)
  await shelf.give((path) => writeFile(path, piece))
  expect(lies()).toHaveLength(2)
  shelf.close()
  expect(lies()).toEqual([])
})

it('the reviews of a pack go when its time is over, while the program goes on', async () => {
  const house = openPackHouse()
  let at = noon
  const reader = openPackReader({ now: () => at })
  await reader.opens(await house.pack({ lastDay: '2026-11-30' }))
  await reader.save(house.call.interaction.id)
  expect(readdirSync(reader.folder)).toHaveLength(1)
  at = Date.UTC(2026, 10, 30, 23, 0)
  expect(await reader.rows()).toEqual({ ok: false, code: 'not-found' })
  expect(readdirSync(reader.folder)).toEqual([])
})
