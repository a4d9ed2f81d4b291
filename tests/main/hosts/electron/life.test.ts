import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { EventEnvelope } from '../../../../src-main/contract/events.ts'
import { CallId } from '../../../../src-main/contract/ids.ts'
import { hasNetwork } from '../../../../src-main/hosts/has-network.ts'
import { type BuiltHost, buildHost } from '../../../support/electron-stand-in/build-host.ts'
import { loadPreload, startHost } from '../../../support/electron-stand-in/start-host.ts'

let built: BuiltHost
beforeAll(async () => {
  built = await buildHost()
}, 60_000)
afterAll(() => built.remove())

const callId = CallId.parse('01890000-0000-7000-8000-000000000001')
const storageFull: EventEnvelope = {
  epoch: 'one',
  from: 0,
  to: 0,
  name: 'storage:changed',
  payload: { full: true },
}

it('puts exactly request and on into the page', async () => {
  await (await startHost(built)).window()
  const exposed = loadPreload(built)
  expect([...exposed.keys()]).toEqual(['pronto'])
  expect(Object.keys(exposed.get('pronto') ?? {}).sort()).toEqual(['on', 'request'])
})

it('carries a request from the page to the console, and its events back until the page stops listening', async () => {
  const host = await startHost(built)
  await host.window()
  const pronto = loadPreload(built).get('pronto')
  expect(await pronto?.request('console:snapshot', null)).toEqual({
    ok: true,
    value: { heard: 'console:snapshot' },
  })

  const heard: unknown[][] = []
  const stop = pronto?.on((...given) => heard.push(given))
  const [send] = host.console.windows.values()
  send?.(storageFull)
  // The envelope alone: Electron's event would hand ipcRenderer to the page.
  expect(heard).toEqual([[storageFull]])
  stop?.()
  send?.(storageFull)
  expect(heard).toHaveLength(1)
  expect(host.electron.ipcRenderer.listenerCount('pronto:event')).toBe(0)
})

it('answers nobody but the main frame of its own window on its own page', async () => {
  const host = await startHost(built)
  const { webContents } = await host.window()
  const own = webContents.mainFrame
  const frame = (change: object) => ({ sender: webContents, senderFrame: { ...own, ...change } })
  const strangers = [
    { sender: { ...webContents }, senderFrame: own },
    { sender: webContents, senderFrame: null },
    frame({ url: 'https://evil.example/' }),
    frame({ url: 'pronto://other/' }),
    frame({ url: 'file:///pronto://app/' }),
    frame({ parent: own }),
    frame({ routingId: 9 }),
    frame({ processId: 9 }),
  ]
  const invoke = host.electron.invokeHandlers.get('pronto:request')
  for (const stranger of strangers) {
    // Played by the test: Electron builds it from the message's origin.
    const event = stranger as unknown as Electron.IpcMainInvokeEvent
    expect(await invoke?.(event, 'console:snapshot', null)).toMatchObject({
      ok: false,
      code: 'invalid-input',
    })
  }
  expect(host.console.requests).toEqual([])
})

it('takes a reloaded page for a new window', async () => {
  const host = await startHost(built)
  const { webContents } = await host.window()
  const pronto = loadPreload(built).get('pronto')
  await pronto?.request('console:snapshot', null)
  const [before] = host.console.windows.keys()
  webContents.emit('did-navigate')
  expect(host.console.windows.size).toBe(0)
  await pronto?.request('console:snapshot', null)
  const [after] = host.console.windows.keys()
  expect(after).not.toBe(before)
})

it('loads the page again when its process crashed', async () => {
  const host = await startHost(built)
  const { webContents } = await host.window()
  const reloaded = vi.fn()
  webContents.on('reloaded', reloaded)
  webContents.emit('render-process-gone', {}, { reason: 'crashed' })
  expect(reloaded).toHaveBeenCalledOnce()
})

it('runs once a profile: the second start shows the first one’s window and ends', async () => {
  const second = await startHost(built, {
    words: ['--profile', 'bob'],
    hasLock: false,
  })
  expect(second.electron.app.quits).toBe(1)
  expect(second.electron.windows).toEqual([])

  const first = await startHost(built, { words: ['--profile', 'bob'] })
  const window = await first.window()
  expect(first.electron.app.paths.get('userData')).toBe(join(first.dataFolder, 'profiles', 'bob', 'electron'))
  window.minimised = true
  first.electron.app.emit('second-instance')
  expect(window.did.slice(-3)).toEqual(['restore', 'show', 'focus'])
})

it('refuses a profile name that is a path', async () => {
  const host = await startHost(built, { words: ['--profile', '../bob'] })
  expect(host.electron.app.exitCode).toBe(2)
  expect(host.electron.windows).toEqual([])
})

it('seals through the keyring where there is one, and keeps the passphrase beside it', async () => {
  const host = await startHost(built)
  await host.window()
  const keys = host.console.options?.host.keys
  expect(keys?.map(({ keeping }) => keeping)).toEqual(['keyring', 'passphrase'])
  const sealer = await keys?.[0].open(randomBytes(16), null)
  const key = randomBytes(32)
  const sealed = (await sealer?.seal(key)) ?? new Uint8Array()
  expect(Buffer.from(sealed).includes(key)).toBe(false)
  expect(await sealer?.unseal(sealed)).toEqual(key)
  await expect(sealer?.unseal(Buffer.from('another machine'))).rejects.toThrow('the keyring does not know it')
})

