import { expect, it } from 'vitest'
import { ComplaintStage } from '../../../src-main/contract/case-steps.ts'
import { textsFor } from '../../../src-main/texts/index.ts'
import { figurePageTexts } from '../../../src-main/texts/report-figures.ts'

it('calls the steps of a complaint as its case does', () => {
  for (const language of ['it', 'en'] as const) {
    const { figures, cases } = textsFor(language)
    const counted = ComplaintStage.options.map((stage) => figures.counts[stage])
    expect(counted).toEqual(ComplaintStage.options.map((stage) => cases.stages[stage]))
  }
})

it('gives no two columns of a report one name', () => {
  for (const language of ['it', 'en'] as const) {
    const names = Object.values(figurePageTexts[language].columns)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  }
})
