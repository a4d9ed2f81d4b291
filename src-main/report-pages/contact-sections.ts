import type { Share } from '../contract/figures.ts'
import { marksChart, missedRows, percentsChart } from '../domain/charts/contact-charts.ts'
import { countsChart } from '../domain/charts/count-charts.ts'
import { numberText } from '../domain/number-text.ts'
import { secondsText } from '../reports/cell-text.ts'
import type { Cell, Section } from '../reports/page.ts'
import { textsFor } from '../texts/index.ts'
import { compared, percentOf, plain, type Shown, wordsOf } from './section-parts.ts'

/* How contacts ended: at once or not, passed on, missed, and what customers said of them. */

export function firstContact(shown: Shown): Section {
  const { figures, before, language } = shown
  const words = wordsOf(shown)
  const rows = [
    ...(figures.firstContact
      ? [{ label: words.firstRow, now: figures.firstContact, past: before?.firstContact }]
      : []),
    { label: words.repeatsRow, now: figures.repeats, past: before?.repeats },
  ]
  return {
    ...plain,
    id: figures.firstContact ? 'first-contact' : 'repeats',
    title: words.titles['first-contact'],
    wide: true,
    chart: percentsChart(
      rows.map(({ label, now, past }) => ({
        ...{ label, percent: percentOf(now), past: past && percentOf(past) },
        text: words.shareOf(
          `${percentOf(now)} %`,
          numberText(now.part, language),
          numberText(now.whole, language),
        ),
      })),
      textsFor(language).figures,
    ),
    table: {
      columns: [words.columns.what, ...words.columns.shares.now, ...words.columns.shares.before],
      rows: rows.map(({ label, now, past }) => [label, ...shareCells(now), ...shareCells(past)]),
    },
  }
}

/** How much of a hundred, how many, and of how many; of nothing there is no share. */
function shareCells(share: Share | null | undefined): readonly Cell[] {
  if (!share) return [null, null, null]
  const { part, whole } = share
  return [whole === 0 ? null : { share: part / whole }, { number: part }, { number: whole }]
}

export function transfers(shown: Shown): readonly Section[] {
  const { figures, before, language } = shown
  if (figures.transfers === null) return []
  const words = wordsOf(shown)
  const { reasons, part, whole } = figures.transfers
  const earlier = before?.transfers ?? null
  const past = (reason: string) =>
    earlier && (earlier.reasons.find((each) => each.reason === reason)?.count ?? 0)
  const rows = reasons.slice(0, 8)
  return [
    {
      ...plain,
      id: 'transfers',
      title: words.titles.transfers,
      lead: words.transfersLead(numberText(part, language), numberText(whole, language)),
      chart:
        rows.length === 0
          ? null
          : countsChart(
              rows.map(({ reason, count }) => ({
                ...{ label: reason || words.noReason, now: count },
                past: past(reason),
              })),
              textsFor(language).figures,
            ),
      table: {
        columns: [words.columns.reason, words.columns.now, words.columns.before],
        rows: reasons.map(({ reason, count }) => compared(reason || words.noReason, count, past(reason))),
      },
    },
  ]
}

export function missed(shown: Shown): readonly Section[] {
  const words = wordsOf(shown)
  const now = shown.figures.missed
  if (now === null) return []
  const past = shown.before?.missed ?? null
  const { figures } = textsFor(shown.language)
  const earlier = past && missedRows(past, figures)
  const median = now.until?.median ?? null
  return [
    {
      ...plain,
      id: 'missed',
      title: words.titles.missed,
      lead: median === null ? null : words.missedLead(secondsText(median)),
      chart: countsChart(
        missedRows(now, figures).map((row, at) => ({ ...row, past: earlier?.[at]?.now })),
        figures,
      ),
      table: {
        columns: [words.columns.what, words.columns.now, words.columns.before],
        rows: (['rang', 'missed', 'recovered'] as const).map((name) =>
          compared(words.missedRows[name], now[name], past?.[name]),
        ),
      },
    },
  ]
}

/** Whether any customer answered, in the period or the one before; of what is withheld nothing is said. */
export function hasSatisfaction({ figures, before }: Pick<Shown, 'figures' | 'before'>): boolean {
  return (figures.satisfaction?.answers ?? 0) + (before?.satisfaction?.answers ?? 0) > 0
}

export function satisfaction(shown: Shown): readonly Section[] {
  const { figures, before, language } = shown
  if (figures.satisfaction === null || !hasSatisfaction(shown)) return []
  const words = wordsOf(shown)
  const ofFigures = textsFor(language).figures
  const { mean, answers, contacts, marks } = figures.satisfaction
  const lead =
    mean === null
      ? words.unmeasured
      : words.satisfactionLead(
          numberText(mean, language, 1),
          numberText(answers, language),
          numberText(contacts, language),
        )
  const past = before?.satisfaction ?? null
  return [
    {
      ...plain,
      id: 'satisfaction',
      title: words.titles.satisfaction,
      lead,
      chart: marksChart(figures.satisfaction, past, ofFigures),
      table: {
        columns: [words.columns.what, words.columns.now, words.columns.before],
        rows: marks.map((now, at) => compared(ofFigures.ofFive(String(at + 1)), now, past?.marks[at])),
      },
    },
  ]
}
