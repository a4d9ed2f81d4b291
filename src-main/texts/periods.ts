import { bilingual } from './language.ts'

/** Weeks and months of the house's calendar, as they are chosen. */
export const periodTexts = bilingual(
  {
    'this-week': 'Questa settimana',
    'last-week': 'Settimana scorsa',
    'this-month': 'Questo mese',
    'last-month': 'Mese scorso',
    between: 'Dal… al…',
  },
  {
    'this-week': 'This week',
    'last-week': 'Last week',
    'this-month': 'This month',
    'last-month': 'Last month',
    between: 'From… to…',
  },
)
