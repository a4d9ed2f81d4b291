import type { RingTone } from '../../src-main/contract/accounts.ts'
import type { CallId } from '../../src-main/contract/ids.ts'
import type { MediaAlarm } from '../../src-main/contract/media.ts'
import type { Bridge } from '../bridge/bridge.ts'
import type { ConsoleState, ConsoleStore } from '../state/console-store.ts'
import { onceShown } from '../ui/frames.ts'
import { createAlarms } from './alarms.ts'
import { createDeviceFinder } from './device-finder.ts'
import { watchDevices } from './device-watch.ts'
import { type Choice, type Devices, openMicrophone } from './devices.ts'
import { type EchoStep, type EchoTestParts, startEchoTest } from './echo-test.ts'
import { createHeard, type Heard, streamOf } from './heard.ts'
import { createHoldNag, type NagSounds } from './hold-nag.ts'
import { measure } from './measure.ts'
import { createMediaSessions } from './media-sessions.ts'
import { askForMicrophone, lookForMicrophone, type Permissions, tellingAlarms } from './microphone-check.ts'
import { createMicrophoneFollower } from './microphone-follower.ts'
import type { MakeMix } from './mix.ts'
import { createOutput, type MakeAudio, type Output } from './output.ts'
import { createRinger } from './ring.ts'
import { createTonedRing, ringToneNow, ringUrlOf } from './ring-tones.ts'
import { createSelfCheck } from './self-check.ts'
import { createSound, played } from './sound.ts'
import { holdTones, ringbackTones, silentTones, type Tone, testTones, waitingTones, wavOf } from './tones.ts'

/** How often an alerting call is listened to for early media. */
const listenMs = 250
/** How often the self-check is asked whether it is time. */
const tickMs = 10_000

export type MediaParts = {
  readonly bridge: Bridge
  readonly store: ConsoleStore
  readonly devices: Devices
  readonly permissions: Permissions | undefined
  readonly connect: (configuration: RTCConfiguration) => RTCPeerConnection
  readonly makeAudio: MakeAudio
  readonly makeMix: MakeMix
  readonly soundUrl: (wav: Uint8Array<ArrayBuffer>) => string
  /** Whether anything but silence comes from the microphone; see `level-seen.ts`. */
  readonly levelSeen: (track: MediaStreamTrack, withinMs: number) => Promise<boolean>
  /** Records what a microphone gives; see `echo-test.ts`. */
  readonly record: EchoTestParts['record']
  /** First touches of the page, after which sounds are allowed. */
  readonly touches: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>
}

/** What the settings screen needs of the hardware. */
export type MediaAccess = {
  devices(): Promise<readonly MediaDeviceInfo[]>
  onDevicesChanged(listener: () => void): () => void
  /** Plays a short sound on the device with this label. */
  tryOut(what: 'speaker' | 'ring', label: string | null): Promise<void>
  /** Plays one round of a ring tone on the device with this label. */
  playRing(tone: RingTone, label: string | null): Promise<void>
  openMicrophone(label: string | null): Promise<MediaStreamTrack>
  /** Tells what is heard from the loudspeaker, now and whenever that changes. */
  onHeard(listener: (stream: MediaStream | null) => void): () => void
  /** Lets this sound from the chosen loudspeaker, also when another is chosen; the disposer forgets it. */
  playOn(audio: HTMLAudioElement): () => void
  /** Records what is said and plays it back; the disposer gives it up. */
  echoTest(tell: (step: EchoStep) => void): () => void
  /** Whether the chosen microphone is away and the system's own speaks in its place. */
  isStandIn(): boolean
  onStandIn(listener: () => void): () => void
}

export type Media = MediaAccess & {
  /** Both sides of a call, as they sound now; other ones after the window was reloaded, or a device went away. */
  tracksOf(callId: CallId): readonly MediaStreamTrack[]
  close(): void
}

