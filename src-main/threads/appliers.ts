import { createAgentApplier } from '../agents/agent-applier.ts'
import { createCallApplier } from '../calls/call-log.ts'
import { createMissedCallApplier } from '../calls/missed-applier.ts'
import { createMissedUpkeep } from '../calls/missed-upkeep.ts'
import { createCaseApplier } from '../cases/case-applier.ts'
import type { ChangeKind } from '../contract/changes.ts'
import { createContactPointApplier } from '../customers/contact-point-applier.ts'
import { createCustomerApplier } from '../customers/customer-applier.ts'
import { createMergeApplier } from '../customers/merge-applier.ts'
import { createNewcomerRows } from '../customers/newcomer-rows.ts'
import type { Applier, FactReaders } from '../database/apply.ts'
import type { Database } from '../database/connection.ts'
import type { Gathering } from '../database/gathering.ts'
import { createHouseApplier } from '../house/house-applier.ts'
import { createAnswerApplier } from '../imports/answer-applier.ts'
import { createImportApplier } from '../imports/import-applier.ts'
import { createHistoryFactReader } from '../notes/fact-reader.ts'
import { createHistoryApplier } from '../notes/history-applier.ts'
import { createNumberDirectory } from '../number-directory.ts'
import { createPromiseApplier } from '../promises/promise-applier.ts'
import { createOutageApplier } from '../reach/outage-log.ts'
import { createRecordingApplier } from '../recording/recording-applier.ts'
import { createFindingApplier } from '../review/finding-applier.ts'
import { createSavedFilterApplier } from '../review/saved-filter-applier.ts'
import { createReviewApplier } from '../scoring/review-applier.ts'
import { createTransferApplier } from '../transfers/transfer-applier.ts'
import { createFindingPorts } from './finding-ports.ts'

/** Every feature's `apply`, for the writer thread: a kind of change that nobody applies does not compile. */
export function createAppliers(db: Database): Applier<ChangeKind> {
  const features = {
    ...createAgentApplier(db),
    ...createCustomerApplier(db),
    ...createContactPointApplier(db),
    ...createMergeApplier(db),
    ...createHistoryApplier(db),
    ...createCaseApplier(db),
    ...createPromiseApplier(db),
    ...createTransferApplier(db),
    ...createCallApplier(db),
    ...createOutageApplier(db),
    ...createRecordingApplier(db),
    ...createImportApplier(db),
    ...createAnswerApplier(db),
    ...createHouseApplier(db),
    ...createReviewApplier(db),
    ...createSavedFilterApplier(db),
  }
  const found = { ...features, ...createFindingApplier(db, features, createFindingPorts(db)) }
  return { ...found, ...createMissedCallApplier(db, found, createNumberDirectory(db)) }
}

/** What an import brings, written many rows at a time: the same rows as the appliers write. */
export function createGathering(db: Database): Gathering {
  const upkeep = createMissedUpkeep(db, createNumberDirectory(db))
  return createNewcomerRows(db, upkeep.numbersAdded)
}

/** Reads back the facts that are their own payload in the log. */
export function createFacts(db: Database): FactReaders {
  return createHistoryFactReader(db)
}
