import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { OutageId } from '../../../src-main/contract/ids.ts'
import type { Outage, OutageCause } from '../../../src-main/contract/outages.ts'
import { causesNow } from '../../../src-main/reach/causes.ts'
import { createReachDesk } from '../../../src-main/reach/reach-desk.ts'

const tenOClock = Date.UTC(2026, 10, 23, 9, 0)
const minutes = 60_000

beforeEach(() => void vi.useFakeTimers({ now: tenOClock }))
afterEach(() => void vi.useRealTimers())

function openDesk({ leftOpen = [] }: { leftOpen?: readonly Outage[] } = {}) {
  let causes: readonly OutageCause[] = []
  const written: Outage[] = []
  const told: Outage[] = []
  const warned: OutageCause[] = []
  const desk = createReachDesk({
    causes: () => causes,
    leftOpen: () => leftOpen,
    recordLater(changes) {
      for (const change of changes) if (change.kind === 'line:deaf') written.push(change.outage)
    },
    agentId: () => null,
    now: Date.now,
    newId: () => OutageId.parse(uuidv7()),
    tell: (outage) => told.push(outage),
    warn: (cause) => warned.push(cause),
  })
  const become = (...now: OutageCause[]) => {
    causes = now
    desk.look()
  }
  return { desk, become, written, told, warned }
}

describe('a console that cannot be reached', () => {
  it('is a fact of the log, from the first moment to the last', () => {
    const { become, written, told, warned } = openDesk()
    become('network')
    vi.advanceTimersByTime(2 * minutes)
    become()
    expect(warned).toEqual(['network'])
    expect(written.at(-1)).toMatchObject({
      from: tenOClock,
      to: tenOClock + 2 * minutes,
      over: true,
      causes: ['network'],
    })
    expect(new Set(written.map(({ id }) => id)).size).toBe(1)
    expect(told).toEqual(written)
  })

  it('says nothing of a blink: a PBX that restarts, a window that is reloaded', () => {
    const { become, written, warned } = openDesk()
    become('network')
    vi.advanceTimersByTime(4_000)
    become()
    vi.advanceTimersByTime(10 * minutes)
    expect(written).toEqual([])
    expect(warned).toEqual([])
  })

  it('warns once, however many things go wrong meanwhile, and keeps them all', () => {
    const { become, written, warned } = openDesk()
    become('network')
    vi.advanceTimersByTime(minutes)
    become('pbx', 'microphone')
    vi.advanceTimersByTime(minutes)
    become()
    expect(warned).toEqual(['network'])
    expect(written.at(-1)?.causes).toEqual(['network', 'pbx', 'microphone'])
  })

  it('leaves behind how long it was deaf at least when the program is killed', () => {
    const { become, written } = openDesk()
    become('network')
    vi.advanceTimersByTime(11 * minutes)
    expect(written.at(-1)).toMatchObject({ over: false, from: tenOClock })
    expect(written.at(-1)?.to).toBeGreaterThan(tenOClock + 10 * minutes)
  })

  it('ends at the next start what a killed program left open, where it was last heard of', () => {
    const before = openDesk()
    before.become('network')
    vi.advanceTimersByTime(11 * minutes)
    const leftOpen = before.written.slice(-1)
    vi.advanceTimersByTime(300 * minutes)
    const { written, warned } = openDesk({ leftOpen })
    expect(written).toEqual([{ ...leftOpen[0], over: true }])
    expect(warned).toEqual([])
  })

  it('writes the end when the program is closed', () => {
    const { desk, become, written } = openDesk()
    become('account')
    vi.advanceTimersByTime(minutes)
    desk.close()
    vi.advanceTimersByTime(20 * minutes)
    expect(written.at(-1)).toMatchObject({ over: true, to: tenOClock + minutes })
  })

  it('has slept: nobody could call, though nothing was broken', () => {
    const { desk, written, warned } = openDesk()
    vi.setSystemTime(tenOClock + 7 * minutes)
    desk.slept(tenOClock)
    expect(written).toMatchObject([
      { from: tenOClock, to: tenOClock + 7 * minutes, over: true, causes: ['asleep'] },
    ])
    expect(warned).toEqual([])
  })

  it('adds the sleep to an outage that was there before', () => {
    const { desk, become, written } = openDesk()
    become('network')
    vi.advanceTimersByTime(6_000)
    vi.setSystemTime(tenOClock + 7 * minutes)
    desk.slept(tenOClock + 10_000)
    become()
    expect(written.at(-1)).toMatchObject({ from: tenOClock, causes: ['network', 'asleep'] })
    expect(new Set(written.map(({ id }) => id)).size).toBe(1)
  })
})

describe('why nobody could call', () => {
  const up = { name: 'Rossi', state: 'registered', trouble: null } as const
  const lost = { name: 'Verdi', state: 'unreachable', trouble: 'connection-lost' } as const
  const refused = { name: 'Verdi', state: 'unreachable', trouble: 'wrong-password' } as const
  const waiting = { name: 'Verdi', state: 'connecting', trouble: null } as const
  const lines = (...accounts: readonly (typeof up | typeof lost | typeof refused | typeof waiting)[]) => ({
    accounts,
    demo: false,
  })
  const line = lines(up)

  it.each([
    [{ line, hasWindow: true, alarms: [] }, []],
    [{ line: lines(lost), hasWindow: true, alarms: [] }, ['network']],
    [{ line: lines(refused), hasWindow: true, alarms: [] }, ['account']],
    [{ line: lines(waiting), hasWindow: true, alarms: [] }, ['network']],
    // Nobody who calls the other brand is answered.
    [{ line: lines(up, refused), hasWindow: true, alarms: [] }, ['account']],
    [{ line, hasWindow: true, alarms: ['microphone-silent', 'no-microphone'] }, ['microphone']],
    [{ line, hasWindow: true, alarms: ['speaker-missing'] }, ['sound']],
    [{ line, hasWindow: false, alarms: [] }, ['no-window']],
    // A card file without a telephone, and the demo, are expected to hear nobody.
    [{ line: lines(), hasWindow: false, alarms: [] }, []],
    [{ line: { ...lines(lost), demo: true }, hasWindow: false, alarms: [] }, []],
  ] as const)('%j', (now, causes) => {
    expect(causesNow(now)).toEqual(causes)
  })
})
