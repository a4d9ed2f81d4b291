import {
  HandoverCase,
  HandoverComplaint,
  HandoverFavour,
  HandoverNote,
  type HandoverSheet,
  type HandoverStart,
  HandoverTransfer,
} from '../contract/handover.ts'
import type { Case } from '../contract/history.ts'
import type { CaseId, CustomerId, PromiseId } from '../contract/ids.ts'
import type { MissedGroup } from '../contract/missed-calls.ts'
import type { CallbackPromise } from '../contract/promises.ts'
import type { Database } from '../database/connection.ts'
import { caseSentence } from '../domain/case-sentence.ts'
import { complaintAfter } from '../domain/complaint-course.ts'
import { type Between, createContactCounts } from './counts.ts'
import { createFoundCases } from './found-cases.ts'
import { createFoundNotes, createFoundTransfers } from './found-notes.ts'
import { createFoundPromises } from './found-promises.ts'
import { createMissedRings } from './missed-rings.ts'
import { createPromiseRow, type PromisePorts } from './promise-rows.ts'

export type SheetPorts = PromisePorts & {
  /** Of all the cards of this customer. */
  promisesOf(id: CustomerId): readonly CallbackPromise[]
  case(id: CaseId): Case | null
  /** Who called and waits for an answer, at most `most`. */
  missed(most: number): { readonly groups: readonly MissedGroup[]; readonly total: number }
}

/** Rows of a section: what is more is counted. */
const most = 40
const mostDue = 20

/** What happened from a moment to `now`, UTC milliseconds, by whoever wrote it on whatever seat. */
export function createHandoverSheet(db: Database, ports: SheetPorts) {
  const countContacts = createContactCounts(db)
  const countMissed = createMissedRings(db)
  const promises = createFoundPromises(db)
  const cases = createFoundCases(db)
  const notes = createFoundNotes(db)
  const transfers = createFoundTransfers(db)
  const rows = createRows(ports)

  function promiseLists(between: Between) {
    const toRows = (ids: readonly PromiseId[]) => ids.flatMap((id) => rows.promise(id, between.to))
    const broken = promises.broken(between, most)
    const due = promises.due(between, mostDue)
    const above = new Set([...broken, ...due])
    const made = promises.made(between, most + above.size)
    const shownAbove = made.filter((id) => above.has(id)).length
    return {
      broken: { rows: toRows(broken), total: promises.countBroken(between) },
      brokenBefore: promises.countBrokenBefore(between),
      due: { rows: toRows(due), total: promises.countDue(between) },
      made: {
        rows: toRows(made.filter((id) => !above.has(id)).slice(0, most)),
        total: promises.countMadeOwed(between) - shownAbove,
      },
      closed: { rows: toRows(promises.closed(between, most)), total: promises.countClosed(between) },
    }
  }

  function caseLists(between: Between) {
    const toList = <T>(
      { ids, total }: ReturnType<typeof cases.solved>,
      toRow: (id: CaseId, between: Between) => readonly T[],
    ) => ({ rows: ids.flatMap((id) => toRow(id, between)), total })
    return {
      solved: toList(cases.solved(between, most), rows.case),
      opened: toList(cases.opened(between, most), rows.case),
      moved: toList(cases.moved(between, most), rows.case),
      complaints: toList(cases.complained(between, most), rows.complaint),
      favours: toList(cases.favoured(between, most), rows.favours),
    }
  }

  return (start: HandoverStart, now: number): HandoverSheet => {
    const between = { from: start.at, to: now }
    const ofPromises = promiseLists(between)
    const ofCases = caseLists(between)
    const missed = ports.missed(most)
    return {
      start,
      until: now,
      totals: {
        ...countContacts(between),
        missed: countMissed(between),
        casesOpened: cases.countOpened(between),
        casesSolved: ofCases.solved.total,
        promisesMade: promises.countMade(between),
        promisesKept: promises.countKept(between),
        promisesBroken: ofPromises.broken.total,
      },
      ...ofPromises,
      missed: { rows: missed.groups, total: missed.total },
      ...ofCases,
      transfers: { rows: transfers.find(between, most).map(rows.transfer), total: transfers.count(between) },
      notes: { rows: notes.find(between, most).flatMap(rows.note), total: notes.count(between) },
    }
  }
}

/** Facts as rows of the sheet; none of what belongs to a card that is gone. */
function createRows(ports: SheetPorts) {
  const { customer, promisesOf, case: findCase } = ports
  function ofCase(id: CaseId) {
    const found = findCase(id)
    const owner = found && customer(found.customerId)
    if (!found || !owner) return null
    const { reference, subject } = found
    const about = { caseId: id, reference, subject, customerId: owner.id, customerName: owner.name }
    return { found, about }
  }
  const isIn = ({ from, to }: Between, at: number) => from <= at && at <= to

  return {
    promise: createPromiseRow(ports),

    case(id: CaseId, between: Between): readonly HandoverCase[] {
      const of = ofCase(id)
      if (of === null) return []
      const { found, about } = of
      const { state, moves, ownerId, ownerInitials, deskId } = found
      const nobody = { owner: null, desk: null }
      return [
        HandoverCase.parse({
          ...about,
          state,
          moves: moves
            .map((move, index) => ({ ...move, from: moves[index - 1]?.to ?? null }))
            .filter(({ at, from, to }) => isIn(between, at) && from !== to),
          holder: { ownerId, ownerInitials, deskId },
          next: caseSentence(found, promisesOf(about.customerId), nobody, between.to).next,
        }),
      ]
    },

    /** Where the complaint stood before, and where the last step since then left it. */
    complaint(id: CaseId, between: Between): readonly HandoverComplaint[] {
      const of = ofCase(id)
      if (of === null) return []
      const { steps } = of.found
      const isSince = (step: Case['steps'][number]) => step.kind === 'complaint' && isIn(between, step.at)
      const first = steps.findIndex(isSince)
      const last = steps.findLast(isSince)
      if (last?.kind !== 'complaint') return []
      const { at, agentId, initials, stage: to } = last
      const from = complaintAfter(steps.slice(0, first))
      return [HandoverComplaint.parse({ ...of.about, at, agentId, initials, from, to })]
    },

    favours(id: CaseId, between: Between): readonly HandoverFavour[] {
      const of = ofCase(id)
      if (of === null) return []
      return of.found.steps
        .filter((step) => step.kind === 'moved-ahead' && isIn(between, step.at))
        .map((step) => HandoverFavour.parse({ ...of.about, ...step }))
        .reverse()
    },

    transfer(found: ReturnType<ReturnType<typeof createFoundTransfers>['find']>[number]): HandoverTransfer {
      const owner = found.customerId && customer(found.customerId)
      return HandoverTransfer.parse({
        ...found,
        customerId: owner?.id ?? null,
        customerName: owner?.name ?? null,
      })
    },

    note(found: ReturnType<ReturnType<typeof createFoundNotes>['find']>[number]): readonly HandoverNote[] {
      const owner = customer(found.customerId)
      if (owner === null) return []
      return [HandoverNote.parse({ ...found, customerId: owner.id, customerName: owner.name })]
    },
  }
}
