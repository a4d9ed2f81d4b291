import { forecastChart } from '../domain/charts/volume-charts.ts'
import { numberText } from '../domain/number-text.ts'
import type { Section } from '../reports/page.ts'
import { textsFor } from '../texts/index.ts'
import { plain, type Shown, wordsOf } from './section-parts.ts'
import { dayLabel } from './volume-sections.ts'

export function forecast(shown: Shown): readonly Section[] {
  const { forecast: coming, language, report } = shown
  if (coming === null || report === 'daily') return []
  const words = wordsOf(shown)
  const all = coming.days
  const figures = textsFor(language).figures
  return [
    {
      ...plain,
      id: 'forecast',
      title: words.titles.forecast,
      lead:
        coming.error === null
          ? words.forecastUntried
          : words.forecastLead(
              numberText(coming.error, language, 1),
              coming.errorShare === null ? null : `${numberText(coming.errorShare * 100, language)}\u00a0%`,
            ),
      wide: true,
      chart: forecastChart(coming, {
        ...figures,
        band: figures.errorBand,
        day: (date) => dayLabel(date, language, all.length),
      }),
      table: {
        columns: [words.columns.day, words.columns.expected, words.columns.came],
        rows: [
          ...all.map(({ date, expected, shut }) => [
            { date },
            shut ? words.shut : expected === null ? null : { number: expected, decimals: 1 },
            null,
          ]),
          // As it would have been forecast, beside what came.
          ...coming.tried.map(({ date, expected, came }) => [
            { date },
            { number: expected, decimals: 1 },
            { number: came },
          ]),
        ],
        folded: true,
      },
    },
  ]
}