/** Everything that rings, hears and speaks in this window, while this window is the one that does. */
export function startMedia(parts: MediaParts): Media {
  const { bridge, store, devices } = parts
  const find = createDeviceFinder()
  const speaker = createOutput(devices, find)
  const ringDevice = createOutput(devices, find)
  const heard = createHeard()
  const changes = new EventTarget()
  const alarms = createAlarms((list) => {
    if (holds(store.getState())) void bridge.request('media:alarms', { alarms: list })
  })
  const open = (label: string | null) => openMicrophone(devices, label, store.getState().settings, find)
  const sessions = createMediaSessions({
    connect: parts.connect,
    openMicrophone: () => tellingAlarms(alarms, () => open(store.getState().settings.microphone)),
    play(stream) {
      const parting = [heard.add(stream), playStream(parts.makeAudio, speaker, stream)]
      return () => {
        for (const part of parting) part()
      }
    },
    notice: (notice) => void bridge.request('media:notice', notice),
    makeMix: parts.makeMix,
  })
  const sounds = createSounds(parts, speaker, ringDevice)
  const nag = createHoldNag({ aloud: holdSounds(parts, ringDevice), inTheEar: holdSounds(parts, speaker) })
  const ringer = createRinger({
    ...sounds,
    hears: sessions.hears,
    blocked: (on) => alarms.set('ring-blocked', on),
  })

  const selfCheck = createSelfCheck({
    devices,
    alarms,
    levelSeen: parts.levelSeen,
    microphone: () => store.getState().settings.microphone,
    isIdle: () =>
      sessions.count() === 0 &&
      Object.values(store.getState().callsById).every(({ state }) => state === 'ended'),
  })

  const tellMissing = (alarm: MediaAlarm) => (choice: Choice | null) => {
    if (choice) alarms.set(alarm, choice.kind === 'missing')
  }

  async function route({ settings }: ConsoleState): Promise<void> {
    await Promise.all([
      speaker.route(settings.speaker).then(tellMissing('speaker-missing')),
      ringDevice.route(settings.ringDevice).then(tellMissing('ring-device-missing')),
    ])
  }

  const microphone = createMicrophoneFollower(find, {
    change: () => void sessions.changeMicrophone(),
    standIn: () => changes.dispatchEvent(new Event('stand-in')),
  })

  async function followMicrophone(): Promise<void> {
    const found = await devices.enumerateDevices()
    microphone.follow(store.getState().settings.microphone, found)
  }

  function follow(): void {
    if (!holds(store.getState())) return
    const { callsById, parked } = store.getState()
    const calls = Object.values(callsById)
    ringer.follow(calls)
    nag.follow(calls, parked, Date.now())
  }

  let stopWaiting: (() => void) | null = null
  function followSoon(): void {
    stopWaiting ??= onceShown(() => {
      stopWaiting = null
      follow()
    })
  }

  async function begin(): Promise<void> {
    alarms.tellAgain()
    follow()
    await ringer.tryOut()
    await askForMicrophone(devices, alarms)
    // Labels are known only from here on.
    await route(store.getState())
    await selfCheck.check()
  }

  function changed(state: ConsoleState, before: ConsoleState): void {
    // Whoever loses the media, or the host, has sessions that the main process has given up.
    if (holds(before) && !holds(state)) {
      sessions.closeAll()
      ringer.silence()
    }
    if (holds(state) && !holds(before)) void begin()
    if (isVacant(state) && !isVacant(before)) takeMedia()
    // After the card: an audio device that is opened takes a core away from its frame.
    if (state.callsById !== before.callsById) followSoon()
    if (state.settings === before.settings) return
    void route(state)
    if (state.settings.microphone !== before.settings.microphone) void followMicrophone()
    if (voiceOf(state) !== voiceOf(before)) void sessions.changeMicrophone()
  }

  function takeMedia(): void {
    void bridge.request('media:take', null)
  }

  const onDevices = () => {
    void route(store.getState())
    void followMicrophone()
    void lookForMicrophone(devices, parts.permissions, alarms)
  }
  const onTouch = () => {
    if (store.getState().alarms.includes('ring-blocked')) void ringer.tryOut()
  }

  const offEvents = bridge.on((event) => {
    if (event.name === 'media:check' && holds(store.getState())) {
      onDevices()
      void selfCheck.check()
    }
    if (event.name !== 'media:command') return
    const { command } = event.payload
    void sessions.run(command).then((result) => bridge.request('media:reply', { id: command.id, result }))
  })
  const offStore = store.subscribe(changed)
  const listening = setInterval(follow, listenMs)
  const offMeasuring = measure(sessions.connections, (stats) => void bridge.request('media:stats', stats))
  const checking = setInterval(() => holds(store.getState()) && selfCheck.tick(), tickMs)
  const stopWatching = watchDevices({
    devices,
    isBusy: () => Object.values(store.getState().callsById).some(({ state }) => state !== 'ended'),
    changed() {
      onDevices()
      changes.dispatchEvent(new Event('devices'))
    },
  })
  parts.touches.addEventListener('pointerdown', onTouch)
  parts.touches.addEventListener('keydown', onTouch)
  void route(store.getState())
  void followMicrophone()
  if (isVacant(store.getState())) takeMedia()
  if (holds(store.getState())) void begin()

  const testUrl = parts.soundUrl(wavOf(testTones))

  return {
    devices: () => devices.enumerateDevices(),
    onDevicesChanged: (listener) => listenTo(changes, 'devices', listener),
    async tryOut(what, label) {
      const output = createOutput(devices, find)
      await output.route(label)
      const makeAudio = () =>
        what === 'ring' ? parts.makeAudio() : heardWhilePlayed(parts.makeAudio(), heard)
      await createSound(makeAudio, { url: testUrl, loop: false, output }).start()
      if (what === 'ring') await ringer.tryOut()
    },
    async playRing(tone, label) {
      const output = createOutput(devices, find)
      await output.route(label)
      const url = ringUrlOf(tone, parts.soundUrl)
      await createSound(parts.makeAudio, { url, loop: false, output }).start()
    },
    openMicrophone: open,
    playOn: speaker.add,
    onHeard: heard.listen,
    echoTest: (tell) =>
      startEchoTest(
        {
          openMicrophone: () => open(store.getState().settings.microphone),
          record: parts.record,
          makeAudio: parts.makeAudio,
          output: speaker,
          heard,
        },
        tell,
      ),
    tracksOf: sessions.tracksOf,
    isStandIn: () => microphone.isStandIn() && holds(store.getState()),
    onStandIn: (listener) => listenTo(changes, 'stand-in', listener),
    close() {
      offEvents()
      offStore()
      clearInterval(listening)
      offMeasuring()
      clearInterval(checking)
      stopWaiting?.()
      stopWatching()
      parts.touches.removeEventListener('pointerdown', onTouch)
      parts.touches.removeEventListener('keydown', onTouch)
      ringer.silence()
      sessions.closeAll()
      for (const sound of Object.values(sounds)) sound.close()
    },
  }
}

