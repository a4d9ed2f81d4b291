import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { watchTray } from '../../../../src-main/hosts/electron/has-tray.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

/** A desktop whose `gdbus` and `busctl` do what these lines say. */
function desktop(gdbus: string, busctl: string): void {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'gdbus'), `#!/bin/sh\n${gdbus}\n`, { mode: 0o700 })
  writeFileSync(join(folder, 'busctl'), `#!/bin/sh\n${busctl}\n`, { mode: 0o700 })
  vi.stubEnv('PATH', `${folder}:/bin:/usr/bin`)
  onTestFinished(() => void vi.unstubAllEnvs())
}

it('waits for no second answer when the first says that icons are shown', async () => {
  // A minute, for which this test does not wait.
  desktop('echo "(<true>,)"', 'exec sleep 60')
  const tray = watchTray('linux', 60_000)
  expect(await tray.look()).toBe(true)
  expect(tray.isThere()).toBe(true)
}, 30_000)

it('believes either program, and neither when both know of none', async () => {
  desktop('exit 1', 'echo "b true"')
  expect(await watchTray('linux').look()).toBe(true)
  desktop('exit 1', 'echo "b false"')
  expect(await watchTray('linux').look()).toBe(false)
})

it('has the icon made once where it is always shown', () => {
  const takeAway = vi.fn()
  const make = vi.fn(() => takeAway)
  const tray = watchTray('win32')
  const stop = tray.putIcon(make)
  expect(tray.isThere()).toBe(true)
  expect(make).toHaveBeenCalledOnce()
  stop()
  expect(takeAway).toHaveBeenCalledOnce()
})

it('makes no icon any more for a program that has ended', async () => {
  desktop('echo "(<true>,)"', 'exit 1')
  const tray = watchTray('linux')
  const make = vi.fn(() => () => {})
  tray.putIcon(make)()
  await tray.look()
  expect(make).not.toHaveBeenCalled()
})
