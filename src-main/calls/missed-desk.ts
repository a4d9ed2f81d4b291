import type { ChangeKind } from '../contract/changes.ts'
import { type MissedCalls, type MissedGroup, mostMissedShown } from '../contract/missed-calls.ts'
import type { Recorded } from '../database/door.ts'

export type MissedDeskPorts = {
  /** Who called last comes first, at most `most`. */
  read(most: number): { readonly groups: readonly MissedGroup[]; readonly total: number }
  /** Somebody rings here right now: what takes long can wait until that is over. */
  isRinging(): boolean
  /** Monotonic milliseconds. */
  mark(): number
  tell(missed: MissedCalls): void
}

/** What can change who waits, how often they were tried, or what they are called. */
const concerned: ReadonlySet<ChangeKind> = new Set([
  'call:logged',
  'missed-call:closed',
  'interaction:added',
  'interaction:concluded',
  'customer:changed',
  'customer:merged',
  'customer:merge-undone',
  'phone:added',
  'phone:range-set',
  'contact-point:removed',
  'import:undone',
  'import:ended',
])

/** More than fit on a screen twice over are counted, not told, until somebody asks for them. */
const mostGroups = 40
/** What is recorded in one go is told in one go. */
const settleMs = 100
/** A list that is read sooner than this holds no ringing call up. */
const shortMs = 2
const lookAgainMs = 500

export type MissedDesk = ReturnType<typeof createMissedDesk>

/** Everybody who called and was not reached, kept up to date by what is recorded. */
export function createMissedDesk(ports: MissedDeskPorts) {
  let missed: MissedCalls = { revision: 0, groups: [], total: 0 }
  let told = JSON.stringify([[], 0])
  let settling: NodeJS.Timeout | null = null
  let tookMs = 0
  let most = mostGroups

  function refresh(): void {
    const before = ports.mark()
    const { groups, total } = ports.read(most)
    const text = JSON.stringify([groups, total])
    tookMs = ports.mark() - before
    if (total <= mostGroups) most = mostGroups
    if (text === told) return
    told = text
    missed = { revision: missed.revision + 1, groups, total }
    ports.tell(missed)
  }

  function later(ms: number): void {
    settling = setTimeout(() => {
      settling = null
      if (tookMs > shortMs && ports.isRinging()) later(lookAgainMs)
      else refresh()
    }, ms)
    settling.unref()
  }

  return {
    /** As of the last change; counted by its revision. */
    missed: (): MissedCalls => missed,
    refresh,
    /** Twice as many as were told so far. */
    more(): void {
      most = Math.min(most * 2, mostMissedShown)
      refresh()
    },
    written({ kinds }: Pick<Recorded, 'kinds'>): void {
      // An import records many times a second: a long list is not read each time.
      if (settling === null && kinds.some((kind) => concerned.has(kind))) later(settleMs + tookMs * 20)
    },
    close(): void {
      if (settling) clearTimeout(settling)
    },
  }
}
