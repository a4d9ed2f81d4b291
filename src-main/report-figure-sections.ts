import { FigureName, type Share } from './contract/figures.ts'
import { caseReference } from './domain/codes.ts'
import { dayHours, dayLabel, days, distribution, volumes, weekHours } from './report-contact-sections.ts'
import { bar, compared, plain, type Shown, wordsOf } from './report-section-parts.ts'
import { numberText, secondsText } from './reports/cell-text.ts'
import type { Cell, Section } from './reports/page.ts'
import { textsFor } from './texts/index.ts'

/** Every figure as a section: a picture, the numbers beside those of the period before, and how it is defined. */
export function figureSections(shown: Shown): readonly Section[] {
  const { figures, before } = shown
  const isLong = figures.volumes.days.length > 6
  const sections = [
    volumes(shown),
    promises(shown),
    ...(figures.volumes.days.length > 1 ? [days(shown)] : []),
    isLong ? weekHours(shown) : dayHours(shown),
    distribution(shown, 'answer', figures.answer, before?.answer),
    distribution(shown, 'talk', figures.talk, before?.talk),
    distribution(shown, 'hold', figures.hold, before?.hold),
    distribution(shown, 'wrap-up', figures.wrapUp, before?.wrapUp),
    firstContact(shown),
    ...missed(shown),
    transfers(shown),
    complaints(shown),
    ...satisfaction(shown),
    cases(shown),
    ages(shown),
    yardstick(shown),
    ...favours(shown),
    ...forecast(shown),
  ]
  return sections.map((section) => defined(section, shown))
}

/** As the screen of figures calls it, and how it is counted. */
function defined(section: Section, { language }: Shown): Section {
  const { names, definitions } = textsFor(language).figures
  const figure = FigureName.safeParse(section.id)
  if (!figure.success) return section
  const name = figure.data
  // This one tells of two figures.
  if (name === 'first-contact')
    return { ...section, definition: `${definitions[name]} ${definitions.repeats}` }
  return { ...section, title: name === 'cases' ? section.title : names[name], definition: definitions[name] }
}

function promises(shown: Shown): Section {
  const { figures, before, language } = shown
  const words = wordsOf(shown)
  const states = ['kept', 'late', 'broken', 'released', 'open'] as const
  const { due, open, kept } = figures.promises
  return {
    ...plain,
    id: 'promises',
    title: words.titles.promises,
    lead: words.promisesLead(numberText(kept, language), numberText(due - open, language)),
    chart: {
      kind: 'parts',
      parts: states.map((state) => ({ label: words.promiseStates[state], value: figures.promises[state] })),
    },
    table: {
      columns: [words.columns.what, words.columns.now, words.columns.before],
      rows: states.map((state) =>
        compared(words.promiseStates[state], figures.promises[state], before?.promises[state]),
      ),
    },
  }
}

function percentOf({ whole, part }: Share): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100)
}

function firstContact(shown: Shown): Section {
  const { figures, before, language } = shown
  const words = wordsOf(shown)
  const rows = [
    { label: words.firstRow, now: figures.firstContact, past: before?.firstContact },
    { label: words.repeatsRow, now: figures.repeats, past: before?.repeats },
  ]
  return {
    ...plain,
    id: 'first-contact',
    title: words.titles['first-contact'],
    chart: {
      kind: 'bars',
      most: 140,
      rows: rows.map(({ label, now, past }) => ({
        label,
        value: percentOf(now),
        before: past ? percentOf(past) : null,
        text: words.shareOf(
          `${percentOf(now)} %`,
          numberText(now.part, language),
          numberText(now.whole, language),
        ),
      })),
    },
    table: {
      columns: [words.columns.what, words.columns.now, words.columns.before],
      rows: rows.map(({ label, now, past }) => [
        label,
        { share: percentOf(now) / 100 },
        past ? { share: percentOf(past) / 100 } : null,
      ]),
    },
  }
}

function transfers(shown: Shown): Section {
  const { figures, before, language } = shown
  const words = wordsOf(shown)
  const { reasons, part, whole } = figures.transfers
  const past = (reason: string) =>
    before && (before.transfers.reasons.find((each) => each.reason === reason)?.count ?? 0)
  const rows = reasons.slice(0, 8)
  return {
    ...plain,
    id: 'transfers',
    title: words.titles.transfers,
    lead: words.transfersLead(numberText(part, language), numberText(whole, language)),
    chart:
      rows.length === 0
        ? null
        : {
            kind: 'bars',
            rows: rows.map(({ reason, count }) =>
              bar(reason || words.noReason, count, past(reason), language),
            ),
          },
    table: {
      columns: [words.columns.reason, words.columns.now, words.columns.before],
      rows: reasons.map(({ reason, count }) => compared(reason || words.noReason, count, past(reason))),
    },
  }
}

