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

type Desk = StartedHost & {
  /** The panel, which shows the icons of programs, comes or goes. */
  setTray(tray: boolean): void
}

/** Alice's Linux desktop, which shows the icons of programs or does not; as it was when she logs in again. */
async function aliceAtHerDesk({ tray }: { readonly tray: boolean }): Promise<Desk> {
  const programs = temporaryFolder()
  const answer = join(programs, 'answer')
  const setTray = (isThere: boolean) => writeFileSync(answer, `(<${isThere}>,)`)
  setTray(tray)
  for (const program of ['gdbus', 'busctl'])
    writeFileSync(join(programs, program), `#!/bin/sh\ncat ${answer}\n`, { mode: 0o700 })
  vi.spyOn(process, 'platform', 'get').mockReturnValue('linux')
  vi.stubEnv('PATH', `${programs}:/bin:/usr/bin`)
  const host = await startHost(built)
  await host.window()
  await vi.waitFor(() => expect(host.electron.trays).toHaveLength(1), patience)
  return { ...host, setTray }
}

/** Her Mac, with the window in a Space of its own. */
async function aliceInFullScreen(): Promise<StartedHost> {
  vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin')
  const host = await startHost(built)
  const window = await host.window()
  await vi.waitFor(() => expect(host.electron.trays).toHaveLength(1), patience)
  window.fullScreen = true
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
    await vi.waitFor(
      () =>
        expect(host.electron.notifications.map(({ options }) => options.title)).toEqual([
          'Pronto stays open',
        ]),
      patience,
    )
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

describe('an icon that came too early', () => {
  it('is made anew once the panel is there, and only then the window is hidden', async () => {
    const host = await aliceAtHerDesk({ tray: false })
    host.setTray(true)
    clicksTheCross(host)
    await untilHidden(host)
    expect(host.electron.trays.map(({ did }) => did)).toEqual([['destroy'], []])
    expect(host.electron.app.quits).toBe(0)
  })

  it('stays the same one as long as the panel does', async () => {
    const host = await aliceAtHerDesk({ tray: true })
    host.electron.windows[0]?.emit('focus')
    clicksTheCross(host)
    await vi.waitFor(() => expect(host.electron.notifications).toHaveLength(1), patience)
    expect(host.electron.trays.map(({ did }) => did)).toEqual([[]])
  })
})

describe('a tray that is known', () => {
  it('hides the window at the click', async () => {
    const host = await aliceAtHerDesk({ tray: true })
    clicksTheCross(host)
    expect(did(host).at(-1)).toBe('hide')
  })

  it('and that has gone ends the program, as nothing would bring the window back', async () => {
    const host = await aliceAtHerDesk({ tray: true })
    host.setTray(false)
    clicksTheCross(host)
    await vi.waitFor(() => expect(host.electron.app.quits).toBe(1), patience)
    expect(host.electron.notifications).toEqual([])
  })
})

describe('a full-screen window on a Mac', () => {
  const hasLeft = ({ electron }: StartedHost) => electron.windows[0]?.emit('leave-full-screen')

  it('leaves its Space before it is hidden', async () => {
    const host = await aliceInFullScreen()
    clicksTheCross(host)
    expect(did(host).at(-1)).toBe('setFullScreen false')
    hasLeft(host)
    await untilHidden(host)
  })

  it.each<[string, (host: StartedHost) => unknown]>([
    ['somebody calls', ({ console }) => Object.assign(console, { calls: true })],
    ['she quits', ({ electron }) => electron.app.emit('before-quit')],
    ['it is destroyed', ({ electron }) => electron.windows[0]?.destroy()],
  ])('stays as it is when meanwhile %s', async (_what, happens) => {
    const host = await aliceInFullScreen()
    clicksTheCross(host)
    happens(host)
    hasLeft(host)
    // What follows the event follows at once: a hundred turns are plenty.
    for (let turn = 0; turn < 100; turn += 1) await Promise.resolve()
    expect(did(host)).not.toContain('hide')
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
