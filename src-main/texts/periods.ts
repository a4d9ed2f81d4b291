import { bilingual } from './language.ts'

/** Weeks and months of the house's calendar, as they are chosen. */
export const periodTexts = bilingual(
  {
    'this-week': 'Questa settimana',
    'last-week': 'Settimana scorsa',
    'this-month': 'Questo mese',
    'last-month': 'Mese scorso',
    between: 'Dal… al…',
    running: 'Non è ancora finito: il periodo prima è intero',
  },
  {
    'this-week': 'This week',
    'last-week': 'Last week',
    'this-month': 'This month',
    'last-month': 'Last month',
    between: 'From… to…',
    running: 'Not over yet: the period before is a whole one',
  },
)
