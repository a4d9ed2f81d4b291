import {
  type Distribution,
  type Figures,
  FiguresAnswer,
  type FiguresPeriod,
} from '../../src-main/contract/figures.ts'
import { marksFigures } from '../../src-main/domain/figures.ts'

const dayMs = 86_400_000

/** Figures as a month of a busy house has them, the same each time; `size` 1 is some 1,200 contacts. */
export function sampleFigures(period: FiguresPeriod, size = 1): Figures {
  const first = Date.parse(period.from)
  const count = Math.round((Date.parse(period.to) - first) / dayMs) + 1
  const many = (value: number) => Math.round(value * size)
  const days = Array.from({ length: count }, (_, index) => {
    const at = new Date(first + index * dayMs)
    const isWeekend = at.getUTCDay() === 0 || at.getUTCDay() === 6
    const incoming = isWeekend ? 4 : 38 + ((index * 7) % 19)
    return { date: at.toISOString().slice(0, 10), in: many(incoming), out: many(incoming / 4) }
  })
  const sum = (of: 'in' | 'out') => days.reduce((total, day) => total + day[of], 0)
  const hour = (day: number, at: number) =>
    day > 4 || at < 8 || at > 18 ? 0 : many(4 + ((day * 5 + at * 11) % 17) + (at === 10 ? 14 : 0))
  const share = (part: number) => Math.round(sum('in') * part)
  return {
    period,
    people: 7,
    volumes: {
      in: sum('in'),
      out: sum('out'),
      channels: [
        { channel: 'phone', in: share(0.71), out: share(0.2) },
        { channel: 'email', in: share(0.18), out: share(0.05) },
        { channel: 'web-form', in: share(0.07), out: 0 },
        { channel: 'chat', in: share(0.04), out: 0 },
      ],
      days,
      hours: Array.from({ length: 7 }, (_, day) => Array.from({ length: 24 }, (_, at) => hour(day, at))),
    },
    answer: distribution([412, 230, 88, 41, 12, 4], [0, 5, 10, 20, 40, 60], 7.2, 19, many(1)),
    talk: distribution([61, 148, 260, 190, 90, 31], [0, 60, 120, 240, 480, 900], 184, 512, many(1)),
    hold: distribution([40, 31, 18, 9, 3, 1], [0, 15, 30, 60, 120, 300], 22, 88, many(1)),
    wrapUp: distribution([102, 240, 180, 92, 20, 6], [0, 15, 30, 60, 120, 300], 31, 84, many(1)),
    promises: {
      due: many(143),
      kept: many(118),
      late: many(9),
      broken: many(7),
      released: many(5),
      open: many(4),
    },
    firstContact: { whole: many(640), part: many(461) },
    repeats: { whole: sum('in'), part: many(133) },
    transfers: {
      whole: share(0.71),
      part: many(61),
      reasons: [
        { reason: 'Serve un tecnico', count: many(31) },
        { reason: 'Fatturazione', count: many(19) },
        { reason: '', count: many(11) },
      ],
    },
    missed: {
      ...{ rang: many(870), missed: many(64), recovered: many(51) },
      until: distribution([20, 15, 9, 5, 2, 0], [0, 300, 900, 1800, 3600, 14_400], 760, 3400, many(1)),
    },
    cases: {
      ...{
        opened: many(212),
        solved: many(198),
        states: { red: many(14), yellow: many(37), green: many(198) },
      },
      ages: [
        { from: 0, to: 3, red: many(11), yellow: many(9) },
        { from: 3, to: 8, red: many(3), yellow: many(15) },
        { from: 8, to: 31, red: 0, yellow: many(11) },
        { from: 31, to: null, red: 0, yellow: many(2) },
      ],
    },
    complaints: { received: many(12), solved: many(10), madeGood: many(4) },
    satisfaction: marksFigures(
      [...given(2, many(6)), ...given(4, many(40)), ...given(5, many(30))],
      many(900),
    ),
    yardstick: {
      levels: [level('Premium', many(48), 1500), level('Base', many(131), 4100), level('', many(33), 5200)],
      favours: [],
      totalFavours: 0,
    },
  }
}

function given(mark: number, times: number): readonly number[] {
  return Array.from({ length: times }, () => mark)
}

function distribution(
  counts: readonly number[],
  from: readonly number[],
  median: number,
  p90: number,
  size: number,
): Distribution {
  const bins = counts.map((count, index) => ({
    ...{ from: from[index] ?? 0, to: from[index + 1] ?? null, count: Math.round(count * size) },
  }))
  const count = bins.reduce((total, bin) => total + bin.count, 0)
  return { count, median, p90, mean: median * 1.2, longest: p90 * 3, bins }
}

function level(name: string, cases: number, median: number) {
  return {
    ...{ level: name, cases, inTime: Math.round(cases * 0.9), late: Math.round(cases * 0.06), waiting: 2 },
    response: distribution([cases], [0], median, median * 2.5, 1),
  }
}

/** As main answers: the month before was a tenth smaller, and four weeks are to come. */
export function sampleAnswer(period: FiguresPeriod, before: FiguresPeriod): FiguresAnswer {
  const start = Date.parse(period.to) + dayMs
  return FiguresAnswer.parse({
    kind: 'figures',
    figures: sampleFigures(period),
    before: sampleFigures(before, 0.9),
    forecast: {
      days: Array.from({ length: 28 }, (_, index) => {
        const at = new Date(start + index * dayMs)
        const shut = at.getUTCDay() === 0
        return { date: at.toISOString().slice(0, 10), expected: shut ? 0 : 31.5 + (index % 5), shut }
      }),
      tried: [{ date: period.to, expected: 40, came: 43 }],
      error: 4.25,
      errorShare: 0.11,
    },
    basis: null,
  })
}
