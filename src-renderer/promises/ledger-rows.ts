import type { AgentId } from '../../src-main/contract/ids.ts'
import type { LedgerEntry } from '../../src-main/contract/ledger.ts'
import { courseOf } from '../../src-main/domain/promise-course.ts'

export type LedgerGroup = 'broken' | 'soon' | 'due'
export type LedgerRows = readonly { readonly group: LedgerGroup; readonly entries: readonly LedgerEntry[] }[]

const groups: readonly LedgerGroup[] = ['broken', 'soon', 'due']

function groupOf({ promise }: LedgerEntry, now: number): LedgerGroup {
  const { state } = courseOf(promise, now)
  return state === 'broken' || state === 'soon' ? state : 'due'
}

/** Broken before soon due before later; within each, what is mine first, then what is due first. */
export function ledgerRows(entries: readonly LedgerEntry[], me: AgentId | null, now: number): LedgerRows {
  const isMine = ({ holder }: LedgerEntry) => Number(holder.agentId === me)
  return groups
    .map((group) => ({
      group,
      entries: entries
        .filter((entry) => groupOf(entry, now) === group)
        .sort((a, b) => isMine(b) - isMine(a) || a.promise.dueAt - b.promise.dueAt),
    }))
    .filter((row) => row.entries.length > 0)
}

/** Broken or soon due: what cannot wait. */
export function pressing(entries: readonly LedgerEntry[], now: number): number {
  return entries.filter((entry) => groupOf(entry, now) !== 'due').length
}
