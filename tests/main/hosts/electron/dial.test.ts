import type Electron from 'electron'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type BuiltHost, buildHost } from '../../../support/electron-stand-in/build-host.ts'
import { startHost } from '../../../support/electron-stand-in/start-host.ts'

let built: BuiltHost
beforeAll(async () => {
  built = await buildHost()
}, 60_000)
afterAll(() => built.remove())

it('offers itself for telephone links', async () => {
  const host = await startHost(built)
  await host.window()
  expect(host.electron.linkSchemes).toEqual(['tel', 'callto', 'sip'])
})

it('a link that starts the program is asked about once its window is there', async () => {
  const host = await startHost(built, { words: ['tel:+390612345678'] })
  expect(host.console.asked).toEqual([])
  await host.window()
  await vi.waitFor(() => expect(host.console.asked).toEqual([['tel:+390612345678', 'link']]))
})

it('a link opened while it runs comes by the second instance, and brings the window forward', async () => {
  const host = await startHost(built)
  const window = await host.window()
  await vi.waitFor(() => expect(host.electron.keys.size).toBe(1))
  host.electron.app.emit('second-instance', {}, ['/opt/pronto/pronto', '--flag', 'callto:+390612345678'])
  expect(host.console.asked).toEqual([['callto:+390612345678', 'link']])
  expect(window.did.slice(-2)).toEqual(['show', 'focus'])
})

it('on macOS the link comes as an event, before the program is ready too', async () => {
  const preventDefault = vi.fn()
  const host = await startHost(built, {
    before: ({ app }) => app.emit('open-url', { preventDefault }, 'tel:0612345678'),
  })
  await host.window()
  await vi.waitFor(() => expect(host.console.asked).toEqual([['tel:0612345678', 'link']]))
  expect(preventDefault).toHaveBeenCalledOnce()
})

it('one global key asks about what was copied, and is given back at the end', async () => {
  const host = await startHost(built)
  const window = await host.window()
  await vi.waitFor(() => expect([...host.electron.keys.keys()]).toEqual(['CommandOrControl+Shift+F9']))
  host.electron.clipboard = `333 1234567${' '.repeat(10_000)}`
  host.electron.keys.get('CommandOrControl+Shift+F9')?.()
  await vi.waitFor(() => expect(host.console.asked).toHaveLength(1))
  expect(host.console.asked[0]?.[0].trim()).toBe('333 1234567')
  expect(host.console.asked[0]?.[0].length).toBeLessThan(1_000)
  expect(window.did).toContain('focus')
  host.electron.app.emit('will-quit', { preventDefault: () => {} })
  expect(host.electron.keys.size).toBe(0)
})

const frame = { parent: null, url: 'pronto://app/' }
const evolve = { deviceId: 'a', name: 'Jabra Evolve2 65', vendorId: 0x0b0e, productId: 1 }
const blackwire = { deviceId: 'b', name: 'Poly Blackwire 3220', vendorId: 0x047f, productId: 2 }

async function headsetsOf(deviceList: object[], { from = frame, button = 0 } = {}) {
  const host = await startHost(built)
  await host.window()
  host.electron.answers.messageBox = button
  const chosen = await new Promise((resolve) =>
    host.electron.session.events.emit(
      'select-hid-device',
      { preventDefault: () => {} },
      { deviceList, frame: from },
      resolve,
    ),
  )
  return { chosen, boxes: host.electron.messageBoxes }
}

it('the one headset there is needs no question; of several the user names one', async () => {
  expect(await headsetsOf([evolve])).toEqual({ chosen: 'a', boxes: [] })
  const both = await headsetsOf([evolve, blackwire, { ...evolve, deviceId: 'c' }], { button: 1 })
  expect(both.chosen).toBe('b')
  expect(both.boxes[0]?.buttons).toEqual(['Jabra Evolve2 65', 'Poly Blackwire 3220', 'None'])
  expect((await headsetsOf([evolve, blackwire], { button: 2 })).chosen).toBeNull()
  expect((await headsetsOf([])).chosen).toBeNull()
})

it('another page is given no device', async () => {
  expect(
    (await headsetsOf([evolve], { from: { parent: null, url: 'https://evil.example/' } })).chosen,
  ).toBeNull()
  const host = await startHost(built)
  await host.window()
  const may = (
    deviceType: Electron.DevicePermissionHandlerHandlerDetails['deviceType'],
    origin: string,
    usagePage = 0x0b,
  ) => {
    const collections = [
      { usagePage, usage: 5, type: 1, children: [], inputReports: [], outputReports: [], featureReports: [] },
    ]
    return host.electron.session.device?.({ deviceType, origin, device: { ...evolve, collections } })
  }
  expect(may('hid', 'pronto://app')).toBe(true)
  expect(may('hid', 'https://evil.example')).toBe(false)
  expect(may('usb', 'pronto://app')).toBe(false)
  // A keyboard.
  expect(may('hid', 'pronto://app', 0x01)).toBe(false)
})
