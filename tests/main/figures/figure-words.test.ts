import { expect, it } from 'vitest'
import { CaseState } from '../../../src-main/contract/history.ts'
import { textsFor } from '../../../src-main/texts/index.ts'
import { figurePageTexts } from '../../../src-main/texts/report-figures.ts'

it('calls the steps of a complaint and the states of a case as the case does', () => {
  for (const language of ['it', 'en'] as const) {
    const { figures, cases } = textsFor(language)
    for (const stage of ['received', 'solved', 'made-good'] as const)
      expect(figures.counts[stage]).toBe(cases.stages[stage])
    for (const state of CaseState.options) expect(figures.counts[state]).toBe(cases.states[state])
  }
})

it('gives no two columns of a report one name', () => {
  for (const language of ['it', 'en'] as const) {
    const names = Object.values(figurePageTexts[language].columns)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  }
})
