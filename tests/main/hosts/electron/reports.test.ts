import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BuiltHost, buildHost } from '../../../support/electron-stand-in/build-host.ts'
import { startHost } from '../../../support/electron-stand-in/start-host.ts'

let built: BuiltHost
beforeAll(async () => {
  built = await buildHost()
}, 60_000)
afterAll(() => built.remove())

it('prints a report in a window that nobody sees, in which nothing runs, and leaves nothing behind', async () => {
  const { electron, console, window } = await startHost(built)
  await window()
  const pdf = await console.options?.host.print?.('<h1>Rapporto</h1>', new Promise(() => {}))
  expect(Buffer.from(pdf ?? []).toString()).toContain('%PDF')
  const printing = electron.windows.at(-1)
  expect(printing?.options).toMatchObject({
    show: false,
    webPreferences: { sandbox: true, javascript: false },
  })
  const [loaded = ''] = printing?.did ?? []
  expect(loaded).toMatch(/^load .*page\.html$/)
  expect(existsSync(loaded.slice('load '.length))).toBe(false)
  expect(printing?.did.at(-1)).toBe('destroy')
})

it('opens a file in the system’s own program, and shows it in its folder', async () => {
  const { electron, console, window } = await startHost(built)
  await window()
  const desktop = console.options?.host.desktop
  expect(await desktop?.open('/rapporti/a.pdf')).toBe(true)
  desktop?.show('/rapporti/a.pdf')
  expect(electron.opened).toEqual(['/rapporti/a.pdf', 'show /rapporti/a.pdf'])
})
