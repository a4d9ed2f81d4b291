import type { FiguresAnswer, SatisfactionFigures } from '../../../src-main/contract/figures.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { figuresPage } from '../../../src-main/report-pages/figures-page.ts'
import type { Page } from '../../../src-main/reports/page.ts'
import { sampleAnswer } from '../../support/sample-figures.ts'

export const october = { from: '2026-10-01', to: '2026-10-31' }
export const september = { from: '2026-09-01', to: '2026-09-30' }

/** October of a busy house, beside September. */
export function octoberPage(language: 'it' | 'en' = 'it', satisfaction?: SatisfactionFigures): Page {
  const answer = sampleAnswer(october, september)
  return figuresPage({
    answer: satisfaction ? withSatisfaction(answer, satisfaction) : answer,
    span: { kind: 'monthly', ...october, time: null },
    house: { ...emptyHouse, manner: { ...emptyHouse.manner, name: 'Casa <Lieta> & figli' } },
    language,
    now: Date.parse('2026-11-01T07:00+01:00'),
  })
}

/** In October, and in September before it. */
function withSatisfaction(answer: FiguresAnswer, satisfaction: SatisfactionFigures): FiguresAnswer {
  if (answer.kind !== 'figures') return answer
  const { figures, before } = answer
  return {
    ...answer,
    figures: { ...figures, satisfaction },
    before: before && { ...before, satisfaction },
  }
}
