import { activeCall, callToAnswer } from '../calls/call-selection.ts'
import { holds } from '../media/media.ts'
import type { SendRequest } from '../state/console-context.tsx'
import type { ConsoleStore } from '../state/console-store.ts'
import { type Headset, openHeadset } from './headset.ts'
import { type HeadsetCommand, type HeadsetLights, lightsFor } from './headset-commands.ts'
import type { Hid, HidDevice } from './hid.ts'
import { telephonyPage } from './telephony-layout.ts'

/** What the settings show of the headsets whose buttons work. */
export type HeadsetAccess = {
  names(): readonly string[]
  onChanged(listener: () => void): () => void
  /** Shows the browser's list of headsets; to be called by the user's own press. False: none was chosen. */
  connect(): Promise<boolean>
}

export type Headsets = HeadsetAccess & { close(): void }

export type HeadsetsParts = {
  readonly hid: Hid
  readonly store: ConsoleStore
  readonly request: SendRequest
}

/** The buttons and lights of every headset that may be used, while this window is the one that rings and speaks. */
export function startHeadsets({ hid, store, request }: HeadsetsParts): Headsets {
  const open = new Map<HidDevice, Headset>()
  const opening = new Set<HidDevice>()
  const listeners = new Set<() => void>()
  let closed = false

  const tell = () => {
    for (const listener of [...listeners]) listener()
  }

  function lightsNow(): HeadsetLights {
    const state = store.getState()
    const callsById = holds(state) ? state.callsById : {}
    return lightsFor(Object.values(callsById), activeCall(callsById))
  }

  function show(): void {
    const lights = lightsNow()
    for (const headset of open.values()) headset.show(lights)
  }

  function run(command: HeadsetCommand): void {
    const state = store.getState()
    if (!holds(state)) return
    const call =
      command === 'answer' || command === 'reject'
        ? callToAnswer(state.callsById)
        : activeCall(state.callsById)
    if (!call) return
    const { id: callId } = call
    if (command === 'answer') void request('call:answer', { callId })
    else if (command === 'reject') void request('call:reject', { callId, how: 'busy' })
    else if (command === 'hang-up') void request('call:hang-up', { callId })
    else void request('call:mute', { callId, on: command === 'mute' })
  }

  async function add(device: HidDevice): Promise<void> {
    if (open.has(device) || opening.has(device)) return
    opening.add(device)
    const headset = await openHeadset(device, run)
    opening.delete(device)
    if (!headset) return
    if (closed) return headset.close()
    open.set(device, headset)
    headset.show(lightsNow())
    tell()
  }

  function remove(device: HidDevice): void {
    open.get(device)?.close()
    if (open.delete(device)) tell()
  }

  const onConnect = ({ device }: { device: HidDevice }) => void add(device)
  const onDisconnect = ({ device }: { device: HidDevice }) => remove(device)
  hid.addEventListener('connect', onConnect)
  hid.addEventListener('disconnect', onDisconnect)
  void hid.getDevices().then((devices) => Promise.all(devices.map(add)))
  const offStore = store.subscribe((state, before) => {
    const isSame = state.callsById === before.callsById && holds(state) === holds(before)
    if (!isSame) show()
  })

  return {
    names: () => [...new Set([...open.values()].map(({ name }) => name))],
    onChanged(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    async connect() {
      const chosen = await hid.requestDevice({ filters: [{ usagePage: telephonyPage }] }).catch(() => [])
      await Promise.all(chosen.map(add))
      return chosen.length > 0
    },
    close() {
      closed = true
      offStore()
      hid.removeEventListener('connect', onConnect)
      hid.removeEventListener('disconnect', onDisconnect)
      for (const device of [...open.keys()]) remove(device)
      listeners.clear()
    },
  }
}
