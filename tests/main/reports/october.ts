import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { figuresPage } from '../../../src-main/report-figures-page.ts'
import type { Page } from '../../../src-main/reports/page.ts'
import { sampleAnswer } from '../../support/sample-figures.ts'

export const october = { from: '2026-10-01', to: '2026-10-31' }
export const september = { from: '2026-09-01', to: '2026-09-30' }

/** October of a busy house, beside September. */
export function octoberPage(language: 'it' | 'en' = 'it'): Page {
  return figuresPage({
    answer: sampleAnswer(october, september),
    span: { kind: 'monthly', ...october, time: null },
    house: { ...emptyHouse, manner: { ...emptyHouse.manner, name: 'Casa <Lieta> & figli' } },
    language,
    now: Date.parse('2026-11-01T07:00+01:00'),
  })
}
