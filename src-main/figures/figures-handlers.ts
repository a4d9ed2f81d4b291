import type { Agent } from '../contract/agents.ts'
import { type FigureRows, mostFigureRows } from '../contract/figures.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { isRowsWithheld } from '../domain/figures-law.ts'
import { contactsBehind, isListed } from '../domain/figures-rows.ts'
import { mayFind } from '../domain/finding-rules.ts'
import { createZoneDays } from '../domain/zone-days.ts'
import type { RowsAsked } from './figure-rows.ts'
import type { FiguresDesk } from './figures-desk.ts'

export type FiguresContext = {
  now(): number
  /** IANA name. */
  zone(): string
  agent(): Pick<Agent, 'role'> | null
  readonly desk: FiguresDesk
  /** In the finding reader. */
  rows(asked: RowsAsked): Promise<FigureRows>
}

/** What leads see of a period, and the rows behind it: withheld where the figures are. */
export function createFiguresHandlers({
  now,
  zone,
  agent,
  desk,
  rows,
}: FiguresContext): Pick<Handlers, 'figures:read' | 'figures:rows'> {
  return {
    async 'figures:read'(question) {
      return mayFind(agent()) ? success(await desk.read(question)) : failure('not-allowed')
    },
    async 'figures:rows'({ figure, offset, ...question }) {
      if (!mayFind(agent())) return failure('not-allowed')
      const verdict = await desk.verdict(question)
      if (isRowsWithheld(figure, verdict)) return success({ kind: 'withheld' })
      if (figure === 'forecast' && isRowsWithheld(figure, await desk.verdict(question, 'forecast')))
        return success({ kind: 'withheld' })
      const customersOnly = verdict === 'customers'
      const today = createZoneDays(zone()).dayOf(now())
      const filter = contactsBehind(question, figure, { today, customersOnly })
      if (filter !== null) return success({ kind: 'contacts', filter })
      if (!isListed(figure)) return failure('not-found')
      const page = { offset, limit: mostFigureRows }
      return success(await rows({ ...question, ...page, figure, customersOnly, now: now() }))
    },
  }
}
