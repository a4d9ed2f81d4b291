import { changeLog } from './0001-change-log.ts'
import { customer } from './0002-customer.ts'
import { history } from './0003-history.ts'
import { caseAndPromise } from './0004-case.ts'
import { callLog } from './0010-call-log.ts'
import { imports } from './0020-imports.ts'
import { oneCustomer } from './0030-one-customer.ts'
import { house } from './0031-house.ts'
import { caseSteps } from './0032-case-steps.ts'
import { promiseLedger } from './0033-promise-ledger.ts'
import { timeline } from './0034-timeline.ts'
import { search } from './0035-search.ts'
import { importLikenesses } from './0036-import-likenesses.ts'
import { caseNeedsWork } from './0037-case-needs-work.ts'
import { missedCalls } from './0040-missed-calls.ts'
import { handover } from './0041-handover.ts'
import { outages } from './0044-outages.ts'
import { accounts } from './0050-accounts.ts'
import { recordings } from './0051-recordings.ts'
import { finding } from './0060-finding.ts'
import { reviews } from './0061-reviews.ts'
import { savedFilters } from './0063-saved-filters.ts'
import { satisfaction } from './0069-satisfaction.ts'
import { surveyAnswers } from './0072-survey-answers.ts'
import { answersOnce } from './0073-answers-once.ts'
import { callsCounted } from './0074-calls-counted.ts'
import type { Migration } from './migration.ts'

/** Every migration in order; a new one is added at the end. */
export const migrations: readonly Migration[] = [
  changeLog,
  customer,
  history,
  caseAndPromise,
  callLog,
  imports,
  oneCustomer,
  house,
  caseSteps,
  promiseLedger,
  timeline,
  search,
  importLikenesses,
  caseNeedsWork,
  missedCalls,
  handover,
  outages,
  accounts,
  recordings,
  finding,
  reviews,
  savedFilters,
  satisfaction,
  surveyAnswers,
  answersOnce,
  callsCounted,
]
