import { uuidv7 } from 'uuidv7'
import { CallRecord } from '../../src-main/contract/calls.ts'
import type { Change, StampedChange } from '../../src-main/contract/changes.ts'
import type { HandoverPeriod, HandoverSheet } from '../../src-main/contract/handover.ts'
import type { AgentId } from '../../src-main/contract/ids.ts'
import { CallId } from '../../src-main/contract/ids.ts'
import { handoverQueries } from '../../src-main/threads/handover-queries.ts'
import { logged } from './gallery/calls.ts'
import { noon, openTestDoor } from './open-test-door.ts'

/** A house over a real database whose hand-over sheet can be read; whoever writes, writes at `noon` unless told otherwise. */
export function openHandover() {
  let writingAt = noon
  const { door, reading } = openTestDoor({ now: () => writingAt })
  const read = handoverQueries['handover:sheet'](reading)
  return {
    reading,
    record: (...changes: readonly Change[]) => door.record(changes, { agentId: null }),
    /** Somebody writes at this time. */
    writes(agentId: AgentId, at: number, ...changes: readonly Change[]) {
      writingAt = at
      door.record(changes, { agentId })
    },
    applyRemote: (...changes: readonly StampedChange[]) => door.applyRemote(changes),
    read: (period: HandoverPeriod, agentId: AgentId | null, now = noon) => read({ period, agentId, now }),
    /** Everything since this day's midnight, read at noon. */
    sheet(period: HandoverPeriod = { kind: 'today' }, now = noon): HandoverSheet {
      const sheet = read({ period, agentId: null, now })
      if (sheet === null) throw new Error('no such period')
      return sheet
    },
  }
}

/** A call as the log has it. */
export function callLogged(more: Partial<CallRecord>): Change & { kind: 'call:logged' } {
  const { customerName: _name, ...record } = { ...logged(1), id: CallId.parse(uuidv7()), ...more }
  return { kind: 'call:logged', call: CallRecord.parse(record) }
}
