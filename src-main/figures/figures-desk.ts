import type { FiguresAnswer, FiguresQuestion } from '../contract/figures.ts'
import type { WorkerBasis } from '../contract/worker-basis.ts'
import { needsBasis, whyWithheld } from '../domain/figures-law.ts'
import type { CountedFigures, FiguresAsked } from './figures-query.ts'

export type FiguresDesk = {
  /** Needs no window; see `domain/figures-law.ts` for what is withheld. */
  read(question: FiguresQuestion): Promise<FiguresAnswer>
  /** Whether `read` would withhold nothing. */
  mayShow(question: FiguresQuestion): Promise<boolean>
}

export type FiguresDeskParts = {
  now(): number
  house(): { readonly workerFigures: WorkerBasis | null }
  /** In the long reader. */
  count(asked: FiguresAsked): Promise<CountedFigures>
  /** How many workers had a contact in it; in the long reader. */
  people(asked: FiguresAsked): Promise<number>
}

/** The figures of a period as they may be shown: nobody gets at them by another way. */
export function createFiguresDesk({ now, house, count, people }: FiguresDeskParts): FiguresDesk {
  return {
    async mayShow(question) {
      const basis = house().workerFigures
      if (basis !== null || (question.deskId === null && question.agentId === null)) return true
      const found = question.agentId === null ? await people({ ...question, now: now() }) : 1
      return whyWithheld(question, found, basis) === null
    },
    async read(question) {
      const basis = house().workerFigures
      if (question.agentId !== null && basis === null) return { kind: 'withheld', why: 'one-worker' }
      const { figures, before, forecast, forecastPeople } = await count({ ...question, now: now() })
      const why = whyWithheld(question, figures.people, basis)
      if (why !== null) return { kind: 'withheld', why }
      const mayCompare = whyWithheld(question, before.people, basis) === null
      // It shows the last weeks day by day, of whatever period it stands beside.
      const mayForecast = whyWithheld(question, forecastPeople, basis) === null
      const few = [figures.people, before.people, forecastPeople].some((each) => needsBasis(question, each))
      return {
        kind: 'figures',
        figures,
        before: mayCompare ? before : null,
        forecast: mayForecast ? forecast : null,
        basis: few ? basis : null,
      }
    },
  }
}
