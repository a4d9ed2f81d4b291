import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type BuiltHost, buildHost } from '../../../support/electron-stand-in/build-host.ts'
import { type StartedHost, startHost } from '../../../support/electron-stand-in/start-host.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

let built: BuiltHost
beforeAll(async () => {
  built = await buildHost()
}, 60_000)
afterAll(() => built.remove())

/** Alice's Linux desktop, which shows the icons of programs or does not; as it was when she logs in again. */
async function aliceAtHerDesk({ tray }: { readonly tray: boolean }): Promise<StartedHost> {
  const programs = temporaryFolder()
  const answer = `#!/bin/sh\necho "(<${tray}>,)"\n`
  writeFileSync(join(programs, 'gdbus'), answer, { mode: 0o700 })
  vi.spyOn(process, 'platform', 'get').mockReturnValue('linux')
  vi.stubEnv('PATH', `${programs}:/bin:/usr/bin`)
  const host = await startHost(built)
  await host.window()
  return host
}

/** She clicks the cross: whether the window stays for now. */
function clicksTheCross({ electron }: StartedHost): boolean {
  let prevented = false
  electron.windows[0]?.emit('close', {
    preventDefault: () => {
      prevented = true
    },
  })
  return prevented
}

const did = ({ electron }: StartedHost) => electron.windows[0]?.did ?? []
/** The desktop is asked by programs of its own, which take their time where others work too. */
const patience = { timeout: 20_000 }
const untilHidden = (host: StartedHost) => vi.waitFor(() => expect(did(host).at(-1)).toBe('hide'), patience)

describe('a window that is closed', () => {
  it('is hidden where the tray brings it back, and the program goes on', async () => {
    const host = await aliceAtHerDesk({ tray: true })
    expect(clicksTheCross(host)).toBe(true)
    await untilHidden(host)
    expect(host.electron.app.quits).toBe(0)
    expect(host.console.closed).toBe(0)
    expect(host.console.options?.host.staysOpen?.()).toBe(true)

    const [show] = host.electron.trayMenus[0] ?? []
    expect(show?.label).toBe('Show Pronto')
    Reflect.apply(show?.click ?? expect.fail, undefined, [])
    expect(did(host).slice(-2)).toEqual(['show', 'focus'])
  })

  it('opens again when somebody calls, without taking the keyboard', async () => {
    const host = await aliceAtHerDesk({ tray: true })
    clicksTheCross(host)
    await untilHidden(host)
    host.console.options?.host.bringForward()
    expect(did(host).slice(-3)).toEqual(['showInactive', 'moveTop', 'flashFrame true'])
  })

  it('says once where the program went, also to who closes it again another day', async () => {
    const host = await aliceAtHerDesk({ tray: true })
    clicksTheCross(host)
    await untilHidden(host)
    expect(host.electron.notifications.map(({ options }) => options.title)).toEqual(['Pronto stays open'])
    host.electron.notifications[0]?.emit('click')
    expect(did(host).at(-1)).toBe('focus')
    clicksTheCross(host)
    await untilHidden(host)
    expect(host.electron.notifications).toHaveLength(1)
  })

  it('ends the program on a desktop without a tray, as nothing would bring it back', async () => {
    const host = await aliceAtHerDesk({ tray: false })
    clicksTheCross(host)
    await vi.waitFor(() => expect(host.electron.app.quits).toBe(1), patience)
    expect(did(host)).not.toContain('hide')
    expect(host.electron.notifications).toEqual([])
    expect(host.console.options?.host.staysOpen?.()).toBe(false)
    // What Electron does next: it closes the windows, and nothing keeps them.
    host.electron.app.emit('before-quit')
    expect(clicksTheCross(host)).toBe(false)
  })
})

describe('the program', () => {
  it('ends by the tray, and the window is in nobody’s way', async () => {
    const host = await aliceAtHerDesk({ tray: true })
    const quit = host.electron.trayMenus[0]?.at(-1)
    expect(quit?.label).toBe('Quit Pronto')
    Reflect.apply(quit?.click ?? expect.fail, undefined, [])
    expect(host.electron.app.quits).toBe(1)
    host.electron.app.emit('before-quit')
    expect(clicksTheCross(host)).toBe(false)
  })

  it('asks before a call ends with it, and whoever stays on the phone has it in the tray as before', async () => {
    const host = await aliceAtHerDesk({ tray: true })
    host.console.calls = true
    host.electron.app.emit('before-quit')
    expect(clicksTheCross(host)).toBe(true)
    await vi.waitFor(() => expect(host.electron.messageBoxes).toHaveLength(1), patience)
    expect(did(host)).not.toContain('hide')
    host.console.calls = false
    clicksTheCross(host)
    await untilHidden(host)
    expect(host.electron.app.quits).toBe(0)
  })

  it('ends when she hangs up and closes, whatever window prints unseen', async () => {
    const host = await aliceAtHerDesk({ tray: true })
    host.console.calls = true
    host.electron.answers.messageBox = 1
    clicksTheCross(host)
    await vi.waitFor(() => expect(host.electron.app.quits).toBe(1), patience)
    expect(did(host).at(-1)).toBe('destroy')
  })

  it('stays, and asks again, when the question could not be asked', async () => {
    const host = await aliceAtHerDesk({ tray: true })
    host.console.calls = true
    host.electron.answers.messageBox = new Error('no dialog')
    clicksTheCross(host)
    await vi.waitFor(() => {
      expect(clicksTheCross(host)).toBe(true)
      expect(host.electron.messageBoxes.length).toBeGreaterThan(1)
    }, patience)
    expect(did(host)).not.toContain('destroy')
    expect(host.electron.app.quits).toBe(0)
  })

  it('comes back by its icon in the Dock', async () => {
    const host = await aliceAtHerDesk({ tray: true })
    clicksTheCross(host)
    await untilHidden(host)
    host.electron.app.emit('activate')
    expect(did(host).slice(-2)).toEqual(['show', 'focus'])
  })
})