it.each([
  ['basic_text, which protects nothing', { backend: 'basic_text', works: true }],
  ['no keyring', { backend: 'gnome_libsecret', works: false }],
] as const)('asks for a passphrase with %s', async (_what, storage) => {
  vi.spyOn(process, 'platform', 'get').mockReturnValue('linux')
  const host = await startHost(built, { before: (electron) => Object.assign(electron.storage, storage) })
  await host.window()
  vi.restoreAllMocks()
  expect(host.console.options?.host.keys.map(({ keeping }) => keeping)).toEqual(['passphrase'])
})

it('asks before closing ends a call, and stays when the operator stays', async () => {
  const host = await startHost(built)
  const window = await host.window()
  host.console.calls = true
  expect(closeIsPrevented(window)).toBe(true)
  await vi.waitFor(() => expect(host.electron.messageBoxes).toHaveLength(1))
  expect(host.electron.messageBoxes[0]).toMatchObject({
    buttons: ['Stay on the phone', 'Hang up and close'],
    defaultId: 0,
    cancelId: 0,
  })
  expect(window.did).not.toContain('destroy')

  host.electron.answers.messageBox = 1
  await vi.waitFor(() => {
    closeIsPrevented(window)
    expect(window.did).toContain('destroy')
  })
})

it('closes the console before the process ends', async () => {
  const host = await startHost(built)
  await host.window()
  const preventDefault = vi.fn()
  host.electron.app.emit('will-quit', { preventDefault })
  expect(preventDefault).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(host.electron.app.quits).toBe(1))
  expect(host.console.closed).toBe(1)
  host.electron.app.emit('will-quit', { preventDefault })
  expect(preventDefault).toHaveBeenCalledOnce()
})

it('shows a call in a notification that answers it, and takes it away', async () => {
  const host = await startHost(built)
  await host.window()
  const answered = vi.fn()
  const dismiss = host.console.options?.host.notify(
    { callId, title: 'Maria Rossi', body: '06 1234 5678', answer: 'Answer' },
    answered,
  )
  const [notification] = host.electron.notifications
  expect(notification?.options).toMatchObject({
    title: 'Maria Rossi',
    silent: true,
    actions: [{ type: 'button', text: 'Answer' }],
  })
  notification?.emit('action')
  expect(answered).toHaveBeenCalledOnce()
  dismiss?.()
  expect(notification?.did).toEqual(['show', 'close'])
})

it('reminds beside other programs, and a click brings the window and says what it was about', async () => {
  const host = await startHost(built)
  const window = await host.window()
  const opened = vi.fn()
  host.console.options?.host.remind({ title: 'Richiama Maria Rossi', body: 'rimborso' }, opened)
  const [notification] = host.electron.notifications
  expect(notification?.options).toEqual({ title: 'Richiama Maria Rossi', body: 'rimborso' })
  const before = window.did.length
  notification?.emit('click')
  expect(opened).toHaveBeenCalledOnce()
  expect(window.did.slice(before)).toContain('show')
})

it('can be heard by the demo exchange on a machine without any network, and is opened no further with one', async () => {
  const host = await startHost(built)
  expect(host.electron.switches).toEqual(hasNetwork() ? [] : ['allow-loopback-in-peer-connection'])
})

it('comes forward without taking the keyboard', async () => {
  const host = await startHost(built)
  const window = await host.window()
  const before = window.did.length
  host.console.options?.host.bringForward()
  expect(window.did.slice(before)).toEqual(['showInactive', 'moveTop', 'flashFrame true'])
})

it.each([
  // Restored, it would have the keyboard.
  ['win32', []],
  // Shown, it would stay in the Dock.
  ['darwin', ['restore']],
  // Shown, it would count as shown already.
  ['linux', ['restore']],
] as const)('comes forward when it was minimised, on %s', async (platform, first) => {
  const host = await startHost(built)
  const window = await host.window()
  window.minimised = true
  const before = window.did.length
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform)
  host.console.options?.host.bringForward()
  vi.restoreAllMocks()
  expect(window.did.slice(before)).toEqual([...first, 'showInactive', 'moveTop', 'flashFrame true'])
})

it('wakes the console after sleep', async () => {
  const host = await startHost(built)
  await host.window()
  host.electron.powerMonitor.emit('resume')
  expect(host.console.wokenUp).toBe(1)
})

it('says so when the console cannot start', async () => {
  const host = await startHost(built, {
    create: () => Promise.reject(new Error('disk')),
  })
  await vi.waitFor(() => expect(host.electron.app.exitCode).toBe(1))
  expect(host.electron.messageBoxes[0]?.message).toContain('cannot start')
})

function closeIsPrevented(window: { emit(name: string, event: unknown): boolean }): boolean {
  let prevented = false
  window.emit('close', {
    preventDefault: () => {
      prevented = true
    },
  })
  return prevented
}
