import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import { type BuiltHost, buildHost } from '../../../support/electron-stand-in/build-host.ts'
import type { ElectronStandIn } from '../../../support/electron-stand-in/stand-in-state.ts'
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

/** What a window is asked to print never comes. */
async function aHostThatHangs() {
  const host = await startHost(built, {
    before: ({ app }) =>
      app.on('web-contents-created', (_event, contents) => {
        contents.printToPDF = () => new Promise(() => {})
      }),
  })
  await host.window()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  return host
}

it('gives up what hangs while it is printed after three minutes, and leaves no window behind', async () => {
  const { electron, console } = await aHostThatHangs()
  const printed = console.options?.host.print?.('<h1>Rapporto</h1>', new Promise(() => {}))
  let failed: unknown = null
  printed?.catch((error: unknown) => {
    failed = error
  })
  await untilLoaded(electron)
  vi.advanceTimersByTime(179_000)
  await new Promise(setImmediate)
  expect(failed).toBeNull()
  vi.advanceTimersByTime(2_000)
  await expect(printed).rejects.toThrow('hangs')
  expect(electron.windows.at(-1)?.did.at(-1)).toBe('destroy')
})

it('prints no further once nobody waits for it', async () => {
  const { electron, console } = await aHostThatHangs()
  const ended = Promise.withResolvers<void>()
  const printed = console.options?.host.print?.('<h1>Rapporto</h1>', ended.promise)
  await untilLoaded(electron)
  ended.resolve()
  await expect(printed).rejects.toThrow('nobody waits')
  expect(electron.windows.at(-1)?.did.at(-1)).toBe('destroy')
})

async function untilLoaded({ windows }: ElectronStandIn): Promise<void> {
  while (!windows.at(-1)?.did.some((what) => what.endsWith('page.html'))) await new Promise(setImmediate)
}

it('opens a file in the system’s own program, and shows it in its folder', async () => {
  const { electron, console, window } = await startHost(built)
  await window()
  const desktop = console.options?.host.desktop
  expect(await desktop?.open('/rapporti/a.pdf')).toBe(true)
  desktop?.show('/rapporti/a.pdf')
  expect(electron.opened).toEqual(['/rapporti/a.pdf', 'show /rapporti/a.pdf'])
})
