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
