import { CaseCategory } from '../contract/case-steps.ts'
import type { Change } from '../contract/changes.ts'
import type { Case, OpenedCase } from '../contract/history.ts'
import { CaseId } from '../contract/ids.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { authorOf } from '../database/write-context.ts'
import { canMove } from '../domain/case-state.ts'
import { caseAfter } from '../domain/case-steps.ts'
import { canStage, closesComplaint, mayCloseComplaints, maySolve } from '../domain/complaint-course.ts'
import { compareUrgency, countdownTo, nextDue } from '../domain/due-time.ts'
import { type CaseContext, createMeasure, createPen, deskWhereOpened } from './case-pen.ts'

type CaseHandlers = Pick<
  Handlers,
  | 'case:open'
  | 'case:move'
  | 'case:change'
  | 'case:assign'
  | 'case:complain'
  | 'case:move-ahead'
  | 'case:countdowns'
  | 'case:mine'
>

/** Of whoever has more on the table, the oldest are looked at. */
const mostLookedAt = 40
const mostShown = 12

export function createCaseHandlers(context: CaseContext): CaseHandlers {
  const { cases, references, now, newId, agent } = context
  const pen = createPen(context)
  const measure = createMeasure(context)

  /** Writes down what was done to a case, and answers with the case as it then stands. */
  async function write(caseId: CaseId, before: Case, changes: readonly Change[]) {
    await context.record(changes, authorOf(context))
    return success(cases.find(caseId) ?? before)
  }

  return {
    async 'case:open'({ customerId, subject, categoryId, category, complaint, callId }) {
      if (!context.customerExists(customerId)) return failure('not-found')
      const move = pen.move('red', '')
      const id = CaseId.parse(newId())
      const me = agent()
      const deskId = deskWhereOpened(context, me?.id ?? null, move.at, callId)
      const opened: OpenedCase = {
        id,
        reference: references.next(),
        customerId,
        subject,
        openedAt: move.at,
        ...measure({ categoryId, category }, { customerId, deskId, openedAt: move.at }),
        ownerId: me?.id ?? null,
        ownerInitials: me?.initials ?? null,
      }
      const steps = complaint ? [pen.step({ kind: 'complaint', reason: '', stage: 'received' })] : []
      const stepped = steps.map((step) => ({ kind: 'case:stepped' as const, caseId: id, customerId, step }))
      await context.record([{ kind: 'case:opened', case: opened, move }, ...stepped], authorOf(context))
      const value = caseAfter(opened, { moves: [move], steps, answeredAt: null })
      await context.onOpened(value, callId)
      return success(value)
    },

    /**
     * `conflict`: not a move from where the case stands, for instance because another seat has just moved it.
     * `not-allowed`: solved with its complaint still open, and nobody at the desk who may close complaints.
     */
    async 'case:move'({ caseId, to, reason }) {
      const before = cases.find(caseId)
      if (before === null) return failure('not-found')
      if (!canMove(before.state, to)) return failure('conflict')
      const { customerId, deskId } = before
      const me = agent()
      if (!maySolve(before, to, me?.role ?? null)) return failure('not-allowed')
      const moved: Change = { kind: 'case:moved', caseId, customerId, move: pen.move(to, reason) }
      if (to !== 'yellow' || me === null || before.ownerId === me.id) return write(caseId, before, [moved])
      // Whoever takes a case on has it.
      const holder = { ownerId: me.id, ownerInitials: me.initials, deskId }
      const step = pen.step({ kind: 'assigned', reason, holder })
      return write(caseId, before, [moved, { kind: 'case:stepped', caseId, customerId, step }])
    },

    async 'case:change'({ caseId, subject, category, reason }) {
      const before = cases.find(caseId)
      if (before === null) return failure('not-found')
      if (subject === null && category === null) return success(before)
      const { customerId, ownerId, ownerInitials } = before
      const { deskId = before.deskId, ...measured } = category ? measure(category, before) : {}
      const changed = { subject, category: category && CaseCategory.parse(measured) }
      const step = pen.step({ kind: 'changed', reason, ...changed })
      const changes: Change[] = [{ kind: 'case:stepped', caseId, customerId, step }]
      if (deskId !== before.deskId) {
        const holder = { ownerId, ownerInitials, deskId }
        const assigned = pen.step({ kind: 'assigned', reason, holder })
        changes.push({ kind: 'case:stepped', caseId, customerId, step: assigned })
      }
      return write(caseId, before, changes)
    },

    async 'case:assign'({ caseId, ownerId, deskId, reason }) {
      const before = cases.find(caseId)
      const owner = ownerId === null ? null : context.findAgent(ownerId)
      const desk = deskId === null || context.house().desks.some(({ id }) => id === deskId)
      if (before === null || (ownerId !== null && owner === null) || !desk) return failure('not-found')
      if (before.ownerId === ownerId && before.deskId === deskId) return success(before)
      const { customerId } = before
      const holder = { ownerId, ownerInitials: owner?.initials ?? null, deskId }
      const step = pen.step({ kind: 'assigned', reason, holder })
      return write(caseId, before, [{ kind: 'case:stepped', caseId, customerId, step }])
    },

    /** `conflict`: not a stage from where the complaint stands, for instance because another seat was first. */
    async 'case:complain'({ caseId, stage, reason }) {
      const before = cases.find(caseId)
      if (before === null) return failure('not-found')
      const me = agent()
      if (closesComplaint(stage) && !(me && mayCloseComplaints(me.role))) return failure('not-allowed')
      if (!canStage(before.complaint, stage)) return failure('conflict')
      const { customerId } = before
      const step = pen.step({ kind: 'complaint', reason, stage })
      return write(caseId, before, [{ kind: 'case:stepped', caseId, customerId, step }])
    },

    /** `not-allowed` without somebody at the desk: an exception has a name. */
    async 'case:move-ahead'({ caseId, askedBy, reason }) {
      const before = cases.find(caseId)
      if (before === null) return failure('not-found')
      if (agent() === null) return failure('not-allowed')
      if (before.state === 'green') return failure('conflict')
      const { customerId } = before
      const step = pen.step({ kind: 'moved-ahead', reason, askedBy })
      return write(caseId, before, [{ kind: 'case:stepped', caseId, customerId, step }])
    },

    'case:countdowns'({ caseIds }) {
      const at = now()
      const counted = caseIds.flatMap((caseId) => {
        const found = cases.find(caseId)
        const due = found && nextDue(found, at)
        if (!due || due.late) return []
        return [{ caseId, ...countdownTo(due, context.houseClock(), found.deskId, at) }]
      })
      return success(counted)
    },

    'case:mine'() {
      const me = agent()
      if (me === null) return success({ cases: [], total: 0 })
      const at = now()
      const mine = [...cases.openOf(me.id, mostLookedAt)].sort((a, b) => compareUrgency(a, b, at))
      const shown = mine.flatMap((each) => {
        const card = context.cardFor(each.customerId)
        return card === null ? [] : [{ case: each, customerId: card.id, customerName: card.name }]
      })
      const left = cases.countOpenOf(me.id) - mine.length
      return success({ cases: shown.slice(0, mostShown), total: shown.length + left })
    },
  }
}
