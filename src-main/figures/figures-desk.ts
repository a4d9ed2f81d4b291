import type { Figures, FiguresAnswer, FiguresQuestion, ShownFigures } from '../contract/figures.ts'
import type { WorkerBasis } from '../contract/worker-basis.ts'
import {
  type ActingByDesk,
  besideCustomersPart,
  customersPart,
  isFew,
  type Verdict,
  verdictOn,
  withoutOutgoingDays,
} from '../domain/figures-law.ts'
import type { ActingAsked, CountedFigures, FiguresAsked } from './figures-query.ts'

export type FiguresDesk = {
  /** Needs no window; see `domain/figures-law.ts` for what is withheld. */
  read(question: FiguresQuestion): Promise<FiguresAnswer>
  /** What `read` would show of the period that is asked for, or of the forecast beside it. */
  verdict(question: FiguresQuestion, of?: ActingAsked['of']): Promise<Verdict>
}

export type FiguresDeskParts = {
  now(): number
  house(): { readonly workerFigures: WorkerBasis | null }
  /** In the long reader. */
  count(asked: FiguresAsked): Promise<CountedFigures>
  /** Whose figures those of the period are; in the finding reader. */
  acting(asked: ActingAsked): Promise<ActingByDesk>
}

/** The figures of a period as they may be shown: nobody gets at them by another way. */
export function createFiguresDesk({ now, house, count, acting }: FiguresDeskParts): FiguresDesk {
  return {
    async verdict(question, of = 'period') {
      if (house().workerFigures !== null) return 'all'
      if (question.agentId !== null) return 'one-worker'
      return verdictOn(question, await acting({ ...question, now: now(), of }))
    },
    async read(question) {
      const basis = house().workerFigures
      if (question.agentId !== null && basis === null) return { kind: 'withheld', why: 'one-worker' }
      const { figures, before, forecast, ...counted } = await count({ ...question, now: now() })
      const on = (groups: ActingByDesk) => verdictOn(question, groups)
      const verdicts = {
        now: on(counted.acting.now),
        before: on(counted.acting.before),
        forecast: on(counted.acting.forecast),
      }
      const { fewestOnADay } = counted
      if (basis === null && isWithheld(verdicts.now)) return { kind: 'withheld', why: verdicts.now }
      const rests =
        Object.values(verdicts).some((verdict) => verdict !== 'all') ||
        Object.values(fewestOnADay).some(isFew)
      const show = (one: Figures, verdict: Verdict, fewest: number) =>
        basis === null ? shownFigures(one, verdict, fewest) : one
      const earlier = show(before, verdicts.before, fewestOnADay.before)
      const isBesideFew = basis === null && verdicts.now === 'customers'
      return {
        kind: 'figures',
        // Not withheld: that was asked above.
        figures: show(figures, verdicts.now, fewestOnADay.now) ?? customersPart(figures),
        before: earlier && isBesideFew ? besideCustomersPart(earlier) : earlier,
        // It shows the last weeks day by day, of whatever period it stands beside.
        forecast: basis === null && isWithheld(verdicts.forecast) ? null : forecast,
        basis: rests ? basis : null,
      }
    },
  }
}

function isWithheld(verdict: Verdict): verdict is Exclude<Verdict, 'all' | 'customers'> {
  return verdict !== 'all' && verdict !== 'customers'
}

/** Null: nothing of them is shown. */
function shownFigures(figures: Figures, verdict: Verdict, fewestOnADay: number): ShownFigures | null {
  if (isWithheld(verdict)) return null
  if (verdict === 'customers') return customersPart(figures)
  return isFew(fewestOnADay) ? { ...figures, volumes: withoutOutgoingDays(figures.volumes) } : figures
}
