import type { MediaAlarm } from '../contract/media.ts'
import { bilingual } from './language.ts'

export const shellTexts = bilingual(
  {
    rail: 'Schermate',
    screens: {
      call: 'Chiamata',
      customers: 'Clienti',
      search: 'Note',
      log: 'Registro',
      handover: 'Consegne',
      settings: 'Impostazioni',
    },
    search: 'Cerca clienti, pratiche e note',
    searchHint: 'Cerca cliente, numero, pratica, note…',
    searchResults: 'Trovati',
    searchNothing: 'Nessuno con queste parole. Un numero va bene in qualsiasi forma.',
    searching: 'Cerco…',
    callNumber: (number: string) => `Chiama ${number}`,
    skipToContent: 'Vai al contenuto',
    notices: 'Avvisi',
    close: 'Chiudi',
    cancel: 'Annulla',
    operator: (name: string) => `Operatore: ${name}. Cambia operatore`,
    noOperator: 'Nessun operatore: scegli chi risponde',
    connecting: 'Apro l’archivio…',
    hostLost: 'Il programma non risponde: riprovo da solo. Quello che scrivi resta qui.',
    storageFull: 'Il disco è pieno: le note restano scritte qui ma non sono salve. Libera spazio.',
    otherWindowHasAudio: 'L’audio è in un’altra finestra: lì si squilla e si parla.',
    takeAudio: 'Prendi l’audio qui',
    unreachable: 'Non sei raggiungibile',
    nextTry: (seconds: string) => `riprovo tra ${seconds}`,
    tryingNow: 'riprovo adesso',
    retry: 'Riprova subito',
    line: {
      registered: 'In linea',
      connecting: 'Mi collego…',
      none: 'Senza telefono',
      unreachable: 'Fuori linea',
      demo: 'centralino di prova',
      extension: (account: string) => `interno ${account}`,
    },
    alarms: {
      'ring-blocked':
        'La suoneria è bloccata: fai un clic in questa finestra, altrimenti non senti squillare.',
      'ring-device-missing':
        'Il dispositivo della suoneria non c’è più: squilla su quello di sistema. Ricollegalo, o scegline un altro nelle impostazioni.',
      'no-microphone': 'Nessun microfono: chi chiama non ti sentirebbe. Collegane uno.',
      'microphone-denied':
        'Il microfono è vietato a questa pagina: permettilo nelle impostazioni del browser.',
      'microphone-silent':
        'Il microfono dà solo silenzio: guarda se è spento sulla cuffia o muto nel sistema.',
      'speaker-missing':
        'L’altoparlante scelto non c’è più: si sente da quello di sistema. Ricollegalo, o scegline un altro nelle impostazioni.',
    } satisfies Record<MediaAlarm, string>,
  },
  {
    rail: 'Screens',
    screens: {
      call: 'Call',
      customers: 'Customers',
      search: 'Notes',
      log: 'Call log',
      handover: 'Hand-over',
      settings: 'Settings',
    },
    search: 'Search customers, cases and notes',
    searchHint: 'Search customer, number, case, notes…',
    searchResults: 'Found',
    searchNothing: 'Nobody with these words. A number may be written in any way.',
    searching: 'Searching…',
    callNumber: (number) => `Call ${number}`,
    skipToContent: 'Skip to content',
    notices: 'Notices',
    close: 'Close',
    cancel: 'Cancel',
    operator: (name) => `Operator: ${name}. Change operator`,
    noOperator: 'No operator: choose who answers',
    connecting: 'Opening the customer file…',
    hostLost: 'The program does not answer: trying again by itself. What you type stays here.',
    storageFull: 'The disk is full: notes stay on the screen but are not safe. Free some space.',
    otherWindowHasAudio: 'The audio is in another window: calls ring and are spoken there.',
    takeAudio: 'Take the audio here',
    unreachable: 'You cannot be reached',
    nextTry: (seconds) => `trying again in ${seconds}`,
    tryingNow: 'trying again now',
    retry: 'Try now',
    line: {
      registered: 'On line',
      connecting: 'Connecting…',
      none: 'No phone',
      unreachable: 'Off line',
      demo: 'demo exchange',
      extension: (account) => `extension ${account}`,
    },
    alarms: {
      'ring-blocked': 'The ring tone is blocked: click once in this window, or you will not hear it ring.',
      'ring-device-missing':
        'The ring device is gone: ringing on the system’s own. Plug it in, or choose another in the settings.',
      'no-microphone': 'No microphone: callers would not hear you. Plug one in.',
      'microphone-denied': 'This page may not use the microphone: allow it in the browser’s settings.',
      'microphone-silent':
        'The microphone gives nothing but silence: see whether it is off at the headset or muted in the system.',
      'speaker-missing':
        'The chosen speaker is gone: you hear by the system’s own. Plug it in, or choose another in the settings.',
    },
  },
)
