import type { MediaSessionId } from '../contract/ids.ts'
import type { CommandOutcome, MediaPort, SipCall } from '../contract/softphone.ts'
import type { LiveCall } from './call.ts'
import { setHeld } from './call-commands.ts'
import { isEstablished } from './call-state.ts'

export type Conference = {
  /** Takes both off hold and mixes them; whoever was in a conference before is alone again. */
  join(first: LiveCall, second: LiveCall): Promise<CommandOutcome>
  /** To be called at each step of each call: one that is held, ended or on a fresh peer connection changes the mix. */
  step(call: SipCall): void
  /** All who are in it, this call among them; else this call alone. */
  with(call: LiveCall): readonly LiveCall[]
}

/** All of them, or none: whoever hears us without being talked to hears what is not for them. */
async function resume(calls: readonly LiveCall[]): Promise<CommandOutcome> {
  for (const call of calls) {
    const resumed = await setHeld(call, false)
    if (resumed === 'done') continue
    await holdAgain(calls)
    return resumed
  }
  return 'done'
}

async function holdAgain(calls: readonly LiveCall[]): Promise<void> {
  for (const call of calls) if (call.view().state === 'talking') await setHeld(call, true)
}

/** One at a time, of two calls and us; the window does the mixing, since the media is there. */
export function createConference(media: MediaPort): Conference {
  let members: readonly LiveCall[] = []
  let mixed: readonly MediaSessionId[] = []

  const mix = async (sessions: readonly MediaSessionId[]): Promise<boolean> => {
    mixed = sessions
    const result = await media.send({ kind: 'mix', sessions: [...sessions] }).catch(() => null)
    return result?.ok ?? false
  }

  const breakUp = (): void => {
    const left = members
    members = []
    for (const call of left) call.apply({ kind: 'conference', on: false })
    if (mixed.length > 0) void mix([])
  }

  const sessionsOf = (calls: readonly LiveCall[]) => calls.map((call) => call.leg().bridge.session)

  return {
    async join(first, second) {
      const both = [first, second]
      if (first === second || !both.every((call) => isEstablished(call.view()))) return 'call-over'
      breakUp()
      const waited = both.filter((call) => call.view().state === 'held')
      const resumed = await resume(waited)
      if (resumed !== 'done') return resumed
      if (!both.every((call) => call.view().state === 'talking')) return 'call-over'
      members = both
      if (!(await mix(sessionsOf(both)))) {
        breakUp()
        await holdAgain(waited)
        return 'no-media-window'
      }
      // Somebody may have hung up while the window was busy.
      for (const call of members) call.apply({ kind: 'conference', on: true })
      return members.length > 0 ? 'done' : 'call-over'
    },
    step({ id, state }) {
      if (!members.some((call) => call.id === id)) return
      if (state !== 'talking') return breakUp()
      const now = sessionsOf(members)
      if (now.some((session, index) => session !== mixed[index])) void mix(now)
    },
    with: (call) => (members.includes(call) ? members : [call]),
  }
}
