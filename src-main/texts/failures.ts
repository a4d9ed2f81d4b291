import type { FailureCode } from '../contract/result.ts'
import { bilingual } from './language.ts'

export const failureTexts = bilingual(
  {
    'invalid-input': 'Qualcosa in questi dati non va: ricontrollali e riprova.',
    'not-found': 'Non c’è più: forse è stato tolto da un’altra finestra.',
    conflict: 'Nel frattempo qualcosa è cambiato: guarda i dati aggiornati e riprova.',
    'not-allowed': 'Questo lo fa un responsabile: il ruolo scelto all’avvio non lo prevede.',
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
    'time-past': 'Quell’ora è già passata: scegli un’ora che deve ancora venire.',
    'desk-closed': 'A quell’ora l’ufficio è chiuso: scegli un’ora in cui qualcuno risponde.',
    'nobody-on-shift': 'A quell’ora non c’è nessuno di turno: scegli un’altra ora.',
    'no-phone': 'Questa scheda non ha un numero da chiamare: aggiungilo in anagrafica.',
    'transfer-refused': 'Il centralino non ha passato la chiamata: il cliente è ancora qui.',
    'transfer-lost': 'Dall’altra parte non hanno risposto e il cliente è caduto: richiamalo.',
    'confirm-call': 'Questa chiamata va confermata.',
    'call-not-allowed':
      'La casa non permette di chiamare questo numero: lo decide nelle impostazioni, «Chiamate in uscita».',
    'too-many-calls': 'Troppe chiamate in un minuto: aspetta un momento, poi riprova.',
    'forward-costly': 'Un inoltro non può chiedere conferma: scegli un numero che si chiama senza domande.',
    'not-a-number': 'Questo non è un numero che si possa chiamare.',
    'implausible-vat-number':
      'Questa partita IVA non esiste: controlla le cifre o lascia il campo vuoto. Non è stato salvato niente, quello che hai scritto resta qui.',
    'implausible-fiscal-code':
      'Questo codice fiscale non esiste: controlla i caratteri o lascia il campo vuoto. Non è stato salvato niente, quello che hai scritto resta qui.',
    'recording-off': 'La casa non registra le chiamate: lo decide nelle impostazioni, «Registrazione».',
    'not-announced': 'Prima va detto a chi chiama: senza annuncio non si registra niente.',
    'recording-elsewhere': 'Questa registrazione si ascolta sul computer che l’ha fatta.',
    'recording-damaged': 'Questa registrazione non è più come era stata scritta: non si può ascoltare.',
    'unreadable-file': 'Questo file non si legge né come CSV né come vCard.',
    'first-person-apology':
      'Un modello si scusa in prima persona: a scusarsi è l’azienda, non chi risponde. Conferma per salvarlo così.',
    'unreadable-house': 'Questo file non contiene le impostazioni di un’azienda. Non è cambiato niente.',
    'newer-house':
      'Questo file viene da una versione più recente di Pronto: aggiorna il programma e riprova. Non è cambiato niente.',
    'pack-none': 'Questo file non è un pacchetto di revisione di Pronto.',
    'pack-newer':
      'Questo pacchetto viene da un’altra versione di Pronto: aggiorna il programma oppure chiedi un pacchetto nuovo.',
    'pack-passphrase':
      'La frase segreta non apre questo file: riscrivila, badando a maiuscole e spazi. Il file è rimasto com’era.',
    'pack-expired': 'Questo pacchetto è scaduto e non si apre più: chiedine uno nuovo a chi te l’ha mandato.',
    'pack-cut': 'A questo file manca un pezzo: la copia si è interrotta. Copialo o scaricalo di nuovo.',
    'pack-changed':
      'Questo file non è più come è stato scritto: è danneggiato o qualcuno lo ha toccato. Non si apre niente.',
    'pack-is-reply':
      'Questo è un file di risposta, non un pacchetto: lo accoglie chi ha mandato il pacchetto, dalla schermata Revisione.',
    'pack-no-reply':
      'Questo è un pacchetto da leggere, non una risposta: scegli il file che è tornato da chi ha valutato.',
    'pack-too-large': 'Questi contatti sono troppi per un solo file: restringi il filtro e fanne più d’uno.',
    'pack-empty': 'Con questo filtro non c’è nessun contatto da mandare.',
    'pack-still-reading':
      'La lettura dell’archivio è ancora in corso, più lenta del solito: riprova fra un minuto.',
    'pack-too-many': 'In un pacchetto stanno al più 10.000 contatti: restringi il filtro o tira a sorte.',
    'pack-other-house':
      'Nessuno di questi contatti è in questo archivio: il pacchetto veniva da un’altra casa.',
    'connection-lost': 'Pronto non risponde: quello che hai scritto resta qui. Riprova tra un momento.',
    internal: 'Qualcosa è andato storto da parte nostra. Quello che hai scritto è salvo: riprova.',
  } satisfies Record<FailureCode, string>,
  {
    'invalid-input': 'Something in these details is not right: check them and try again.',
    'not-found': 'It is no longer there: perhaps another window removed it.',
    conflict: 'Something changed in the meantime: look at the new data and try again.',
    'not-allowed': 'A team lead does this: the role chosen at start does not include it.',
    'profile-locked': 'The file of customers is locked: enter the passphrase.',
    'wrong-passphrase': 'That is not the right passphrase. The data has not been touched.',
    'storage-full': 'The disk is full: what you typed stays here, free some space and try again.',
    'storage-failed': 'The disk does not answer: what you typed stays here, try again.',
    'no-line': 'The line is not up: no calls can be made right now.',
    'no-media-window': 'No window has the audio: take it in this one and try again.',
    'no-microphone': 'No microphone found: connect one and try again.',
    'note-unsigned': 'The note is not signed yet: tie the call to a card, or delete the text.',
    'call-over': 'The call is already over.',
    'time-past': 'That time has gone by: choose one that is still to come.',
    'desk-closed': 'The desk is closed at that time: choose one at which somebody answers.',
    'nobody-on-shift': 'Nobody is on shift at that time: choose another.',
    'no-phone': 'This card has no number to call: add one in the details.',
    'transfer-refused': 'The PBX did not transfer the call: the customer is still here.',
    'transfer-lost': 'Nobody took the call there and the customer was cut off: call them back.',
    'confirm-call': 'This call has to be confirmed.',
    'call-not-allowed':
      'The house does not call this number: it decides so in the settings, “Outgoing calls”.',
    'too-many-calls': 'Too many calls within a minute: wait a moment, then try again.',
    'forward-costly':
      'Nobody can be asked while a call is sent on: choose a number that is called without a question.',
    'not-a-number': 'That is not a number that can be called.',
    'implausible-vat-number':
      'There is no such VAT number: check the digits or leave the field empty. Nothing was saved, what you typed stays here.',
    'implausible-fiscal-code':
      'There is no such fiscal code: check the characters or leave the field empty. Nothing was saved, what you typed stays here.',
    'recording-off': 'The house records no calls: it decides so in the settings, “Recording”.',
    'not-announced': 'The caller has to be told first: without it nothing is recorded.',
    'recording-elsewhere': 'This recording can be heard on the computer that made it.',
    'recording-damaged': 'This recording is no longer as it was written: it cannot be played.',
    'unreadable-file': 'This file cannot be read as CSV or as vCard.',
    'first-person-apology':
      'A template apologises in the first person: the company apologises, not the person who answers. Confirm to save it as it is.',
    'unreadable-house': 'This file does not hold the settings of a house. Nothing has changed.',
    'newer-house':
      'This file comes from a newer version of Pronto: update the program and try again. Nothing has changed.',
    'pack-none': 'This file is not a review pack of Pronto.',
    'pack-newer': 'This pack comes from another version of Pronto: update the program or ask for a new pack.',
    'pack-passphrase':
      'The passphrase does not open this file: type it again, minding capitals and spaces. The file is as it was.',
    'pack-expired': 'This pack has expired and opens no more: ask whoever sent it for a new one.',
    'pack-cut': 'A part of this file is missing: the copy was interrupted. Copy or download it again.',
    'pack-changed':
      'This file is not as it was written: it is damaged, or somebody has tampered with it. Nothing is opened.',
    'pack-is-reply': 'This is a reply, not a pack: whoever sent the pack takes it in, on the Review screen.',
    'pack-no-reply':
      'This is a pack to read, not a reply: choose the file that came back from whoever reviewed.',
    'pack-too-large': 'These contacts are too much for one file: narrow the filter and make several.',
    'pack-empty': 'With this filter there is no contact to send.',
    'pack-still-reading': 'The archive is still being read, more slowly than usual: try again in a minute.',
    'pack-too-many': 'A pack holds at most 10,000 contacts: narrow the filter or draw by lot.',
    'pack-other-house': 'None of these contacts is in this house: the pack came from another one.',
    'connection-lost': 'Pronto does not answer: what you typed stays here. Try again in a moment.',
    internal: 'Something went wrong on our side. What you typed is safe: try again.',
  },
)
