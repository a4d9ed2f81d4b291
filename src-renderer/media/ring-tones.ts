import ringUrl from '../../resources/sounds/ring.ogg?url'
import type { RingTone } from '../../src-main/contract/accounts.ts'
import { callToAnswer } from '../calls/call-selection.ts'
import type { ConsoleState } from '../state/console-store.ts'
import type { Sound } from './sound.ts'
import { ringTones, type Tone, wavOf } from './tones.ts'

/** Where the sound of a ring tone is; made when it is first asked for. */
export function ringUrlOf(tone: RingTone, soundUrl: (wav: Uint8Array<ArrayBuffer>) => string): string {
  const tones: readonly Tone[] | null = tone === 'house' ? null : ringTones[tone]
  return tones === null ? ringUrl : soundUrl(wavOf(tones))
}

/** The ring tone of the account whose call is answered next. */
export function ringToneNow({ callsById, line }: Pick<ConsoleState, 'callsById' | 'line'>): RingTone {
  const next = callToAnswer(callsById)
  return line.accounts.find(({ id }) => id === next?.account?.id)?.tone ?? 'house'
}

/** One ring that sounds, each time it begins, as `toneNow` says. */
export function createTonedRing(make: (tone: RingTone) => Sound, toneNow: () => RingTone): Sound {
  const made = new Map<RingTone, Sound>()
  // The usual one is there before anybody calls.
  made.set('house', make('house'))
  let sounding: Sound | null = null

  return {
    start() {
      sounding?.stop()
      const tone = toneNow()
      const sound = made.get(tone) ?? make(tone)
      made.set(tone, sound)
      sounding = sound
      return sound.start()
    },
    stop() {
      sounding?.stop()
      sounding = null
    },
    close() {
      for (const sound of made.values()) sound.close()
      made.clear()
    },
  }
}
