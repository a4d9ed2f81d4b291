import type { YardstickLevel } from '../contract/figures.ts'
import { agesChart, promisesChart, yardstickChart } from '../domain/charts/case-charts.ts'
import { caseReference } from '../domain/codes.ts'
import { numberText } from '../domain/number-text.ts'
import type { Cell, Section } from '../reports/page.ts'
import { textsFor } from '../texts/index.ts'
import { compared, counted, plain, type Shown, wordsOf } from './section-parts.ts'

/* What was promised, opened and complained of, and whether everybody got the same. */

export function promises(shown: Shown): readonly Section[] {
  const { before, language } = shown
  const now = shown.figures.promises
  if (now === null) return []
  const words = wordsOf(shown)
  const states = ['kept', 'late', 'broken', 'released', 'open'] as const
  const { due, open, kept } = now
  return [
    {
      ...plain,
      id: 'promises',
      title: words.titles.promises,
      lead: words.promisesLead(numberText(kept, language), numberText(due - open, language)),
      chart: promisesChart(now, before?.promises, {
        ...textsFor(language).figures,
        promiseParts: words.promiseStates,
      }),
      table: {
        columns: [words.columns.what, words.columns.now, words.columns.before],
        rows: states.map((state) =>
          compared(words.promiseStates[state], now[state], before?.promises?.[state]),
        ),
      },
    },
  ]
}

export function complaints(shown: Shown): Section {
  const { figures, before } = shown
  const words = wordsOf(shown)
  return counted(
    shown,
    'complaints',
    null,
    (['received', 'solved', 'madeGood'] as const).map((name) => ({
      label: words.complaintRows[name],
      now: figures.complaints[name],
      past: before?.complaints[name],
    })),
  )
}

export function cases(shown: Shown): readonly Section[] {
  const { figures, before } = shown
  const words = wordsOf(shown)
  if (figures.cases === null) return []
  const { opened, solved, states } = figures.cases
  const past = before?.cases
  return [
    counted(shown, 'cases', null, [
      { label: words.caseRows.opened, now: opened, past: past?.opened },
      { label: words.caseRows.solved, now: solved, past: past?.solved },
      { label: words.caseRows.red, now: states.red, past: past?.states.red },
      { label: words.caseRows.yellow, now: states.yellow, past: past?.states.yellow },
    ]),
  ]
}

export function ages(shown: Shown): readonly Section[] {
  const words = wordsOf(shown)
  const all = shown.figures.cases?.ages
  if (all === undefined) return []
  const { many } = textsFor(shown.language).cases
  const past = shown.before?.cases?.ages
  return [
    {
      ...plain,
      id: 'ages',
      title: words.titles.ages,
      chart: agesChart({ ages: all }, shown.before?.cases, {
        ...textsFor(shown.language).figures,
        ...many,
        days: words.ageFrom,
      }),
      table: {
        columns: [words.columns.age, many.red, many.yellow, words.columns.bothBefore],
        rows: all.map(({ from, to, red, yellow }, at) => {
          const earlier = past?.[at]
          return [
            words.ageFrom(from, to),
            { number: red },
            { number: yellow },
            earlier ? { number: earlier.red + earlier.yellow } : null,
          ]
        }),
      },
    },
  ]
}

export function yardstick(shown: Shown): readonly Section[] {
  const words = wordsOf(shown)
  const now = shown.figures.yardstick
  if (now === null) return []
  const { columns: c } = words
  const past = shown.before?.yardstick?.levels ?? []
  const before = (each: YardstickLevel) => levelRow(each, words.levelBefore(each.level || words.noLevel))
  const isNow = (name: string) => now.levels.some(({ level }) => level === name)
  return [
    {
      ...plain,
      id: 'yardstick',
      title: words.titles.yardstick,
      wide: true,
      chart: yardstickChart(now, { ...textsFor(shown.language).figures, noLevel: words.noLevel }),
      table: {
        columns: [c.level, c.cases, c.inTime, c.late, c.waiting, c.median, c.p90],
        rows: [
          ...now.levels.flatMap((each) => [
            levelRow(each, each.level || words.noLevel),
            ...past.filter(({ level }) => level === each.level).map(before),
          ]),
          ...past.filter(({ level }) => !isNow(level)).map(before),
        ],
      },
    },
  ]
}

function levelRow({ cases: all, inTime, late, waiting, response }: YardstickLevel, name: string) {
  const timed = (value: number | null): Cell => (value === null ? null : { seconds: value })
  const counts = [all, inTime, late, waiting].map((number) => ({ number }))
  return [name, ...counts, timed(response.median), timed(response.p90)]
}

export function favours(shown: Shown): readonly Section[] {
  const words = wordsOf(shown)
  const now = shown.figures.yardstick
  if (now === null || now.totalFavours === 0) return []
  const { favours: all, totalFavours } = now
  const { columns: c } = words
  const { more } = textsFor(shown.language).handover
  return [
    {
      ...plain,
      id: 'favours',
      title: words.titles.favours,
      wide: true,
      table: {
        columns: [c.when, c.reference, c.level, c.askedBy, c.reason],
        rows: all.map(({ at, reference, level, askedBy, reason }) => [
          { at },
          caseReference(reference),
          level || words.noLevel,
          askedBy,
          reason,
        ]),
      },
      below: totalFavours > all.length ? more(totalFavours - all.length) : null,
    },
  ]
}
