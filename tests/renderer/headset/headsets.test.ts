import { afterEach, expect, test, vi } from 'vitest'
import type { Call } from '../../../src-main/contract/calls.ts'
import { success } from '../../../src-main/contract/result.ts'
import { startHeadsets } from '../../../src-renderer/headset/headsets.ts'
import type { HidDevice } from '../../../src-renderer/headset/hid.ts'
import { createConsoleStore } from '../../../src-renderer/state/console-store.ts'
import { blackwire3220, muteThatStays, oneReportEachWay, volumeKeys } from '../../support/hid/descriptors.ts'
import { createFakeHeadset, createFakeHid } from '../../support/hid/fake-hid.ts'
import { callOf, otherWindow, ourWindow } from '../../support/window/fixtures.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A window with the media, a headset plugged in, and a note of what was asked of the main process. */
async function atTheDesk(
  devices: HidDevice[],
  { mediaWindow = ourWindow, offered = [] as HidDevice[] } = {},
) {
  const asked: [string, unknown][] = []
  const store = createConsoleStore({ connection: 'live', windowId: ourWindow, mediaWindow })
  const fake = createFakeHid(devices, offered)
  const request = async (name: string, input: unknown) => {
    asked.push([name, input])
    return success(null) as never
  }
  const headsets = startHeadsets({ hid: fake.hid, store, request })
  closers.push(headsets.close)
  const calls = (...now: Call[]) =>
    store.setState({ callsById: Object.fromEntries(now.map((call) => [call.id, call])) })
  await vi.waitFor(() => expect(headsets.names()).toHaveLength(devices.length))
  return { ...fake, lists: fake.asked, headsets, store, asked, calls }
}

const ringing = callOf({ state: 'ringing' })
const talking = callOf({ id: ringing.id, state: 'talking', answeredAt: ringing.receivedAt + 1 })
const over = callOf({ id: ringing.id, state: 'ended' })
const { id: callId } = ringing

test('the button of a Blackwire answers, and picked up on the screen it only says yes', async () => {
  const headset = createFakeHeadset(blackwire3220)
  const desk = await atTheDesk([headset])
  desk.calls(ringing)
  await vi.waitFor(() => expect(headset.written).toEqual([[0x18, 1]]))
  headset.sends(0x08, 0b010)
  expect(desk.asked).toEqual([['call:answer', { callId }]])
  desk.calls(talking)
  await vi.waitFor(() =>
    expect(headset.written.slice(1)).toEqual([
      [0x18, 0],
      [0x17, 1],
    ]),
  )
  // Its own word for the light that was lit: no command.
  headset.sends(0x08, 0b010)
  expect(desk.asked).toHaveLength(1)
})

test('picked up on the screen while another rings, the headset’s «off hook» answers nobody', async () => {
  const headset = createFakeHeadset(blackwire3220)
  const desk = await atTheDesk([headset])
  desk.calls(talking, callOf({ state: 'ringing' }))
  headset.sends(0x08, 0b010)
  expect(desk.asked).toEqual([])
})

test('the button hangs up, and the light goes out after a call that ended elsewhere', async () => {
  const headset = createFakeHeadset(blackwire3220)
  const desk = await atTheDesk([headset])
  desk.calls(talking)
  headset.sends(0x08, 0b010)
  expect(desk.asked).toEqual([])
  headset.sends(0x08, 0)
  expect(desk.asked).toEqual([['call:hang-up', { callId }]])
  desk.calls(over)
  await vi.waitFor(() => expect(headset.written.at(-1)).toEqual([0x17, 0]))
})

test('the far end hung up: the headset’s «on hook» is an answer, not a command for the next call', async () => {
  const headset = createFakeHeadset(oneReportEachWay)
  const desk = await atTheDesk([headset])
  desk.calls(talking)
  headset.sends(0x02, 0b0000_0001, 0)
  desk.calls(callOf({ state: 'ringing' }), over)
  headset.sends(0x02, 0, 0)
  expect(desk.asked).toEqual([])
})

test('each press of the mute button changes it, and the light is in step', async () => {
  const headset = createFakeHeadset(blackwire3220)
  const desk = await atTheDesk([headset])
  desk.calls(talking)
  headset.sends(0x08, 0b011)
  expect(desk.asked).toEqual([['call:mute', { callId, on: true }]])
  desk.calls({ ...talking, muted: true })
  // Let go, it says nothing more.
  headset.sends(0x08, 0b010)
  expect(desk.asked).toHaveLength(1)
  await vi.waitFor(() => expect(headset.written.at(-1)).toEqual([0x09, 1]))
  headset.sends(0x08, 0b011)
  headset.sends(0x08, 0b010)
  expect(desk.asked.at(-1)).toEqual(['call:mute', { callId, on: false }])
})

