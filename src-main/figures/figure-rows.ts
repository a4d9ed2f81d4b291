import type { FigureRow, FigureRows, FiguresQuestion } from '../contract/figures.ts'
import { CaseState } from '../contract/history.ts'
import { CaseId, Code, CustomerId } from '../contract/ids.ts'
import type { Database } from '../database/connection.ts'
import { idFromBlobOrNull, wordReader } from '../database/row-values.ts'
import { daysOf } from '../domain/figures-period.ts'
import type { ListedFigure } from '../domain/figures-rows.ts'
import { createZoneDays } from '../domain/zone-days.ts'
import { createCaseLists } from './case-rows.ts'
import { createContactLists } from './contact-rows.ts'
import type { Counted, ListAsked, Listed, Page } from './row-lists.ts'
import { createTableLists } from './table-rows.ts'
import type { YardstickPorts } from './yardstick-figures.ts'

export type RowsAsked = FiguresQuestion &
  Page & {
    readonly figure: ListedFigure
    /** What tells how people work is withheld. */
    readonly customersOnly: boolean
    readonly now: number
  }

export type RowsPorts = YardstickPorts & {
  /** IANA name. */
  zone(): string
  /** Empty: the card is gone. */
  customerName(id: CustomerId): string
  /** All cards of one customer. */
  cardsOf(id: CustomerId): readonly CustomerId[]
}

const stateOf = wordReader(CaseState)

/** What stands behind a figure that the search does not find, the newest first: together as many as the figure counts. */
export function createFigureRows(db: Database, ports: RowsPorts) {
  const lists = {
    ...createTableLists(db),
    ...createCaseLists(db, ports),
    ...createContactLists(db, ports.cardsOf),
  } satisfies Record<ListedFigure, (asked: ListAsked) => Listed>

  function toRow({ customer, caseId, reference, state, ...row }: Counted): FigureRow {
    const customerId = idFromBlobOrNull(customer, CustomerId)
    return {
      ...row,
      customerId,
      customerName: customerId === null ? '' : ports.customerName(customerId),
      caseId: idFromBlobOrNull(caseId, CaseId),
      reference: reference === null ? null : Code.parse(reference),
      state: state === null ? null : stateOf(state),
    }
  }

  return db.transaction(({ period, figure, ...asked }: RowsAsked): FigureRows => {
    const days = createZoneDays(ports.zone())
    const { from, to } = daysOf(period)
    const { rows, total } = lists[figure]({ ...asked, span: { from: days.start(from), to: days.start(to) } })
    return { kind: 'rows', rows: rows.map(toRow), total }
  })
}
