import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import { findBrowser } from '../../../src-main/hosts/browser/find-browser.ts'
import { browserArguments, canShowWindow } from '../../../src-main/hosts/browser/open-window.ts'
import { dataFolder, type Machine } from '../../../src-main/hosts/data-folder.ts'
import { hasNetwork } from '../../../src-main/hosts/has-network.ts'
import { languageOf, systemLocale } from '../../../src-main/hosts/system-language.ts'
import { watchForWake } from '../../../src-main/hosts/wake-watch.ts'

const linux: Machine = {
  platform: 'linux',
  home: '/home/alice',
  environment: { PATH: '/usr/local/bin:/usr/bin' },
}
const mac: Machine = { platform: 'darwin', home: '/Users/alice', environment: {} }
const windows: Machine = {
  platform: 'win32',
  home: 'C:\\Users\\alice',
  environment: {
    APPDATA: 'C:\\Users\\alice\\AppData\\Roaming',
    PROGRAMFILES: 'C:\\Program Files',
    'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
  },
}

it('keeps data where each system expects it', () => {
  expect(dataFolder(linux)).toBe('/home/alice/.local/share/pronto')
  expect(dataFolder({ ...linux, environment: { XDG_DATA_HOME: '/data' } })).toBe('/data/pronto')
  expect(dataFolder(mac)).toBe('/Users/alice/Library/Application Support/Pronto')
  expect(dataFolder(windows)).toBe('C:\\Users\\alice\\AppData\\Roaming\\Pronto')
  for (const machine of [linux, mac, windows])
    expect(dataFolder({ ...machine, environment: { PRONTO_DATA: '/elsewhere' } })).toBe('/elsewhere')
})

it.each([
  ['Chromium on Linux', linux, '/usr/bin/chromium'],
  ['Chrome on Linux', linux, '/usr/bin/google-chrome'],
  ['Edge on Windows', windows, 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
  ['Chrome on macOS', mac, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
])('finds %s', (_what, machine, installed) => {
  expect(findBrowser(machine, (file) => file === installed)).toBe(installed)
})

it('takes the browser that was named, and none where it is not there', () => {
  const machine = { ...linux, environment: { PRONTO_BROWSER: '/opt/my-chromium' } }
  expect(findBrowser(machine, () => true)).toBe('/opt/my-chromium')
  expect(findBrowser(machine, (file) => file === '/usr/bin/chromium')).toBeUndefined()
})

it('opens a window only where there is a display, and never as root on Linux', () => {
  expect(canShowWindow(linux, 1000)).toBe(false)
  expect(canShowWindow({ ...linux, environment: { DISPLAY: ':0' } }, 1000)).toBe(true)
  expect(canShowWindow({ ...linux, environment: { WAYLAND_DISPLAY: 'wayland-0' } }, 1000)).toBe(true)
  expect(canShowWindow({ ...linux, environment: { DISPLAY: ':0' } }, 0)).toBe(false)
  expect(canShowWindow(windows, undefined)).toBe(true)
})

it('gives the browser nothing that weakens or fakes anything', () => {
  const words = browserArguments('http://127.0.0.1:42000/enter/x', '/data/browser', {
    network: true,
    isFirst: true,
  })
  expect(words[0]).toBe('--app=http://127.0.0.1:42000/enter/x')
  expect(words).toContain('--autoplay-policy=no-user-gesture-required')
  expect(words.join(' ')).not.toMatch(/fake|no-sandbox|disable-web-security|loopback/)
})

it('chooses the size of the first window, and leaves the later ones where their user put them', () => {
  const sizes = [true, false].map((isFirst) =>
    browserArguments('http://127.0.0.1:42000/', '/data/browser', { network: true, isFirst }).filter((word) =>
      word.startsWith('--window-size'),
    ),
  )
  expect(sizes).toEqual([['--window-size=1280,800'], []])
})

it('lets a machine without any network hear the demo exchange', () => {
  const own: NetworkInterfaceInfo = {
    address: '127.0.0.1',
    netmask: '255.0.0.0',
    cidr: '127.0.0.1/8',
    mac: '00:00:00:00:00:00',
    family: 'IPv4',
    internal: true,
  }
  expect(hasNetwork({ lo: [own] })).toBe(false)
  expect(hasNetwork({ lo: [own], eth0: [{ ...own, internal: false }] })).toBe(true)
  const words = browserArguments('http://127.0.0.1:42000/', '/data/browser', {
    network: false,
    isFirst: false,
  })
  expect(words).toContain('--allow-loopback-in-peer-connection')
})

it.each([
  ['it_IT.UTF-8', 'it'],
  ['it', 'it'],
  ['it-CH', 'it'],
  ['en_GB.UTF-8', 'en'],
  ['C', 'en'],
  ['itl', 'en'],
] as const)('speaks to %s in %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language)
})

it('goes by LC_ALL before LANG', () => {
  expect(systemLocale({ LC_ALL: 'it_IT.UTF-8', LANG: 'en_GB.UTF-8' })).toBe('it_IT.UTF-8')
  expect(systemLocale({ LC_ALL: '', LANG: 'en_GB.UTF-8' })).toBe('en_GB.UTF-8')
})

it('wakes after sleep and after a change of network, and at no other time', () => {
  let now = 1_000
  let addresses = '192.168.1.7'
  let tick = () => {}
  const awake: (number | null)[] = []
  let running = true
  const stop = watchForWake((asleepSince) => awake.push(asleepSince), {
    now: () => now,
    addresses: () => addresses,
    every: (_ms, given) => {
      tick = given
      return () => {
        running = false
      }
    },
  })
  const pass = (ms: number) => {
    now += ms
    tick()
  }
  pass(3_000)
  pass(5_000)
  expect(awake).toEqual([])
  pass(60_000)
  // The last moment before it slept.
  expect(awake).toEqual([9_000])
  pass(3_000)
  addresses = '10.0.0.4'
  pass(3_000)
  expect(awake).toEqual([9_000, null])
  pass(3_000)
  expect(awake).toEqual([9_000, null])
  stop()
  expect(running).toBe(false)
})
