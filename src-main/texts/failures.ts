import type { FailureCode } from '../contract/result.ts'
import { bilingual } from './language.ts'

export const failureTexts = bilingual(
  {
    'invalid-input': 'Qualcosa in questi dati non va: ricontrollali e riprova.',
    'not-found': 'Non c’è più: forse è stato tolto da un’altra finestra.',
    conflict: 'Nel frattempo qualcosa è cambiato: guarda i dati aggiornati e riprova.',
    'profile-locked': 'L’archivio è chiuso: inserisci la frase segreta.',
    'wrong-passphrase': 'La frase segreta non è quella giusta. L’archivio non è stato toccato.',
    'storage-full': 'Il disco è pieno: quello che hai scritto resta qui, libera spazio e riprova.',
    'storage-failed': 'Il disco non risponde: quello che hai scritto resta qui, riprova.',
    'no-line': 'La linea non è attiva: ora non si può telefonare.',
    'no-media-window': 'Nessuna finestra ha l’audio: prendilo in questa e riprova.',
    'no-microphone': 'Non trovo un microfono: collegalo e riprova.',
    'note-unsigned':
      'La nota non è ancora firmata: collega la chiamata a una scheda, oppure cancella il testo.',
    'call-over': 'La chiamata è già finita.',
    'not-a-number': 'Questo non è un numero che si possa chiamare.',
    'unreadable-file': 'Questo file non si legge né come CSV né come vCard.',
    'first-person-apology':
      'Un modello si scusa in prima persona: a scusarsi è l’azienda, non chi risponde. Conferma per salvarlo così.',
    'unreadable-house': 'Questo file non contiene le impostazioni di un’azienda. Non è cambiato niente.',
    'newer-house':
      'Questo file viene da una versione più recente di Pronto: aggiorna il programma e riprova. Non è cambiato niente.',
    'connection-lost': 'Pronto non risponde: quello che hai scritto resta qui. Riprova tra un momento.',
    internal: 'Qualcosa è andato storto da parte nostra. Quello che hai scritto è salvo: riprova.',
  } satisfies Record<FailureCode, string>,
  {
    'invalid-input': 'Something in these details is not right: check them and try again.',
    'not-found': 'It is no longer there: perhaps another window removed it.',
    conflict: 'Something changed in the meantime: look at the new data and try again.',
    'profile-locked': 'The file of customers is locked: enter the passphrase.',
    'wrong-passphrase': 'That is not the right passphrase. The data has not been touched.',
    'storage-full': 'The disk is full: what you typed stays here, free some space and try again.',
    'storage-failed': 'The disk does not answer: what you typed stays here, try again.',
    'no-line': 'The line is not up: no calls can be made right now.',
    'no-media-window': 'No window has the audio: take it in this one and try again.',
    'no-microphone': 'No microphone found: connect one and try again.',
    'note-unsigned': 'The note is not signed yet: tie the call to a card, or delete the text.',
    'call-over': 'The call is already over.',
    'not-a-number': 'That is not a number that can be called.',
    'unreadable-file': 'This file cannot be read as CSV or as vCard.',
    'first-person-apology':
      'A template apologises in the first person: the company apologises, not the person who answers. Confirm to save it as it is.',
    'unreadable-house': 'This file does not hold the settings of a house. Nothing has changed.',
    'newer-house':
      'This file comes from a newer version of Pronto: update the program and try again. Nothing has changed.',
    'connection-lost': 'Pronto does not answer: what you typed stays here. Try again in a moment.',
    internal: 'Something went wrong on our side. What you typed is safe: try again.',
  },
)
