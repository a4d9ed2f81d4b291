import type { MediaAlarm } from '../../src-main/contract/media.ts'

export type Alarms = {
  set(alarm: MediaAlarm, on: boolean): void
  /** Says again what holds: another window may have held the media meanwhile. */
  tellAgain(): void
}

/** What keeps the operator from being reached, told when it changes. */
export function createAlarms(tell: (alarms: MediaAlarm[]) => void): Alarms {
  const raised = new Set<MediaAlarm>()
  return {
    set(alarm, on) {
      if (raised.has(alarm) === on) return
      if (on) raised.add(alarm)
      else raised.delete(alarm)
      tell([...raised])
    },
    tellAgain: () => tell([...raised]),
  }
}
