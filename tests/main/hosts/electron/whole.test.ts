import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import packageFile from '../../../../package.json' with { type: 'json' }
import { type BuiltHost, buildHost } from '../../../support/electron-stand-in/build-host.ts'
import { loadPreload, startHost } from '../../../support/electron-stand-in/start-host.ts'

let built: BuiltHost
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
