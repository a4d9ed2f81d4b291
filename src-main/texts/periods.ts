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

/** How many people worked in a period, and whom that counts. */
export const peopleTexts = bilingual(
  {
    atWork: (count: number) => (count === 1 ? '1 persona al lavoro' : `${count} persone al lavoro`),
    definition:
      'Persone al lavoro: chi nel periodo ha avuto almeno un contatto; se nessuno ne ha avuti, chi ha risposto a una chiamata, fatto una promessa, seguito una pratica o passato una chiamata. Dove nessuno ha lasciato il nome conta una persona.',
  },
  {
    atWork: (count) => (count === 1 ? '1 person at work' : `${count} people at work`),
    definition:
      'People at work: whoever had at least one contact in the period; if nobody had any, whoever answered a call, made a promise, had or moved a case or passed a call on. Where nobody left a name, that counts as one person.',
  },
)
