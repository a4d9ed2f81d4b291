import { type FigureName, type FiguresQuestion, repeatDays } from '../contract/figures.ts'
import { Channel } from '../contract/history.ts'
import { ReviewFilter } from '../contract/review.ts'

const contacts = Channel.options.filter((channel) => channel !== 'event')

/** Figures of which the rows are no contacts: calls, promises, cases. */
export type ListedFigure = Extract<
  FigureName,
  'answer' | 'wrap-up' | 'promises' | 'missed' | 'cases' | 'complaints' | 'satisfaction' | 'yardstick'
>

/** By what the contacts of a figure are found; null: it is not made of contacts. */
export function contactsBehind(
  { period, deskId, agentId }: FiguresQuestion,
  figure: FigureName,
): ReviewFilter | null {
  const filter = asked(figure)
  if (filter === null) return null
  return ReviewFilter.parse({
    period: { kind: 'between', from: period.from, to: period.to },
    deskIds: deskId === null ? [] : [deskId],
    agentIds: agentId === null ? [] : [agentId],
    channels: contacts,
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
    case 'first-contact':
      return { direction: 'in', outcomes: ['solved', 'information'], transferred: false }
    case 'repeats':
      return { direction: 'in', repeatDays }
    case 'transfers':
      return { channels: ['phone'], transferred: true }
    case 'answer':
    case 'wrap-up':
    case 'promises':
    case 'missed':
    case 'cases':
    case 'complaints':
    case 'satisfaction':
    case 'yardstick':
      return null
  }
}
