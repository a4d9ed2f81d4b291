import type { Interaction } from '../contract/history.ts'
import type { Applier } from '../database/apply.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob, uuidToBlobOrNull } from '../database/uuid.ts'
import { createFindingKeeper, type FindingKeeper, type FindingPorts } from './finding-keeper.ts'

/** What can change by what a contact is found. */
type Followed =
  | 'interaction:added'
  | 'interaction:concluded'
  | 'note:added'
  | 'case:opened'
  | 'case:moved'
  | 'case:stepped'
  | 'promise:made'
  | 'promise:kept'
  | 'promise:attempted'
  | 'promise:released'
  | 'transfer:decided'
  | 'customer:merged'
  | 'customer:merge-undone'

/** Each kind as its own feature applies it, and after that what follows for finding it. */
export function createFindingApplier(
  db: Database,
  inner: Applier<Followed>,
  ports: FindingPorts,
): Applier<Followed> {
  const keeper = createFindingKeeper(db, ports)
  return {
    ...followHistory(inner, keeper),
    ...followCases(inner, keeper),
    ...followPromises(inner, keeper),
    'transfer:decided'(change, stamp) {
      inner['transfer:decided'](change, stamp)
      keeper.transferDecided(uuidToBlob(change.decision.callId))
    },
    'customer:merged'(change, stamp) {
      inner['customer:merged'](change, stamp)
      keeper.cardsMoved([change.keptId, change.mergedId])
    },
    'customer:merge-undone'(change, stamp) {
      inner['customer:merge-undone'](change, stamp)
      keeper.cardsMoved([change.keptId, change.mergedId])
    },
  }
}

function followHistory(
  inner: Applier<Followed>,
  keeper: FindingKeeper,
): Applier<'interaction:added' | 'interaction:concluded' | 'note:added'> {
  return {
    'interaction:added'(change, stamp) {
      inner['interaction:added'](change, stamp)
      const { interaction } = change
      keeper.added(uuidToBlob(interaction.id), stamp.clock, hasText(interaction))
    },
    'interaction:concluded'(change, stamp) {
      inner['interaction:concluded'](change, stamp)
      keeper.concluded(uuidToBlob(change.interactionId))
    },
    'note:added'(change, stamp) {
      inner['note:added'](change, stamp)
      const { id, at, customerId, agentId, caseId, interactionId, callId } = change.note
      const note = {
        id: uuidToBlob(id),
        at,
        customerId: uuidToBlob(customerId),
        agentId: uuidToBlobOrNull(agentId),
        caseId: uuidToBlobOrNull(caseId),
        interactionId: uuidToBlobOrNull(interactionId),
        callId: uuidToBlobOrNull(callId),
      }
      keeper.noteAdded(note, stamp.clock)
    },
  }
}

/** Without any, it has no place in the full text. */
function hasText({ subject, summary, collected }: Interaction): boolean {
  return collected.length > 0 || `${subject}\n${summary}`.trim() !== ''
}

function followCases(
  inner: Applier<Followed>,
  keeper: FindingKeeper,
): Applier<'case:opened' | 'case:moved' | 'case:stepped'> {
  return {
    'case:opened'(change, stamp) {
      inner['case:opened'](change, stamp)
      keeper.caseMoved(change.case.id)
    },
    'case:moved'(change, stamp) {
      inner['case:moved'](change, stamp)
      keeper.caseMoved(change.caseId)
    },
    'case:stepped'(change, stamp) {
      inner['case:stepped'](change, stamp)
      keeper.caseMoved(change.caseId)
    },
  }
}

function followPromises(
  inner: Applier<Followed>,
  keeper: FindingKeeper,
): Applier<'promise:made' | 'promise:kept' | 'promise:attempted' | 'promise:released'> {
  return {
    'promise:made'(change, stamp) {
      inner['promise:made'](change, stamp)
      keeper.promiseMoved(uuidToBlob(change.promise.id))
    },
    'promise:kept'(change, stamp) {
      inner['promise:kept'](change, stamp)
      keeper.promiseMoved(uuidToBlob(change.promiseId))
    },
    'promise:attempted'(change, stamp) {
      inner['promise:attempted'](change, stamp)
      keeper.promiseMoved(uuidToBlob(change.promiseId))
    },
    'promise:released'(change, stamp) {
      inner['promise:released'](change, stamp)
      keeper.promiseMoved(uuidToBlob(change.promiseId))
    },
  }
}