test('muted on the screen the light is lit, too', async () => {
  const headset = createFakeHeadset(oneReportEachWay)
  const desk = await atTheDesk([headset])
  desk.calls({ ...talking, muted: true })
  // Off hook is the first bit, mute the second.
  await vi.waitFor(() => expect(headset.written.at(-1)).toEqual([0x02, 0b0000_0011, 0]))
  desk.calls(talking)
  await vi.waitFor(() => expect(headset.written.at(-1)).toEqual([0x02, 0b0000_0001, 0]))
})

test('a mute switch that stays where it is put says how it stands', async () => {
  const headset = createFakeHeadset(muteThatStays)
  const desk = await atTheDesk([headset])
  desk.calls(talking)
  headset.sends(0x01, 0b11)
  expect(desk.asked).toEqual([['call:mute', { callId, on: true }]])
  desk.calls({ ...talking, muted: true })
  headset.sends(0x01, 0b01)
  expect(desk.asked.at(-1)).toEqual(['call:mute', { callId, on: false }])
})

test('the button that refuses says busy to who rings, and nothing else', async () => {
  const headset = createFakeHeadset(oneReportEachWay)
  const desk = await atTheDesk([headset])
  headset.sends(0x02, 0b1000_0000, 0)
  headset.sends(0x02, 0, 0)
  expect(desk.asked).toEqual([])
  desk.calls(ringing)
  headset.sends(0x02, 0b1000_0000, 0)
  expect(desk.asked).toEqual([['call:reject', { callId, how: 'busy' }]])
})

test('picked up with nobody there, it is put back on the hook', async () => {
  const headset = createFakeHeadset(blackwire3220)
  const desk = await atTheDesk([headset])
  headset.sends(0x08, 0b010)
  expect(desk.asked).toEqual([])
  await vi.waitFor(() => expect(headset.written).toContainEqual([0x17, 0]))
})

test('after hanging up one of two calls the headset is told that the other is still there', async () => {
  const headset = createFakeHeadset(oneReportEachWay)
  const desk = await atTheDesk([headset])
  const other = callOf({ state: 'talking', receivedAt: ringing.receivedAt + 5 })
  desk.calls(talking, other)
  headset.sends(0x02, 1, 0)
  headset.sends(0x02, 0, 0)
  expect(desk.asked).toEqual([['call:hang-up', { callId }]])
  await vi.waitFor(() => expect(headset.written).toHaveLength(1))
  desk.calls(over, other)
  await vi.waitFor(() => expect(headset.written.slice(1)).toEqual([[0x02, 0b0000_0001, 0]]))
  headset.sends(0x02, 1, 0)
  expect(desk.asked).toHaveLength(1)
})

test('a window that does not hold the media hears no button and lights nothing', async () => {
  const headset = createFakeHeadset(blackwire3220)
  const desk = await atTheDesk([headset], { mediaWindow: otherWindow })
  desk.calls(ringing)
  headset.sends(0x08, 0b010)
  expect(desk.asked).toEqual([])
  expect(headset.written.filter(([, light]) => light === 1)).toEqual([])
})

test('keys for the volume are no headset of ours', async () => {
  const headset = createFakeHeadset(volumeKeys)
  const { headsets } = await atTheDesk([]).then((desk) => {
    desk.plugIn(headset)
    return desk
  })
  await Promise.resolve()
  expect(headsets.names()).toEqual([])
  expect(headset.opened).toBe(false)
})

test('a headset plugged in later works, and one pulled out is forgotten', async () => {
  const headset = createFakeHeadset(blackwire3220, 'Blackwire 3220')
  const desk = await atTheDesk([])
  const changes = vi.fn()
  desk.headsets.onChanged(changes)
  desk.calls(ringing)
  desk.plugIn(headset)
  await vi.waitFor(() => expect(desk.headsets.names()).toEqual(['Blackwire 3220']))
  expect(headset.written).toEqual([[0x18, 1]])
  desk.pullOut(headset)
  expect(desk.headsets.names()).toEqual([])
  expect(changes).toHaveBeenCalledTimes(2)
  expect(headset.listeners()).toBe(0)
})

test('the browser’s list shows telephones only, and what is chosen works at once', async () => {
  const headset = createFakeHeadset(blackwire3220)
  const desk = await atTheDesk([], { offered: [headset] })
  expect(await desk.headsets.connect()).toBe(true)
  expect(desk.lists).toEqual([[{ usagePage: 0x0b }]])
  expect(desk.headsets.names()).toEqual(['Cuffie'])
})

test('closed, every light is out and nobody listens any more', async () => {
  const headset = createFakeHeadset(blackwire3220)
  const desk = await atTheDesk([headset])
  desk.calls(ringing)
  desk.headsets.close()
  await vi.waitFor(() => expect(headset.opened).toBe(false))
  expect(headset.written.at(-1)).toEqual([0x18, 0])
  expect([headset.listeners(), desk.listeners()]).toEqual([0, 0])
})
