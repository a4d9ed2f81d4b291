import { bilingual } from './language.ts'

/** What `npm start` says in the terminal. */
export const startTexts = bilingual(
  {
    help: `Pronto: la scheda del cliente mentre il telefono squilla.

  npm start                      apre Pronto
  npm start -- --browser         lo apre nel browser invece che in una finestra propria
  npm start -- --no-open         stampa soltanto l’indirizzo
  npm start -- --profile NOME    usa un altro profilo (lettere, cifre, - e _)
  npm start -- --help            mostra queste righe

PRONTO_DATA=CARTELLA sceglie dove stanno i dati.`,
    problems: {
      'unknown-option': (given: string) =>
        `Non conosco «${given}». «npm start -- --help» mostra che cosa si può scrivere.`,
      'bad-profile-name': (given: string) =>
        `«${given}» non va bene come nome di profilo: solo lettere, cifre, - e _, al massimo 64.`,
    },
    building: 'Preparo Pronto…',
    built: (seconds: string) => `Pronto è preparato (${seconds} s).`,
    buildFailed: 'Pronto non si lascia preparare; qui sopra c’è scritto perché.',
    fetchingRuntime: 'Scarico l’ambiente di Electron (una volta sola)…',
    stillFetching: (seconds: number) => `… ancora in corso, ${seconds} s`,
    runtimeUnreachable: 'Da qui l’ambiente di Electron non si può scaricare: apro Pronto nel browser.',
    runtimeTooSlow: (seconds: number) =>
      `L’ambiente di Electron non è arrivato in ${seconds} s: apro Pronto nel browser.`,
    electronFailed: 'Electron qui non parte: apro Pronto nel browser.',
    noDisplay: 'Qui non c’è uno schermo: Pronto si apre da un browser.',
    alreadyRunning: 'Pronto è già aperto su questo profilo.',
    portMoved: (from: number, to: number) =>
      `La porta ${from} è occupata da un altro programma: Pronto usa la ${to}, e il browser chiederà di nuovo il microfono.`,
    address: (address: string) => `Pronto è qui (l’indirizzo vale una volta sola): ${address}`,
    cannotStart: 'Pronto non riesce a partire. I dati non sono stati toccati.',
    noWindow: 'Apri l’indirizzo in Chromium, Chrome o Edge.',
  },
  {
    help: `Pronto: the customer’s card while the phone rings.

  npm start                      opens Pronto
  npm start -- --browser         opens it in the browser instead of a window of its own
  npm start -- --no-open         only prints the address
  npm start -- --profile NAME    uses another profile (letters, digits, - and _)
  npm start -- --help            shows these lines

PRONTO_DATA=FOLDER chooses where the data lies.`,
    problems: {
      'unknown-option': (given) =>
        `I do not know “${given}”. “npm start -- --help” shows what can be written.`,
      'bad-profile-name': (given) =>
        `“${given}” cannot be the name of a profile: only letters, digits, - and _, 64 at most.`,
    },
    building: 'Building Pronto…',
    built: (seconds) => `Pronto is built (${seconds} s).`,
    buildFailed: 'Pronto could not be built; the reason stands above.',
    fetchingRuntime: 'Fetching the Electron runtime (once only)…',
    stillFetching: (seconds) => `… still at it, ${seconds} s`,
    runtimeUnreachable:
      'The Electron runtime cannot be fetched from here: opening Pronto in the browser instead.',
    runtimeTooSlow: (seconds) =>
      `The Electron runtime did not arrive within ${seconds} s: opening Pronto in the browser instead.`,
    electronFailed: 'Electron does not start here: opening Pronto in the browser instead.',
    noDisplay: 'There is no display here: Pronto is opened from a browser.',
    alreadyRunning: 'Pronto is already open on this profile.',
    portMoved: (from, to) =>
      `Port ${from} is taken by another program: Pronto uses ${to}, and the browser will ask for the microphone again.`,
    address: (address) => `Pronto is here (the address is good for one time): ${address}`,
    cannotStart: 'Pronto cannot start. The data has not been touched.',
    noWindow: 'Open the address in Chromium, Chrome or Edge.',
  },
)
