import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { openTestConsole, type TestWindow } from '../../support/open-test-console.ts'
import { limitDisk } from '../../support/small-disk.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { testWorkers } from '../../support/test-workers.ts'

const workers = {
  ...testWorkers,
  writer: new URL('../../support/small-disk-writer.ts', import.meta.url),
}
const alice = { name: 'Alice Bianchi', initials: 'AB', role: 'operator' as const }
const typed = 'Ha chiesto tre volte il rimborso. '.repeat(5_000)

async function saysFull(window: TestWindow): Promise<boolean | null> {
  const snapshot = await window.request('console:snapshot', null)
  return snapshot.ok ? snapshot.value.storageFull : null
}

it('tells every window that the disk is full, also one that comes later, and that it no longer is', async () => {
  const folder = temporaryFolder()
  const { open } = await openTestConsole(folder, workers)
  const window = open()
  await window.request('profile:create-house', { agent: alice, passphrase: 'quattro gatti in salotto' })
  expect(await saysFull(window)).toBe(false)

  await limitDisk({ folder, pages: 1 })
  const key = uuidv7()
  expect(await window.request('note:draft', { key, text: typed })).toMatchObject({ code: 'storage-full' })
  expect(await window.event('storage:changed')).toEqual({ full: true })
  const second = open()
  expect(await saysFull(second)).toBe(true)

  await limitDisk({ folder, pages: 1_000_000 })
  expect(await window.event('storage:changed', ({ full }) => !full)).toEqual({ full: false })
  expect(await second.event('storage:changed')).toEqual({ full: false })
  expect(await saysFull(second)).toBe(false)
  const snapshot = await second.request('console:snapshot', null)
  expect(snapshot.ok && snapshot.value.drafts.map(({ text }) => text === typed)).toEqual([true])
})
