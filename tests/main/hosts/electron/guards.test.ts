import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BuiltHost, buildHost } from '../../../support/electron-stand-in/build-host.ts'
import { startHost } from '../../../support/electron-stand-in/start-host.ts'

let built: BuiltHost
beforeAll(async () => {
  built = await buildHost()
}, 60_000)
afterAll(() => built.remove())

it('gives the page a sandbox, a world of its own and no throttling', async () => {
  const window = await (await startHost(built)).window()
  expect(window.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    backgroundThrottling: false,
    autoplayPolicy: 'no-user-gesture-required',
    spellcheck: false,
    preload: built.preload,
  })
})

it('refuses to leave the page, but lets it load itself anew', async () => {
  const { webContents } = await (await startHost(built)).window()
  expect(isPrevented(webContents, 'will-navigate', 'https://evil.example/')).toBe(true)
  expect(isPrevented(webContents, 'will-navigate', 'pronto://app/../x')).toBe(true)
  expect(isPrevented(webContents, 'will-navigate', 'file:///etc/passwd')).toBe(true)
  expect(isPrevented(webContents, 'will-redirect', 'https://evil.example/')).toBe(true)
  expect(isPrevented(webContents, 'will-frame-navigate', 'https://evil.example/')).toBe(true)
  expect(isPrevented(webContents, 'will-navigate', 'pronto://app/')).toBe(false)
})

it('begins a message in the system’s mail program, and opens nothing else outside', async () => {
  const host = await startHost(built)
  const { webContents } = await host.window()
  const message = 'mailto:maria%40example.it?subject=Pratica&body=Gentile%20Maria'
  for (const url of [message, 'https://evil.example/', 'file:///etc/passwd', `mailto:${'x'.repeat(9_000)}`])
    expect(isPrevented(webContents, 'will-navigate', url)).toBe(true)
  expect(host.electron.opened).toEqual([message])
})

it('refuses windows and webviews', async () => {
  const { webContents } = await (await startHost(built)).window()
  // The handler looks at none of the details.
  const details = { url: 'https://evil.example/' } as Electron.HandlerDetails
  expect(webContents.openHandler?.(details)).toEqual({ action: 'deny' })
  expect(isPrevented(webContents, 'will-attach-webview', '')).toBe(true)
})

it('registers its scheme as a secure origin before the app is ready', async () => {
  const { electron } = await startHost(built)
  expect(electron.schemes).toMatchObject([{ scheme: 'pronto', privileges: { standard: true, secure: true } }])
  expect(electron.schemes[0]?.privileges?.bypassCSP).toBeUndefined()
})

it('serves the built page with a policy that lets nothing come from elsewhere', async () => {
  const host = await startHost(built)
  await host.window()
  const answer = await host.electron.protocolHandler?.(asked('pronto://app/'))
  expect(answer?.status).toBe(200)
  expect(await answer?.text()).toContain('Pronto')
  const policy = answer?.headers.get('Content-Security-Policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|\*|http/)
})

it.each([
  'pronto://app/../main/electron.js',
  'pronto://app/%2e%2e/main/electron.js',
  'pronto://app/%2e%2e%2fmain/electron.js',
  'pronto://app/..%5cmain/electron.js',
  'pronto://app//etc/passwd',
  'pronto://other/',
  'pronto://app.evil.example/',
])('has nothing at %s', async (address) => {
  const host = await startHost(built)
  await host.window()
  const answer = await host.electron.protocolHandler?.(asked(address))
  expect([403, 404]).toContain(answer?.status)
})

it('grants microphone, loudspeaker choice and notifications to its own page', async () => {
  const { request, check } = await permissions()
  expect(await request('media', { mediaTypes: ['audio'] })).toBe(true)
  expect(await request('speaker-selection')).toBe(true)
  expect(await request('notifications')).toBe(true)
  expect(await request('clipboard-sanitized-write')).toBe(true)
  expect(check('media', 'pronto://app/', 'audio')).toBe(true)
  expect(check('speaker-selection', 'pronto://app/')).toBe(true)
})

it('grants no camera, no screen and nothing else', async () => {
  const { request, check } = await permissions()
  expect(await request('media', { mediaTypes: ['audio', 'video'] })).toBe(false)
  expect(await request('media', { mediaTypes: [] })).toBe(false)
  expect(check('media', 'pronto://app/', 'video')).toBe(false)
  expect(check('media', 'pronto://app/', 'unknown')).toBe(false)
  for (const permission of [
    'display-capture',
    'geolocation',
    'openExternal',
    'clipboard-read',
    'usb',
    'serial',
    'unknown',
  ] as const) {
    expect(await request(permission), permission).toBe(false)
    expect(check(permission, 'pronto://app/'), permission).toBe(false)
  }
})

it('grants nothing to another origin, nor to a frame', async () => {
  const { request, check } = await permissions()
  for (const requestingUrl of [
    'https://evil.example/',
    'pronto://other/',
    'pronto://app.evil.example/',
    'file:///x',
    '',
  ]) {
    expect(await request('media', { mediaTypes: ['audio'], requestingUrl }), requestingUrl).toBe(false)
    expect(check('media', requestingUrl, 'audio'), requestingUrl).toBe(false)
  }
  expect(await request('media', { mediaTypes: ['audio'], isMainFrame: false })).toBe(false)
  expect(check('notifications', 'pronto://app/', undefined, false)).toBe(false)
})

function isPrevented(contents: { emit(name: string, event: unknown): boolean }, name: string, url: string) {
  let prevented = false
  contents.emit(name, {
    url,
    isMainFrame: false,
    preventDefault: () => {
      prevented = true
    },
  })
  return prevented
}

/** A request whose address is left as it was written: `Request` would resolve the steps upwards. */
function asked(url: string): Request {
  return { url, method: 'GET' } as Request
}

type Permission = Parameters<NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>>[1]

async function permissions() {
  const host = await startHost(built)
  const { webContents } = await host.window()
  const { session } = host.electron
  // The handlers look at the details only.
  const contents = webContents as unknown as Electron.WebContents
  return {
    request: (permission: Permission, details: Partial<Electron.MediaAccessPermissionRequest> = {}) =>
      new Promise<boolean>((resolve) => {
        const own = { isMainFrame: true, requestingUrl: 'pronto://app/', ...details }
        session.request?.(contents, permission, resolve, own)
      }),
    check: (
      permission: Permission,
      origin: string,
      mediaType?: 'video' | 'audio' | 'unknown',
      isMainFrame = true,
    ) =>
      session.check?.(contents, permission, origin, mediaType ? { isMainFrame, mediaType } : { isMainFrame }),
  }
}
