import type { Agent } from '../contract/agents.ts'
import type { FigureRows } from '../contract/figures.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { contactsBehind, isListed } from '../domain/figures-rows.ts'
import { mayFind } from '../domain/finding-rules.ts'
import type { RowsAsked } from './figure-rows.ts'
import type { FiguresDesk } from './figures-desk.ts'

export type FiguresContext = {
  now(): number
  agent(): Pick<Agent, 'role'> | null
  readonly desk: FiguresDesk
  /** In the long reader. */
  rows(asked: RowsAsked): Promise<FigureRows>
}

/** What leads see of a period, and the rows behind it: withheld where the figures are. */
export function createFiguresHandlers({
  now,
  agent,
  desk,
  rows,
}: FiguresContext): Pick<Handlers, 'figures:read' | 'figures:rows'> {
  return {
    async 'figures:read'(question) {
      return mayFind(agent()) ? success(await desk.read(question)) : failure('not-allowed')
    },
    async 'figures:rows'({ figure, ...question }) {
      if (!mayFind(agent())) return failure('not-allowed')
      if (!(await desk.mayShow(question))) return success({ kind: 'withheld' })
      const filter = contactsBehind(question, figure)
      if (filter !== null) return success({ kind: 'contacts', filter })
      if (!isListed(figure)) return failure('not-found')
      return success(await rows({ ...question, figure, now: now() }))
    },
  }
}