function listenTo(target: EventTarget, name: 'devices' | 'stand-in', listener: () => void): () => void {
  target.addEventListener(name, listener)
  return () => target.removeEventListener(name, listener)
}

function heardWhilePlayed(audio: HTMLAudioElement, heard: Heard): HTMLAudioElement {
  audio.addEventListener(
    'playing',
    () => {
      const stream = streamOf(audio)
      if (stream) audio.addEventListener('ended', heard.add(stream), { once: true })
    },
    { once: true },
  )
  return audio
}

/** A change of these needs the microphone to be opened again. */
function voiceOf({ settings }: ConsoleState): string {
  return [settings.echoCancellation, settings.noiseSuppression, settings.autoGain].join()
}

/** Whether this window is the one that rings, hears and speaks. */
export function holds({ connection, mediaWindow, windowId }: ConsoleState): boolean {
  return connection === 'live' && windowId !== null && mediaWindow === windowId
}

/** Nobody rings at all: the first window to see it steps in. */
function isVacant({ connection, mediaWindow, windowId }: ConsoleState): boolean {
  return connection === 'live' && windowId !== null && mediaWindow === null
}

function createSounds({ makeAudio, soundUrl, store }: MediaParts, speaker: Output, ringDevice: Output) {
  const url = (tones: readonly Tone[]) => soundUrl(wavOf(tones))
  return {
    ring: createTonedRing(
      (tone) => createSound(makeAudio, { url: ringUrlOf(tone, soundUrl), loop: true, output: ringDevice }),
      () => ringToneNow(store.getState()),
    ),
    ringback: createSound(makeAudio, { url: url(ringbackTones), loop: true, output: speaker }),
    waiting: createSound(makeAudio, { url: url(waitingTones), loop: false, output: speaker }),
    probe: createSound(makeAudio, { url: url(silentTones), loop: false, output: ringDevice }),
  }
}

function holdSounds({ makeAudio, soundUrl }: MediaParts, output: Output): NagSounds {
  const sound = (times: 1 | 2 | 3) =>
    createSound(makeAudio, { url: soundUrl(wavOf(holdTones(times))), loop: false, output })
  return [sound(1), sound(2), sound(3)]
}

function playStream(makeAudio: MakeAudio, output: Output, stream: MediaStream): () => void {
  const audio = makeAudio()
  // The stream comes first: Chromium forgets a device that an element without one was sent to.
  audio.srcObject = stream
  const leave = output.add(audio)
  void played(audio)
  return () => {
    leave()
    audio.pause()
    audio.srcObject = null
  }
}
