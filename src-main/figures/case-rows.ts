import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { caseCounts } from '../domain/figures.ts'
import { createCaseReader, createComplaintReader } from './case-figures.ts'
import { type Counted, type ListAsked, type Listed, newestOf, type Page } from './row-lists.ts'
import {
  type Against,
  createFavourReader,
  createYardstickReader,
  type YardstickPorts,
} from './yardstick-figures.ts'

type CaseRow = Omit<Counted, 'at' | 'seconds' | 'counts'> & { readonly openedAt: number }

const againstAs = {
  inTime: 'in-time',
  late: 'late',
  waiting: 'waiting',
  over: 'over',
  notAgreed: 'not-agreed',
} as const satisfies Record<Against, string>

/** Rows that are cases, counted as their figures count them. */
export function createCaseLists(db: Database, ports: YardstickPorts) {
  const select = db.prepare<[Buffer], CaseRow>(`
    SELECT opened_at AS openedAt, customer_id AS customer, id AS caseId, reference, state_now AS state,
           subject AS text
    FROM customer_case WHERE id = ?
  `)

  type Found = {
    readonly id: Buffer
    readonly at: number
    readonly counts: string
    readonly seconds?: number
  }
  /** `customersOnly`: without how each stands by now, which tells of who solved it. */
  function listed(found: readonly Found[], page: Page, customersOnly = false): Listed {
    return newestOf(found, page, ({ id, at, counts, seconds = null }) => {
      const row = select.get(id)
      if (row === undefined) return undefined
      const { openedAt: _, ...said } = row
      return { ...said, at, seconds, counts, ...(customersOnly && { state: null }) }
    })
  }

  return {
    /**
     * By when they were opened; `seconds` since then, at the end of the period or when they were solved. Of a few only
     * those that lay open at the end.
     */
    cases({ span, now, customersOnly, ...asked }: ListAsked): Listed {
      const found = createCaseReader(
        db,
        asked,
      )(span.from).flatMap((one) => {
        const counts = caseCounts(one, { ...span, now })
        if (counts === null) return []
        const { as, ageMs } = counts
        // Also one that was opened and is not open any more has been solved.
        if (customersOnly) return isOpen(as) ? [{ id: one.id, at: one.openedAt, counts: as }] : []
        return [
          { id: one.id, at: one.openedAt, counts: as, ...(as !== 'opened' && { seconds: ageMs / 1000 }) },
        ]
      })
      return listed(found, asked, customersOnly)
    },
    complaints({ span, customersOnly, ...asked }: ListAsked): Listed {
      const found = createComplaintReader(db, asked)(span)
      return listed(
        found.flatMap(({ stage, ...one }) =>
          customersOnly && stage !== 'received' ? [] : [{ ...one, counts: stage }],
        ),
        asked,
        customersOnly,
      )
    },
    /** Every case of the period, and the favours. `seconds` of opening hours until the first answer. */
    yardstick({ span, now, ...asked }: ListAsked): Listed {
      const cases: Found[] = []
      for (const { id, openedAt, against, response } of createYardstickReader(db, ports, asked)(span, now))
        cases.push({
          ...{ id, at: openedAt, counts: againstAs[against] },
          ...(response !== null && { seconds: response }),
        })
      const favours = createFavourReader(
        db,
        ports,
        asked,
      )(span).map(({ caseId, at }) => ({
        ...{ id: uuidToBlob(caseId), at, counts: 'moved-ahead' },
      }))
      return listed([...cases, ...favours], asked)
    },
  }
}

function isOpen(as: string): boolean {
  return as === 'red' || as === 'yellow'
}
