import type { AnswerField, AnswerScale, DateOrder } from '../contract/answers.ts'
import { bilingual } from './language.ts'

/** Of imports that bring what customers answered; what is named as in `imports.ts` stands in its place. */
export const answerTexts = bilingual(
  {
    whatLabel: 'Che cosa porta il file',
    kinds: { customers: 'Clienti', satisfaction: 'Soddisfazione dei clienti' },
    why: 'Le risposte di un sondaggio, o del centralino («prema da 1 a 5»), accanto ai contatti di cui parlano. Lo stesso file non conta due volte, e un’importazione si può annullare.',
    dropHere: 'Trascina qui il file CSV del sondaggio',
    fields: {
      ignore: 'Non importare',
      when: 'Quando ha risposto',
      'case-reference': 'Codice della pratica',
      'customer-code': 'Codice del cliente',
      email: 'E-mail',
      phone: 'Telefono',
      mark: 'Punteggio',
      comment: 'Commento',
      'answer-id': 'Codice della risposta',
    } satisfies Record<AnswerField, string>,
    scale: 'Punteggi',
    scales: {
      '1-5': 'Da 1 a 5',
      '0-5': 'Da 0 a 5',
      '1-10': 'Da 1 a 10',
      '0-10': 'Da 0 a 10',
      '1-7': 'Da 1 a 7',
      '1-4': 'Da 1 a 4',
      '1-3': 'Da 1 a 3',
      '0-100': 'Da 0 a 100',
      words: 'A parole',
    } satisfies Record<AnswerScale, string>,
    lowestIsBest: 'Il numero più basso è il migliore',
    dateOrder: 'Date',
    dateOrders: {
      'day-first': 'giorno/mese/anno',
      'month-first': 'mese/giorno/anno',
    } satisfies Record<DateOrder, string>,
    withinDays: 'A quale contatto si riferisce',
    within: (days: number) => (days === 1 ? 'L’ultimo, entro un giorno' : `L’ultimo, entro ${days} giorni`),
    withinWhy:
      'Se la riga dice la pratica, vale l’ultimo contatto su quella pratica; altrimenti l’ultimo contatto con il cliente prima della risposta.',
    readAs: 'Letto così',
    of5: (mark: number) => `${mark} su 5`,
    unread: { 'no-mark': 'nessun punteggio', 'out-of-scale': 'fuori scala' },
    noDate: 'data di oggi',
    badDate: 'data illeggibile',
    whoMissing: 'Indica almeno una colonna che dice chi ha risposto: pratica, codice, e-mail o telefono.',
    markMissing: 'Indica la colonna del punteggio.',
    progress: (taken: string, refused: string) => `accolte ${taken}, scartate ${refused}`,
    done: (taken: string) =>
      taken === '1' ? 'Fatto: una risposta importata.' : `Fatto: ${taken} risposte importate.`,
    noneTaken: 'Nessuna risposta importata.',
    undoSure: (name: string, taken: string) =>
      taken === '1'
        ? `Tolgo la risposta arrivata con ${name}? Il contatto torna com’era.`
        : `Tolgo le ${taken} risposte arrivate con ${name}? I contatti tornano com’erano.`,
    undoNow: 'Annulla l’importazione',
    keep: 'Lascia com’è',
    /** On the contact, beside what the operator asked. */
    said: (mark: number) => `sondaggio: ${mark} su 5`,
    wrote: 'Scritto nel sondaggio',
  },
  {
    whatLabel: 'What the file brings',
    kinds: { customers: 'Customers', satisfaction: 'Customer satisfaction' },
    why: 'The answers to a survey, or to your PBX (“press 1 to 5”), beside the contacts they speak of. The same file does not count twice, and an import can be undone.',
    dropHere: 'Drop the CSV file of the survey here',
    fields: {
      ignore: 'Leave out',
      when: 'When they answered',
      'case-reference': 'Case reference',
      'customer-code': 'Customer code',
      email: 'E-mail',
      phone: 'Phone',
      mark: 'Score',
      comment: 'Comment',
      'answer-id': 'Code of the answer',
    },
    scale: 'Scores',
    scales: {
      '1-5': 'From 1 to 5',
      '0-5': 'From 0 to 5',
      '1-10': 'From 1 to 10',
      '0-10': 'From 0 to 10',
      '1-7': 'From 1 to 7',
      '1-4': 'From 1 to 4',
      '1-3': 'From 1 to 3',
      '0-100': 'From 0 to 100',
      words: 'In words',
    },
    lowestIsBest: 'The lowest number is the best',
    dateOrder: 'Dates',
    dateOrders: { 'day-first': 'day/month/year', 'month-first': 'month/day/year' },
    withinDays: 'Which contact it is about',
    within: (days) => (days === 1 ? 'The last, within a day' : `The last, within ${days} days`),
    withinWhy:
      'Where the row names a case, the last contact about that case; else the last contact with the customer before the answer.',
    readAs: 'Read as',
    of5: (mark) => `${mark} of 5`,
    unread: { 'no-mark': 'no score', 'out-of-scale': 'outside the scale' },
    noDate: 'today’s date',
    badDate: 'date cannot be read',
    whoMissing: 'Say at least which column tells who answered: case, code, e-mail or phone.',
    markMissing: 'Say which column holds the score.',
    progress: (taken, refused) => `${taken} taken, ${refused} left out`,
    done: (taken) => (taken === '1' ? 'Done: one answer imported.' : `Done: ${taken} answers imported.`),
    noneTaken: 'No answer was imported.',
    undoSure: (name, taken) =>
      taken === '1'
        ? `Remove the answer that came with ${name}? The contact will be as it was.`
        : `Remove the ${taken} answers that came with ${name}? The contacts will be as they were.`,
    undoNow: 'Undo the import',
    keep: 'Leave it',
    said: (mark) => `survey: ${mark} of 5`,
    wrote: 'Written in the survey',
  },
)
