import { afterEach, expect, test, vi } from 'vitest'
import { success } from '../../../src-main/contract/result.ts'
import { startMedia } from '../../../src-renderer/media/media.ts'
import { createConsoleStore } from '../../../src-renderer/state/console-store.ts'
import { createFakeHardware, deviceOf } from '../../support/window/fake-hardware.ts'
import { createFakeHost, eventOf } from '../../support/window/fake-host.ts'
import { callOf, otherWindow, ourWindow, snapshotOf } from '../../support/window/fixtures.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

const headset = [deviceOf('audioinput', 'Cuffie'), deviceOf('audiooutput', 'Cuffie')]

function openMedia(mediaWindow: typeof ourWindow | null, devices = headset) {
  const host = createFakeHost()
  const hardware = createFakeHardware(devices)
  const { settings } = snapshotOf()
  const store = createConsoleStore({ connection: 'live', windowId: ourWindow, mediaWindow, settings })
  const media = startMedia({ ...hardware, bridge: host, store })
  closers.push(media.close)
  const alarms = () => host.askedFor('media:alarms').at(-1)?.alarms
  const rings = () => [...hardware.playing].some((url) => url.includes('ring'))
  return { host, hardware, store, media, alarms, rings }
}

test('a window takes the media when nobody holds it, and only then', async () => {
  const alone = openMedia(null)
  expect(alone.host.askedFor('media:take')).toHaveLength(1)
  const second = openMedia(otherWindow)
  expect(second.host.askedFor('media:take')).toHaveLength(0)
  second.store.setState({ mediaWindow: null })
  expect(second.host.askedFor('media:take')).toHaveLength(1)
})

test('only the window that holds the media rings', async () => {
  const ours = openMedia(ourWindow)
  const others = openMedia(otherWindow)
  const call = callOf()
  for (const { store } of [ours, others]) store.setState({ callsById: { [call.id]: call } })
  await vi.waitFor(() => expect(ours.rings()).toBe(true))
  expect(others.rings()).toBe(false)
  ours.store.setState({ callsById: {} })
  await vi.waitFor(() => expect(ours.rings()).toBe(false))
})

test('a window that loses the media or its host falls silent', async () => {
  const { store, rings } = openMedia(ourWindow)
  const call = callOf()
  store.setState({ callsById: { [call.id]: call } })
  await vi.waitFor(() => expect(rings()).toBe(true))
  store.setState({ connection: 'lost' })
  expect(rings()).toBe(false)
})

test('a call that rings already when the window opens is heard', async () => {
  const host = createFakeHost()
  const hardware = createFakeHardware(headset)
  const call = callOf()
  const store = createConsoleStore({
    connection: 'live',
    windowId: ourWindow,
    mediaWindow: ourWindow,
    callsById: { [call.id]: call },
  })
  closers.push(startMedia({ ...hardware, bridge: host, store }).close)
  await vi.waitFor(() => expect([...hardware.playing].some((url) => url.includes('ring'))).toBe(true))
})

test('a page nobody has touched raises the alarm and takes it back at the first touch', async () => {
  const { hardware, store, host, alarms } = openMedia(otherWindow)
  hardware.allowSound(false)
  store.setState({ mediaWindow: ourWindow })
  await vi.waitFor(() => expect(alarms()).toContain('ring-blocked'))
  store.setState({ alarms: ['ring-blocked'] })
  hardware.allowSound(true)
  window.dispatchEvent(new Event('pointerdown'))
  await vi.waitFor(() => expect(alarms()).toEqual([]))
  expect(host.askedFor('media:alarms').length).toBeGreaterThan(1)
})

test('a ring device that is unplugged is an alarm, and the system’s own rings meanwhile', async () => {
  const speaker = deviceOf('audiooutput', 'Altoparlanti', 'id-of-speaker')
  const { hardware, store, alarms } = openMedia(ourWindow, [...headset, speaker])
  store.setState({ settings: { ...store.getState().settings, ringDevice: 'Altoparlanti' } })
  await vi.waitFor(() => expect(hardware.sinks).toContain('id-of-speaker'))
  hardware.plug(headset)
  await vi.waitFor(() => expect(alarms()).toContain('ring-device-missing'))
  expect(hardware.sinks.at(-1)).toBe('')
  hardware.plug([...headset, speaker])
  await vi.waitFor(() => expect(alarms()).toEqual([]))
})

test('a refused or missing microphone is an alarm before the first call', async () => {
  const { hardware, store, alarms } = openMedia(otherWindow)
  hardware.refuse('NotAllowedError')
  store.setState({ mediaWindow: ourWindow })
  await vi.waitFor(() => expect(alarms()).toEqual(['microphone-denied']))
  hardware.plug([deviceOf('audiooutput', 'Altoparlanti')])
  await vi.waitFor(() => expect(alarms()).toEqual(['no-microphone']))
})

test('every command is answered with its own number', async () => {
  const { host } = openMedia(ourWindow)
  host.answerWith({ 'media:reply': () => success(null) })
  const { id: session } = callOf()
  // A session that is not there any more: the answer says so instead of leaving signalling to wait.
  host.tell(
    eventOf('media:command', { command: { kind: 'mute', id: 7, session: session as never, on: true } }),
  )
  await vi.waitFor(() =>
    expect(host.askedFor('media:reply')).toEqual([{ id: 7, result: { ok: false, code: 'closed' } }]),
  )
})

test('closed media listens to nothing any more', () => {
  const { host, media } = openMedia(ourWindow)
  expect(host.listeners()).toBe(1)
  media.close()
  expect(host.listeners()).toBe(0)
})

test('a microphone that gives nothing but silence raises the alarm, and the next look takes it back', async () => {
  const { host, hardware, store, alarms } = openMedia(otherWindow)
  hardware.giveLevel(false)
  store.setState({ mediaWindow: ourWindow })
  await vi.waitFor(() => expect(alarms()).toEqual(['microphone-silent']))
  hardware.giveLevel(true)
  host.tell(eventOf('media:check', {}))
  await vi.waitFor(() => expect(alarms()).toEqual([]))
})

test('nobody listens into the microphone while somebody is on the line', async () => {
  const { host, hardware, store, alarms } = openMedia(ourWindow)
  await vi.waitFor(() => expect(hardware.sinks).toBeDefined())
  const call = callOf()
  store.setState({ callsById: { [call.id]: call } })
  hardware.giveLevel(false)
  host.tell(eventOf('media:check', {}))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(alarms() ?? []).toEqual([])
})

test('a speaker that was chosen and is gone raises the alarm', async () => {
  const { store, hardware, alarms } = openMedia(ourWindow)
  store.setState(({ settings }) => ({ settings: { ...settings, speaker: 'Cuffie' } }))
  await vi.waitFor(() => expect(hardware.sinks).toContain('Cuffie'))
  hardware.plug([deviceOf('audioinput', 'Altro'), deviceOf('audiooutput', 'Altro')])
  await vi.waitFor(() => expect(alarms()).toContain('speaker-missing'))
})
