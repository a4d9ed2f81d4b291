import type { WindowId } from '../contract/ids.ts'
import type { MediaAlarm, MediaCommand, MediaReply } from '../contract/media.ts'
import type { MediaPort } from '../contract/softphone.ts'

/** Longer than any microphone prompt should stay open unanswered. */
const replyDeadlineMs = 30_000

export type MediaDesk = MediaPort & {
  window(): WindowId | null
  alarms(): readonly MediaAlarm[]
  take(window: WindowId): void
  /** The window is gone: what was asked of it is answered with `closed`. */
  leave(window: WindowId): void
  reply(window: WindowId, reply: MediaReply): void
  setAlarms(window: WindowId, alarms: readonly MediaAlarm[]): void
}

export type MediaDeskEvents = {
  readonly command: (window: WindowId, command: MediaCommand) => void
  readonly windowChanged: (window: WindowId | null) => void
  readonly alarmsChanged: (alarms: readonly MediaAlarm[]) => void
}

/** Keeps which window holds the media, and matches its replies to the softphone's commands. */
export function createMediaDesk(events: MediaDeskEvents): MediaDesk {
  let holder: WindowId | null = null
  let alarms: readonly MediaAlarm[] = []
  let lastId = 0
  const waiting = new Map<number, (result: MediaReply['result']) => void>()

  function setHolder(next: WindowId | null): void {
    if (next === holder) return
    holder = next
    for (const settle of [...waiting.values()]) settle({ ok: false, code: 'closed' })
    setAlarms([])
    events.windowChanged(next)
  }

  function setAlarms(next: readonly MediaAlarm[]): void {
    if (next.length === 0 && alarms.length === 0) return
    alarms = next
    events.alarmsChanged(next)
  }

  return {
    window: () => holder,
    alarms: () => alarms,
    available: () => holder !== null,
    take: setHolder,
    leave(window) {
      if (window === holder) setHolder(null)
    },
    reply(window, { id, result }) {
      if (window === holder) waiting.get(id)?.(result)
    },
    setAlarms(window, next) {
      if (window === holder) setAlarms(next)
    },
    send(command) {
      if (holder === null) return Promise.resolve({ ok: false, code: 'closed' })
      const id = ++lastId
      const to = holder
      return new Promise((resolve) => {
        const settle = (result: MediaReply['result']) => {
          clearTimeout(deadline)
          waiting.delete(id)
          resolve(result)
        }
        const deadline = setTimeout(settle, replyDeadlineMs, { ok: false, code: 'closed' })
        waiting.set(id, settle)
        events.command(to, { ...command, id })
      })
    },
  }
}
