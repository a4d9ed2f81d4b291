/**
 * Templates of a house that has written none, by language of the customer and form of address. The company
 * apologises, never the person who answers. What stands in braces is filled in: `domain/templates.ts`.
 */
export const houseTemplateTexts = {
  it: {
    lei: {
      greeting: 'Buongiorno, sono {operatore}. Come posso aiutarLa?',
      hold: 'Le chiedo un momento di attesa: verifico e torno subito da Lei.',
      resume: 'Grazie di aver atteso: eccomi di nuovo da Lei.',
      apology: 'A nome di {casa} Le chiediamo scusa per il disagio: ce ne occupiamo subito.',
      closing: 'Posso fare altro per Lei? La ringrazio della chiamata e Le auguro una buona giornata.',
      details: 'Dati verificati con il cliente alle {ora}: nome, indirizzo e recapiti sono corretti.',
      'taken-note':
        'Abbiamo preso nota della Sua richiesta, {cliente}: Le facciamo sapere noi, non occorre richiamare.',
    },
    tu: {
      greeting: 'Ciao, sono {operatore}. Come posso aiutarti?',
      hold: 'Ti chiedo un momento di attesa: verifico e torno subito da te.',
      resume: 'Grazie di aver aspettato: eccomi di nuovo da te.',
      apology: 'A nome di {casa} ti chiediamo scusa per il disagio: ce ne occupiamo subito.',
      closing: 'Posso fare altro per te? Grazie della chiamata e buona giornata.',
      details: 'Dati verificati con il cliente alle {ora}: nome, indirizzo e recapiti sono corretti.',
      'taken-note':
        'Abbiamo preso nota della tua richiesta, {cliente}: ti facciamo sapere noi, non occorre richiamare.',
    },
  },
  en: {
    lei: {
      greeting: 'Good day, this is {operatore} speaking. How may I help you?',
      hold: 'May I ask you to hold for a moment while I check? I will be right back with you.',
      resume: 'Thank you for holding. I am back with you now.',
      apology: 'On behalf of {casa} we apologise for the inconvenience: we are taking care of it now.',
      closing: 'Is there anything else I can do for you? Thank you for calling, and have a good day.',
      details: 'Details checked with the customer at {ora}: name, address and contacts are correct.',
      'taken-note':
        'We have taken note of your request, {cliente}. We will let you know; there is no need to call again.',
    },
    tu: {
      greeting: 'Hi, this is {operatore}. How can I help?',
      hold: 'Just a moment while I check: I’ll be right back.',
      resume: 'Thanks for waiting, I’m back.',
      apology: 'On behalf of {casa} we’re sorry about the trouble: we’re on it now.',
      closing: 'Anything else I can do for you? Thanks for calling, have a good day.',
      details: 'Details checked with the customer at {ora}: name, address and contacts are correct.',
      'taken-note':
        'We’ve taken note of what you need, {cliente}. We’ll let you know; no need to call again.',
    },
  },
} as const
