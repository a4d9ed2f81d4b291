import type { Alarms } from './alarms.ts'
import { type Devices, openMicrophone, type VoiceSettings } from './devices.ts'
import { tellingAlarms } from './microphone-check.ts'

export type SelfCheckParts = {
  readonly devices: Devices
  readonly alarms: Alarms
  /** The label of the chosen microphone; null: the system's own. */
  microphone(): string | null
  /** False during a call: its own microphone is open then, and says when it goes away. */
  isIdle(): boolean
  levelSeen(track: MediaStreamTrack, withinMs: number): Promise<boolean>
}

export type SelfCheck = {
  check(): Promise<void>
  /** To be called every few seconds: looks again where it is time, and soon where the last look was bad. */
  tick(): void
}

/** Between two looks while all is well, in milliseconds. */
const checkEveryMs = 300_000
const rawVoice: VoiceSettings = { echoCancellation: false, noiseSuppression: false, autoGain: false }
/** Time enough for a Bluetooth headset to wake up. */
const levelWithinMs = 2_500

/**
 * Opens the microphone for a moment and looks whether anything comes out of it. The raw signal: noise suppression makes
 * digital silence of a quiet room. One look at a time.
 */
export function createSelfCheck(parts: SelfCheckParts): SelfCheck {
  let underWay: Promise<void> | null = null
  let isBad = false
  let lookedAt = Date.now()

  function open(): Promise<MediaStreamTrack> {
    return openMicrophone(parts.devices, parts.microphone(), rawVoice)
  }

  async function check(): Promise<void> {
    if (!parts.isIdle()) return
    lookedAt = Date.now()
    isBad = true
    try {
      const track = await tellingAlarms(parts.alarms, open)
      const isLive = await parts.levelSeen(track, levelWithinMs).catch(() => true)
      track.stop()
      // A call that began meanwhile has taken the device over.
      if (!parts.isIdle()) return
      isBad = !isLive
      parts.alarms.set('microphone-silent', !isLive)
    } catch {
      // The alarm has been raised; there is nobody else to tell.
    }
  }

  function once(): Promise<void> {
    underWay ??= check().finally(() => {
      underWay = null
    })
    return underWay
  }

  return {
    check: once,
    tick() {
      if (isBad || Date.now() - lookedAt >= checkEveryMs) void once()
    },
  }
}
