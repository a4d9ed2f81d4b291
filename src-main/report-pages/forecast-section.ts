import { numberText } from '../reports/cell-text.ts'
import type { Section } from '../reports/page.ts'
import { plain, type Shown, wordsOf } from './section-parts.ts'
import { dayLabel } from './volume-sections.ts'

export function forecast(shown: Shown): readonly Section[] {
  const { forecast: coming, language, report } = shown
  if (coming === null || report === 'daily') return []
  const words = wordsOf(shown)
  const all = coming.days
  const values = all.map(({ expected }) => expected ?? 0)
  return [
    {
      ...plain,
      id: 'forecast',
      title: words.titles.forecast,
      lead:
        coming.error === null
          ? words.forecastUntried
          : words.forecastLead(numberText(coming.error, language, 1)),
      wide: true,
      chart: {
        kind: 'columns',
        labels: all.map(({ date }) => dayLabel(date, language, all.length)),
        series: [{ name: words.columns.expected, values }],
        // Half a contact a day is not one; of hundreds nobody reads a tenth, nor is there room for it.
        decimals: Math.max(...values) < 100 ? 1 : 0,
      },
      table: {
        columns: [words.columns.day, words.columns.expected],
        rows: all.map(({ date, expected, shut }) => [
          { date },
          shut ? words.shut : expected === null ? null : { number: expected, decimals: 1 },
        ]),
        folded: true,
      },
    },
  ]
}
