import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import packageFile from '../../../../package.json' with { type: 'json' }
import { type BuiltHost, buildHost } from '../../../support/electron-stand-in/build-host.ts'
import { loadPreload, startHost } from '../../../support/electron-stand-in/start-host.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

let built: BuiltHost
/** Threads, and programs that tell of the desktop, take their time where others work too. */
const patience = { timeout: 30_000 }
beforeAll(async () => {
  built = await buildHost('whole')
}, 60_000)
afterAll(() => built.remove())

it('opens the demo on a fresh machine, database and worker threads included, and closes it', async () => {
  const host = await startHost(built)
  await host.window()
  const snapshot = await loadPreload(built).get('pronto')?.request('console:snapshot', null)
  expect(snapshot).toMatchObject({
    ok: true,
    value: { profile: { name: 'default', kind: 'demo', state: 'open' } },
  })
  const report = await loadPreload(built)
    .get('pronto')
    ?.request('line:problem-report', { window: 'Electron' })
  expect(JSON.parse(report?.ok ? report.value : '')).toMatchObject({
    versions: { pronto: packageFile.version, host: 'electron', window: 'Electron' },
  })
  host.electron.app.emit('will-quit', { preventDefault: () => {} })
  await vi.waitFor(() => expect(host.electron.app.quits).toBe(1), 5_000)
})

/** In the middle of a day, so that no time of a report passes while somebody waits; later than for the threads. */
function nextNoon(): number {
  const [day, noon] = [24 * 60 * 60_000, 12 * 60 * 60_000]
  return Math.ceil((Date.now() - noon) / day) * day + noon
}

/** A Linux desktop that shows the icons of programs, on a clock of its own. */
function aDesktopWithTray(): void {
  const programs = temporaryFolder()
  for (const program of ['gdbus', 'busctl'])
    writeFileSync(join(programs, program), "#!/bin/sh\necho '(<true>,)'\n", { mode: 0o700 })
  vi.spyOn(process, 'platform', 'get').mockReturnValue('linux')
  vi.stubEnv('PATH', `${programs}:/bin:/usr/bin`)
  // Its intervals alone: threads, files and pipes are real.
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: nextNoon() })
  onTestFinished(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })
}

it('makes a report at its set time, its last window closed to the tray', async () => {
  aDesktopWithTray()
  const host = await startHost(built)
  const window = await host.window()
  const pronto = loadPreload(built).get('pronto')
  if (pronto === undefined) throw new Error('nothing was put into the page')
  const snapshot = await pronto.request('console:snapshot', null)
  const giulia = snapshot.ok ? snapshot.value.agents.find(({ role }) => role === 'lead') : undefined
  if (giulia === undefined) throw new Error('the demo has a lead')
  expect(await pronto.request('agent:choose', { agentId: giulia.id })).toMatchObject({ ok: true })
  const listed = await pronto.request('report:list', null)
  if (!listed.ok) throw new Error(listed.code)
  const folder = temporaryFolder()
  const { settings } = listed.value
  const daily = { on: true, times: ['07:00'], formats: ['html' as const] }
  const plans = { ...settings.plans, daily }
  expect(await pronto.request('report:change', { ...settings, folder, plans })).toMatchObject({ ok: true })

  await vi.waitFor(() => expect(host.electron.trays).toHaveLength(1), patience)
  window.emit('close', { preventDefault: () => {} })
  await vi.waitFor(() => expect(window.did.at(-1)).toBe('hide'), patience)
  expect(readdirSync(folder)).toEqual([])
  vi.setSystemTime(Date.now() + 26 * 60 * 60_000)
  vi.advanceTimersByTime(60_000)
  const made = await vi.waitFor(() => {
    const [file] = readdirSync(folder).filter((name) => name.endsWith('.html'))
    if (file === undefined) throw new Error('not yet')
    return file
  }, patience)
  expect(made).toMatch(/^\d{4}-\d\d-\d\d Pronto /)
  expect(readFileSync(join(folder, made), 'utf8')).toContain('</html>')
  expect(window.did.at(-1)).toBe('hide')
  host.electron.app.emit('will-quit', { preventDefault: () => {} })
  await vi.waitFor(() => expect(host.electron.app.quits).toBe(1), patience)
})

it('is built of ASCII, so that no thread keeps its sources at two bytes a letter, and says the same', () => {
  const folder = dirname(built.main)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  )
  const sources = files.map((name) => readFileSync(join(folder, name), 'utf8'))
  expect(files.length).toBeGreaterThan(2)
  for (const [index, source] of sources.entries())
    expect(/[\u0080-\uffff]/.exec(source), files[index]).toBeNull()
  expect(sources.some((source) => source.includes('Perch\\u00e9'))).toBe(true)
})
