import type { FigureRows, Figures, FiguresAnswer } from '../../../src-main/contract/figures.ts'
import { CaseId, Code } from '../../../src-main/contract/ids.ts'
import { binEdges, distributionOf, marksFigures } from '../../../src-main/domain/figures.ts'
import { forecastOf } from '../../../src-main/domain/figures-forecast.ts'
import { dateOfDay, weekdayOfDay } from '../../../src-main/domain/zone-days.ts'
import { days, giulia, maria, now, uuid } from './cards.ts'
import { settledHouse } from './house.ts'
import type { Scene } from './scenes.ts'

/** The same wave each time: no picture changes by itself. */
const wave = (at: number) => (Math.sin(at * 1.7) + 1) / 2
const today = Math.floor(now / days)
const cameOn = (day: number) => {
  const weekday = weekdayOfDay(day)
  return weekday === 7 ? 0 : Math.round((weekday === 6 ? 12 : 44 - 3 * weekday) + 14 * wave(day))
}

function times(count: number, usual: number, edges: readonly number[]) {
  return distributionOf(
    Array.from({ length: count }, (_, at) => Math.round(usual * 2.2 ** (3 * wave(at * 0.37) - 1))),
    edges,
  )
}

/** A month of a firm with six people at the telephone. */
function month(first: number, scale: number): Figures {
  const each = (value: number) => Math.round(value * scale)
  const daily = Array.from({ length: 30 }, (_, at) => {
    const came = each(cameOn(first + at))
    return { date: dateOfDay(first + at), in: came, out: Math.round(came / 4) }
  })
  const sum = (of: 'in' | 'out') => daily.reduce((all, day) => all + day[of], 0)
  const levels = ['Oro', 'Argento', ''].map((level, at) => ({
    ...{ level, cases: each(60 - 18 * at), inTime: each(44 - 15 * at), late: each(6 + at), waiting: each(2) },
    response: times(each(40 - 10 * at), 5400 + 3600 * at, binEdges.response),
  }))
  return {
    period: { from: dateOfDay(first), to: dateOfDay(first + 29) },
    people: 6,
    volumes: {
      ...{ in: sum('in'), out: sum('out'), days: daily },
      channels: (['phone', 'email', 'web-form', 'chat', 'shop', 'letter'] as const).map((channel, at) => ({
        ...{ channel, in: each(620 / (at + 1) ** 1.4), out: each(150 / (at + 1) ** 1.6) },
      })),
      hours: Array.from({ length: 7 }, (_, weekday) =>
        Array.from({ length: 24 }, (_, hour) => {
          const open = weekday < 6 && hour > 7 && hour < (weekday === 5 ? 13 : 19)
          const peak = Math.exp(-((hour - 10) ** 2) / 6) + 0.7 * Math.exp(-((hour - 15) ** 2) / 5)
          return open ? each(34 * peak * (0.7 + 0.3 * wave(weekday)) * (weekday === 5 ? 0.4 : 1)) : 0
        }),
      ),
    },
    answer: times(each(610), 9, binEdges.answer),
    talk: times(each(760), 150, binEdges.talk),
    hold: times(each(190), 35, binEdges.hold),
    wrapUp: times(each(590), 28, binEdges.wrapUp),
    promises: {
      due: each(96),
      kept: each(71),
      late: each(12),
      broken: each(6),
      released: each(4),
      open: each(3),
    },
    firstContact: { whole: each(710), part: each(486) },
    repeats: { whole: each(1040), part: each(178) },
    transfers: {
      ...{ whole: each(770), part: each(63) },
      reasons: [
        { reason: 'Serve uno specialista', count: each(34) },
        { reason: 'Amministrazione', count: each(19) },
        { reason: '', count: each(10) },
      ],
    },
    missed: {
      ...{ rang: each(690), missed: each(80), recovered: each(66) },
      until: times(each(66), 2400, binEdges.until),
    },
    cases: {
      ...{
        opened: each(126),
        solved: each(109),
        states: { red: each(17), yellow: each(31), green: each(109) },
      },
      ages: [0, 1, 3, 7, 14, 30].map((from, at, all) => ({
        ...{
          from,
          to: all[at + 1] ?? null,
          red: each(7 / (at + 1)),
          yellow: each(9 / (1 + Math.abs(at - 2))),
        },
      })),
    },
    complaints: { received: each(14), solved: each(11), madeGood: each(4) },
    satisfaction: marksFigures(
      [9, 14, 31, 96, 120].flatMap((many, at) => Array.from({ length: each(many) }, () => at + 1)),
      each(1010),
    ),
    yardstick: {
      levels,
      favours: [
        {
          ...{ at: now - 4 * days, caseId: CaseId.parse(uuid(9800)), reference: Code.parse('000000P3') },
          ...{ level: 'Argento', askedBy: 'Vendite, sig. Riva', reason: 'Gara in corso' },
        },
      ],
      totalFavours: 1,
    },
  }
}

export const someFigures: FiguresAnswer = {
  kind: 'figures',
  figures: month(today - 30, 1),
  before: month(today - 60, 0.9),
  forecast: forecastOf({
    ...{ today, firstKnown: today - 200, cameOn },
    isShut: (day) => weekdayOfDay(day) === 7,
  }),
  basis: null,
}

export const someFigureRows: FigureRows = {
  kind: 'rows',
  rows: ['kept', 'late', 'broken', 'kept', 'released'].map((counts, at) => ({
    ...{ at: now - at * days, customerId: maria.customer.id, customerName: maria.customer.name },
    ...{
      caseId: null,
      reference: null,
      state: null,
      seconds: null,
      counts,
      text: 'Richiamare per il rimborso',
    },
  })),
  total: 96,
}

/** Giulia leads the team and looks at the month. */
export const figuresScene: Scene = {
  console: { agents: [{ ...giulia, role: 'lead' }], agentId: giulia.id, house: settledHouse },
  ui: { screen: 'figures' },
}
