// @vitest-environment jsdom
import { expect, it } from 'vitest'
import type { Figures, FiguresAnswer } from '../../../src-main/contract/figures.ts'
import { caseFigures, marksFigures } from '../../../src-main/domain/figures.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { figuresPage } from '../../../src-main/report-pages/figures-page.ts'
import { writeHtml } from '../../../src-main/reports/write-html.ts'
import { sampleAnswer } from '../../support/sample-figures.ts'
import { october, september } from '../reports/october.ts'

const parsed = (html: string) => new DOMParser().parseFromString(html, 'application/xhtml+xml')

/** What stands at the columns of a section's chart: above them, and below. */
function chartOf(answer: FiguresAnswer, id: string, language: 'it' | 'en' = 'it') {
  const span = { kind: 'monthly', ...october, time: null } as const
  const document = parsed(writeHtml(figuresPage({ answer, span, house: emptyHouse, language, now: 0 })))
  const section = document.getElementById(id)?.closest('section')
  const texts = (look: string) =>
    [...(section?.querySelectorAll(`.chart .${look}`) ?? [])].map(({ textContent }) => textContent)
  return { values: texts('above'), ticks: texts('below') }
}

function expecting(...expected: readonly number[]): FiguresAnswer {
  const answer = sampleAnswer(october, september)
  if (answer.kind === 'withheld' || answer.forecast === null) throw new Error('the sample shows no forecast')
  const days = expected.map((each, at) => ({ date: `2026-11-0${at + 1}`, expected: each, shut: false }))
  return { ...answer, forecast: { ...answer.forecast, days } }
}

it('writes half a contact a day as a half, and of hundreds no tenths', () => {
  expect(chartOf(expecting(0.5, 2, 12.5), 'forecast').values).toEqual(['0,5', '2,0', '12,5'])
  expect(chartOf(expecting(0.5, 2, 12.5), 'forecast', 'en').values).toEqual(['0.5', '2.0', '12.5'])
  expect(chartOf(expecting(99.5, 130.5), 'forecast').values).toEqual(['100', '131'])
})

it('says of a forecast how far it would have been off, in contacts and as a share, and of which days', () => {
  const answer = expecting(12.5)
  if (answer.kind === 'withheld' || answer.forecast === null) throw new Error('the sample shows no forecast')
  const tried = [
    { date: '2026-10-30', expected: 10.5, came: 12 },
    { date: '2026-10-31', expected: 8, came: 6 },
  ]
  const sectionOf = (errorShare: number | null) => {
    const forecast = { ...answer.forecast, tried, error: 1.75, errorShare, days: answer.forecast?.days ?? [] }
    const span = { kind: 'monthly', ...october, time: null } as const
    const given = {
      answer: { ...answer, forecast },
      span,
      house: emptyHouse,
      language: 'it',
      now: 0,
    } as const
    return figuresPage(given).sections.find(({ id }) => id === 'forecast')
  }
  // The table is not printed: the sentence does not send there.
  expect(sectionOf(0.194)?.lead).toMatch(/ di 1,8 contatti al giorno \(19\u00a0% di quelli arrivati\)\.$/)
  expect(sectionOf(null)?.lead).toMatch(/ di 1,8 contatti al giorno\.$/)
  expect(sectionOf(0.194)?.table).toMatchObject({
    columns: ['Giorno', 'Previsti', 'Arrivati'],
    rows: [
      [{ date: '2026-11-01' }, { number: 12.5, decimals: 1 }, null],
      [{ date: '2026-10-30' }, { number: 10.5, decimals: 1 }, { number: 12 }],
      [{ date: '2026-10-31' }, { number: 8, decimals: 1 }, { number: 6 }],
    ],
  })
})

it('names the ages of cases as a person would', () => {
  const answer = sampleAnswer(october, september)
  if (answer.kind === 'withheld') throw new Error('the sample shows nothing')
  const cases = caseFigures([], { from: 0, to: 1, now: 0 })
  const young = { ...answer, figures: { ...answer.figures, cases } }
  expect(chartOf(young, 'ages').ticks).toEqual(['meno di 1', '1–2', '3–6', '7–13', '14–29', '30 e più'])
  expect(chartOf(young, 'ages', 'en').ticks[0]).toBe('less than 1')
})

it('leaves no half of a page empty, whatever the house has to show', () => {
  const span = { kind: 'monthly', ...october, time: null } as const
  const shown = (more: Partial<Figures>) => {
    const answer = sampleAnswer(october, september)
    if (answer.kind === 'withheld') throw new Error('the sample shows nothing')
    const figures = { ...answer.figures, ...more }
    const page = figuresPage({
      ...{ answer: { ...answer, figures, before: null }, span, house: emptyHouse, language: 'it', now: 0 },
    })
    return page.sections.map(({ wide }) => (wide ? 'w' : 'h')).join('')
  }
  const silent = { satisfaction: marksFigures([], 900) }
  for (const looks of [shown({}), shown(silent), shown({ ...silent, missed: null })]) {
    expect(looks).toMatch(/^(w|hh)+$/)
    expect(looks.match(/hh/g)?.length).toBeGreaterThan(4)
  }
})
