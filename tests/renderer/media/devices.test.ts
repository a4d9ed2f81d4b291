import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDeviceFinder } from '../../../src-renderer/media/device-finder.ts'
import { watchDevices } from '../../../src-renderer/media/device-watch.ts'
import { chooseDevice, openMicrophone } from '../../../src-renderer/media/devices.ts'
import { createMicrophoneFollower } from '../../../src-renderer/media/microphone-follower.ts'
import { createOutput } from '../../../src-renderer/media/output.ts'
import { createFakeHardware, deviceOf } from '../../support/window/fake-hardware.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const headset = deviceOf('audioinput', 'Microphone (Jabra Link 380)', 'jabra')
const builtIn = deviceOf('audioinput', 'Default', 'default')
const inGroup = (device: MediaDeviceInfo, groupId: string): MediaDeviceInfo => ({ ...device, groupId })

test('a headset is found again in another port, whose number Windows puts into its name', () => {
  const moved = deviceOf('audioinput', 'Microphone (2- Jabra Link 380)', 'other-id')
  expect(chooseDevice(headset.label, 'audioinput', [builtIn, moved])).toEqual({
    kind: 'device',
    deviceId: 'other-id',
  })
  const numbered = deviceOf('audioinput', 'Jabra Link 380 (0b0e:24c8)', 'chromium')
  expect(chooseDevice('Jabra Link 380', 'audioinput', [numbered])).toMatchObject({ deviceId: 'chromium' })
  expect(chooseDevice('Jabra Link 370', 'audioinput', [numbered])).toEqual({ kind: 'missing' })
})

test('by its exact name before any likeness, and never by what stands for the system’s own', () => {
  const second = deviceOf('audioinput', 'Microphone (2- Jabra Link 380)', 'second')
  expect(chooseDevice(second.label, 'audioinput', [headset, second])).toMatchObject({ deviceId: 'second' })
  const stand = deviceOf('audioinput', 'Microphone (Jabra Link 380)', 'communications')
  expect(chooseDevice(headset.label, 'audioinput', [stand])).toEqual({ kind: 'missing' })
})

test('a device that came back under another name is known by its group', () => {
  const find = createDeviceFinder()
  const renamed = inGroup(deviceOf('audioinput', 'Hands-Free', 'hf'), 'group-1')
  expect(find(headset.label, 'audioinput', [renamed])).toEqual({ kind: 'missing' })
  find(headset.label, 'audioinput', [inGroup(headset, 'group-1')])
  expect(find(headset.label, 'audioinput', [renamed])).toEqual({ kind: 'device', deviceId: 'hf' })
})

test('the chosen microphone is opened exactly, with the voice as the settings have it', async () => {
  const hardware = createFakeHardware([builtIn, headset])
  const open = vi.spyOn(hardware.devices, 'getUserMedia')
  await openMicrophone(hardware.devices, headset.label, {
    echoCancellation: true,
    noiseSuppression: false,
    autoGain: false,
  })
  expect(open).toHaveBeenCalledWith({
    audio: {
      echoCancellation: true,
      noiseSuppression: false,
      autoGainControl: false,
      deviceId: { exact: 'jabra' },
    },
  })
})

test('what the sound server brings without a word is seen within two looks, in a call within a second', async () => {
  const hardware = createFakeHardware([builtIn])
  let isBusy = false
  const changed = vi.fn()
  const stop = watchDevices({ devices: hardware.devices, isBusy: () => isBusy, changed })
  await vi.advanceTimersByTimeAsync(10)
  hardware.plugSilently([builtIn, headset])
  await vi.advanceTimersByTimeAsync(4_000)
  expect(changed).toHaveBeenCalledTimes(1)
  isBusy = true
  hardware.plugSilently([builtIn])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(changed).toHaveBeenCalledTimes(2)
  stop()
  hardware.plug([builtIn, headset])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(changed).toHaveBeenCalledTimes(2)
})

test('another microphone speaks while the chosen one is away, and no longer', () => {
  const told: string[] = []
  const follower = createMicrophoneFollower(createDeviceFinder(), {
    change: () => told.push('change'),
    standIn: (on) => told.push(on ? 'away' : 'back'),
  })
  follower.follow(headset.label, [builtIn, headset])
  expect(told).toEqual([])
  follower.follow(headset.label, [builtIn])
  follower.follow(headset.label, [builtIn])
  expect(told).toEqual(['away', 'change'])
  follower.follow(headset.label, [builtIn, headset])
  expect(told.slice(2)).toEqual(['back', 'change'])
  // Nobody speaks in its place where there is none at all: that is an alarm of its own.
  follower.follow(headset.label, [])
  expect(told.slice(4)).toEqual(['change'])
  expect(follower.isStandIn()).toBe(false)
})

test('a loudspeaker that came back at once is not given its old stream', async () => {
  const [speaker, jabra] = [
    deviceOf('audiooutput', 'Casse', 'casse'),
    deviceOf('audiooutput', 'Jabra', 'jabra'),
  ]
  const hardware = createFakeHardware([speaker, jabra])
  const output = createOutput(hardware.devices)
  const audio = hardware.makeAudio()
  Object.defineProperty(audio, 'paused', { value: false })
  output.add(audio)
  await output.route('Jabra')
  hardware.plugSilently([speaker])
  expect(await output.route('Jabra')).toEqual({ kind: 'missing' })
  hardware.plugSilently([speaker, jabra])
  const back = output.route('Jabra')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(hardware.sinks.at(-1)).toBe('')
  await vi.advanceTimersByTimeAsync(1_500)
  expect(await back).toEqual({ kind: 'device', deviceId: 'jabra' })
  expect(hardware.sinks.at(-1)).toBe('jabra')
})

test('of two changes at once the later one holds, and the earlier one says nothing', async () => {
  const [speaker, jabra] = [
    deviceOf('audiooutput', 'Casse', 'casse'),
    deviceOf('audiooutput', 'Jabra', 'jabra'),
  ]
  const hardware = createFakeHardware([speaker, jabra])
  const output = createOutput(hardware.devices)
  output.add(hardware.makeAudio())
  const [first, second] = await Promise.all([output.route('Jabra'), output.route('Casse')])
  expect(first).toBeNull()
  expect(second).toEqual({ kind: 'device', deviceId: 'casse' })
  expect(hardware.sinks.at(-1)).toBe('casse')
})
