import { bilingual } from './language.ts'

/** What the browser host answers where it does not show the console. */
export const browserTexts = bilingual(
  {
    notForUs: 'Questa richiesta non viene da Pronto e non è stata eseguita.',
    notAdmitted:
      'Per entrare serve l’indirizzo che Pronto ha stampato nel terminale; «npm start» ne dà uno nuovo.',
    addressUsed: 'Questo indirizzo è già stato usato: vale una volta sola. «npm start» ne dà uno nuovo.',
    notFound: 'Qui non c’è niente.',
    failed: 'Qualcosa è andato storto da parte nostra.',
  },
  {
    notForUs: 'This request does not come from Pronto and was not carried out.',
    notAdmitted:
      'To come in, use the address that Pronto printed in the terminal; “npm start” gives a new one.',
    addressUsed: 'This address has been used: it is good for one time only. “npm start” gives a new one.',
    notFound: 'There is nothing here.',
    failed: 'Something went wrong on our side.',
  },
)
