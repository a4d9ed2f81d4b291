import { type FigureName, type FiguresQuestion, repeatDays } from '../contract/figures.ts'
import { Channel } from '../contract/history.ts'
import { ReviewFilter } from '../contract/review.ts'
import { forecastLooksBack } from './figures-forecast.ts'
import { type DayNumber, dateOfDay } from './zone-days.ts'

const contacts = Channel.options.filter((channel) => channel !== 'event')

/** Figures of which the rows are listed with what each counts as. */
export type ListedFigure = Extract<
  FigureName,
  | 'answer'
  | 'wrap-up'
  | 'promises'
  | 'first-contact'
  | 'missed'
  | 'cases'
  | 'complaints'
  | 'satisfaction'
  | 'yardstick'
>

export type Behind = {
  /** Of the house's calendar: what a forecast rests on ends before it. */
  readonly today: DayNumber
  /** What the house began is withheld. */
  readonly customersOnly: boolean
}

/** By what the contacts of a figure are found, as many as it counts; null: its rows are listed. */
export function contactsBehind(
  { period, deskId, agentId }: FiguresQuestion,
  figure: FigureName,
  { today, customersOnly }: Behind,
): ReviewFilter | null {
  const filter = asked(figure)
  if (filter === null) return null
  const rests = { from: dateOfDay(today - forecastLooksBack), to: dateOfDay(today - 1) }
  const { from, to } = figure === 'forecast' ? rests : period
  return ReviewFilter.parse({
    period: { kind: 'between', from, to },
    deskIds: deskId === null ? [] : [deskId],
    agentIds: agentId === null ? [] : [agentId],
    channels: contacts,
    ...(customersOnly && { direction: 'in' }),
    ...filter,
  })
}

export function isListed(figure: FigureName): figure is ListedFigure {
  return asked(figure) === null
}

function asked(figure: FigureName): Partial<ReviewFilter> | null {
  switch (figure) {
    case 'volumes':
    case 'days':
      return {}
    case 'hours':
    case 'forecast':
      return { direction: 'in' }
    case 'talk':
      return { channels: ['phone'], duration: { from: 0, to: null } }
    case 'hold':
      return { channels: ['phone'], held: { from: 1, to: null } }
    case 'repeats':
      return { direction: 'in', repeatDays }
    case 'transfers':
      return { channels: ['phone'], transferred: true }
    case 'answer':
    case 'wrap-up':
    case 'promises':
    case 'first-contact':
    case 'missed':
    case 'cases':
    case 'complaints':
    case 'satisfaction':
    case 'yardstick':
      return null
  }
}
