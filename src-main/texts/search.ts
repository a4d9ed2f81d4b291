import { bilingual } from './language.ts'

export const searchTexts = bilingual(
  {
    customers: 'Clienti',
    customersCalled: 'Clienti · Alt+Invio chiama',
    whichNumber: (name: string) => `Quale numero di ${name}?`,
    cases: 'Pratiche',
    more: 'Altro',
    inNotes: (words: string) => `Cerca «${words}» in tutte le note`,
    found: {
      phone: 'numero',
      email: 'e-mail',
      'vat-number': 'partita IVA',
      'fiscal-code': 'codice fiscale',
    },
    title: 'Cerca nelle note',
    field: 'Parole da cercare in tutte le note e i riassunti',
    hint: 'Parole, "una frase", -senza, inizio*',
    syntax:
      'Tutte le parole devono esserci. Tra virgolette: proprio così. Con il trattino davanti: senza. L’ultima parola può essere appena cominciata. Accenti e maiuscole non contano.',
    results: 'Note e contatti trovati',
    none: 'Nessuna nota con queste parole.',
    noneWhy: 'Prova con meno parole o con l’inizio di una sola.',
    empty: 'Tutto quello che è stato detto e scritto',
    searching: 'Cerco…',
    count: (count: number, more: boolean) =>
      more
        ? `Gli ultimi ${count}: scorri per vedere i precedenti`
        : count === 1
          ? '1 trovato'
          : `${count} trovati`,
    note: 'Nota',
    by: (initials: string) => `di ${initials}`,
    keys: 'Frecce per scegliere, Invio per aprire la scheda in quel punto',
  },
  {
    customers: 'Customers',
    customersCalled: 'Customers · Alt+Enter calls',
    whichNumber: (name) => `Which number of ${name}?`,
    cases: 'Cases',
    more: 'More',
    inNotes: (words) => `Search “${words}” in all notes`,
    found: {
      phone: 'number',
      email: 'e-mail',
      'vat-number': 'VAT number',
      'fiscal-code': 'tax code',
    },
    title: 'Search the notes',
    field: 'Words to look for in all notes and summaries',
    hint: 'Words, "a phrase", -without, begin*',
    syntax:
      'All words have to be there. In quotes: exactly so. With a dash in front: without it. The last word may be only begun. Accents and capitals do not matter.',
    results: 'Notes and contacts found',
    none: 'No note has these words.',
    noneWhy: 'Try fewer words, or the beginning of a single one.',
    empty: 'Everything that was ever said and written',
    searching: 'Searching…',
    count: (count, more) =>
      more ? `The latest ${count}: scroll for the ones before` : count === 1 ? '1 found' : `${count} found`,
    note: 'Note',
    by: (initials) => `by ${initials}`,
    keys: 'Arrows to choose, Enter to open the card there',
  },
)