/** Bars of counts and the same in a table. */
function counted(
  shown: Shown,
  id: 'missed' | 'cases' | 'complaints' | 'satisfaction',
  lead: string | null,
  rows: readonly { readonly label: string; readonly now: number; readonly past: number | undefined }[],
): Section {
  const words = wordsOf(shown)
  return {
    ...plain,
    id,
    title: words.titles[id],
    lead,
    chart: { kind: 'bars', rows: rows.map(({ label, now, past }) => bar(label, now, past, shown.language)) },
    table: {
      columns: [words.columns.what, words.columns.now, words.columns.before],
      rows: rows.map(({ label, now, past }) => compared(label, now, past)),
    },
  }
}

function missed(shown: Shown): readonly Section[] {
  const words = wordsOf(shown)
  const now = shown.figures.missed
  if (now === null) return []
  const past = shown.before?.missed ?? undefined
  const { median } = now.until
  return [
    counted(
      shown,
      'missed',
      median === null ? null : words.missedLead(secondsText(median)),
      (['rang', 'missed', 'recovered'] as const).map((name) => ({
        label: words.missedRows[name],
        now: now[name],
        past: past?.[name],
      })),
    ),
  ]
}

function complaints(shown: Shown): Section {
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

/** Whether any customer answered, in the period or the one before. */
export function hasSatisfaction({ figures, before }: Pick<Shown, 'figures' | 'before'>): boolean {
  return figures.satisfaction.answers + (before?.satisfaction.answers ?? 0) > 0
}

function satisfaction(shown: Shown): readonly Section[] {
  if (!hasSatisfaction(shown)) return []
  const { figures, before, language } = shown
  const words = wordsOf(shown)
  const { ofFive } = textsFor(language).figures
  const { mean, answers, contacts, marks } = figures.satisfaction
  const lead =
    mean === null
      ? words.unmeasured
      : words.satisfactionLead(
          numberText(mean, language, 1),
          numberText(answers, language),
          numberText(contacts, language),
        )
  const rows = marks.map((now, at) => ({
    label: ofFive(String(at + 1)),
    now,
    past: before?.satisfaction.marks[at],
  }))
  return [counted(shown, 'satisfaction', lead, rows)]
}

function cases(shown: Shown): Section {
  const { figures, before } = shown
  const words = wordsOf(shown)
  const { opened, solved, states } = figures.cases
  return counted(shown, 'cases', null, [
    { label: words.caseRows.opened, now: opened, past: before?.cases.opened },
    { label: words.caseRows.solved, now: solved, past: before?.cases.solved },
    { label: words.caseRows.red, now: states.red, past: before?.cases.states.red },
    { label: words.caseRows.yellow, now: states.yellow, past: before?.cases.states.yellow },
  ])
}

function ages(shown: Shown): Section {
  const words = wordsOf(shown)
  const all = shown.figures.cases.ages
  const label = ({ from, to }: (typeof all)[number]) => words.ageFrom(from, to)
  return {
    ...plain,
    id: 'ages',
    title: words.titles.ages,
    chart: {
      kind: 'columns',
      labels: all.map(label),
      series: [
        { name: words.red, values: all.map(({ red }) => red) },
        { name: words.yellow, values: all.map(({ yellow }) => yellow) },
      ],
    },
    table: {
      columns: [words.columns.age, words.red, words.yellow],
      rows: all.map((band) => [label(band), { number: band.red }, { number: band.yellow }]),
    },
  }
}

function yardstick(shown: Shown): Section {
  const words = wordsOf(shown)
  const { columns: c } = words
  const timed = (value: number | null): Cell => (value === null ? null : { seconds: value })
  return {
    ...plain,
    id: 'yardstick',
    title: words.titles.yardstick,
    wide: true,
    table: {
      columns: [c.level, c.cases, c.inTime, c.late, c.waiting, c.median, c.p90],
      rows: shown.figures.yardstick.levels.map((each) => [
        each.level || words.noLevel,
        ...[each.cases, each.inTime, each.late, each.waiting].map((number) => ({ number })),
        timed(each.response.median),
        timed(each.response.p90),
      ]),
    },
  }
}

function favours(shown: Shown): readonly Section[] {
  const words = wordsOf(shown)
  const { favours: all, totalFavours } = shown.figures.yardstick
  if (totalFavours === 0) return []
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

function forecast(shown: Shown): readonly Section[] {
  const { forecast: coming, language, report } = shown
  if (coming === null || report === 'daily') return []
  const words = wordsOf(shown)
  const all = coming.days
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
        series: [
          { name: words.columns.expected, values: all.map(({ expected }) => Math.round(expected ?? 0)) },
        ],
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
