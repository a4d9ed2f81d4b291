import { bilingual } from './language.ts'

/** What only a desktop program says: tray, closing, a start that failed. */
export const electronTexts = bilingual(
  {
    show: 'Mostra Pronto',
    quit: 'Esci da Pronto',
    goesOn: 'Pronto resta aperto',
    goesOnWhere: (isMac: boolean) =>
      isMac
        ? 'Continua a squillare e a fare i rapporti all’ora stabilita. Per chiuderlo: menu Pronto, «Esci».'
        : 'Continua a squillare e a fare i rapporti all’ora stabilita. Lo trovi accanto all’orologio: da lì si riapre e si chiude.',
    callGoesOn: 'C’è una chiamata in corso.',
    closingEndsIt: 'Se chiudi Pronto, la chiamata finisce.',
    stay: 'Resta al telefono',
    hangUpAndClose: 'Riaggancia e chiudi',
    whichHeadset: 'Di quali cuffie usare i tasti?',
    noHeadset: 'Nessuna',
    cannotStart: 'Pronto non riesce a partire. I dati non sono stati toccati.',
  },
  {
    show: 'Show Pronto',
    quit: 'Quit Pronto',
    goesOn: 'Pronto stays open',
    goesOnWhere: (isMac) =>
      isMac
        ? 'It keeps ringing, and makes reports at the set time. To close it: menu Pronto, “Quit”.'
        : 'It keeps ringing, and makes reports at the set time. You find it beside the clock: open or quit it from there.',
    callGoesOn: 'A call is going on.',
    closingEndsIt: 'Closing Pronto ends the call.',
    stay: 'Stay on the phone',
    hangUpAndClose: 'Hang up and close',
    whichHeadset: 'Which headset’s buttons shall be used?',
    noHeadset: 'None',
    cannotStart: 'Pronto cannot start. The data has not been touched.',
  },
)
