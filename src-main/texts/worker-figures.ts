import { bilingual } from './language.ts'

/** Where the house enters what figures on single workers rest on. */
export const workerFiguresTexts = bilingual(
  {
    title: 'Numeri delle persone',
    why: 'I numeri di una sola persona, e di meno di cinque, si mostrano solo se c’è un accordo sindacale o l’autorizzazione dell’Ispettorato del lavoro (art. 4 legge 300/1970). Riferimento e data stanno poi accanto ai numeri e su ogni stampa. Solo un amministratore li scrive.',
    kind: 'Su che cosa si basano',
    kinds: {
      none: 'Niente: non si mostrano',
      agreement: 'Accordo sindacale',
      authorisation: 'Autorizzazione',
    },
    reference: 'Riferimento',
    referenceHint: 'Come si cita: parti o ufficio, numero',
    referenceMissing: 'Scrivi il riferimento.',
    date: 'Data',
    dateMissing: 'Scrivi la data.',
    onlyAdministrators: 'Qui scrive solo un amministratore.',
  },
  {
    title: 'Figures of people',
    why: 'Figures of one person, and of fewer than five, are shown only with an agreement with the unions or the authorisation of the labour inspectorate (art. 4 law 300/1970). Reference and date then stand beside the figures and on every print. Only an administrator enters them.',
    kind: 'What they rest on',
    kinds: { none: 'Nothing: they are not shown', agreement: 'Agreement', authorisation: 'Authorisation' },
    reference: 'Reference',
    referenceHint: 'As it is cited: parties or office, number',
    referenceMissing: 'Write the reference.',
    date: 'Date',
    dateMissing: 'Write the date.',
    onlyAdministrators: 'Only an administrator writes here.',
  },
)
