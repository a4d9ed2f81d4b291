import { createCaseRepository } from '../cases/case-repository.ts'
import type { Case } from '../contract/history.ts'
import type { LocalDate } from '../contract/house.ts'
import { createCustomerRepository } from '../customers/customer-repository.ts'
import type { Database } from '../database/connection.ts'
import type { Page } from '../reports/page.ts'
import type { WrittenFormat } from '../reports/report-writing.ts'
import { createShiftFacts, type ShiftFacts } from '../reports/shift-facts.ts'
import { writeCsv } from '../reports/write-csv.ts'
import { writeHtml } from '../reports/write-html.ts'
import { writeXlsx } from '../reports/write-xlsx.ts'
import { brokenPromisesOf, handoverQueries } from './handover-queries.ts'

const most = 40

/** Reports in a reader thread; the page for a shift is null where the day is in the future or too long ago. */
export const reportQueries = {
  'report:shift': (db: Database) => {
    const customers = createCustomerRepository(db)
    const cases = createCaseRepository(db, customers.cardsOf)
    const facts = createShiftFacts(db)
    const readSheet = handoverQueries['handover:sheet'](db)
    const readBroken = brokenPromisesOf(db)
    const nameOf = (id: Case['customerId']) => customers.summary(id)?.name ?? null

    // Of one moment, whatever is written meanwhile.
    return db.transaction(({ date, now }: { date: LocalDate; now: number }): ShiftFacts | null => {
      const sheet = readSheet({ period: { kind: 'date', date }, agentId: null, now })
      if (sheet === null) return null
      const due = facts.casesByDeadline(most)
      return {
        sheet,
        broken: readBroken(now, most),
        cases: due.ids.flatMap((id) => {
          const found = cases.find(id)
          const customerName = found && nameOf(found.customerId)
          return found && customerName !== null ? [{ case: found, customerName: customerName ?? '' }] : []
        }),
        totalCases: due.total,
        toCorrect: facts.cardsToCorrect(sheet.start.at, most).flatMap(({ customerId, at }) => {
          const customerName = nameOf(customerId)
          return customerName === null ? [] : [{ customerName, at }]
        }),
      }
    })
  },
  /** Away from the thread that answers the telephone. */
  'report:write':
    () =>
    async ({ page, format }: { page: Page; format: WrittenFormat }): Promise<Uint8Array> => {
      switch (format) {
        case 'html':
          return Buffer.from(writeHtml(page), 'utf8')
        case 'csv':
          return writeCsv(page)
        case 'xlsx':
          return writeXlsx(page)
      }
    },
}
