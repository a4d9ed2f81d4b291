import { bilingual } from './language.ts'

/** What only a desktop program says: tray, closing, a start that failed. */
export const electronTexts = bilingual(
  {
    show: 'Mostra Pronto',
    quit: 'Esci da Pronto',
    goesOn: 'Pronto resta aperto',
    goesOnWhere: (isMac: boolean) =>
      isMac
        ? 'Squilla ancora, e fa i rapporti alla loro ora. Per chiuderlo: menu Pronto, «Esci».'
        : 'Squilla ancora, e fa i rapporti alla loro ora. Sta accanto all’orologio: da lì torna, e da lì si chiude.',
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
        ? 'It still rings, and makes reports at their time. To end it: menu Pronto, “Quit”.'
        : 'It still rings, and makes reports at their time. It is beside the clock: there it comes back, and there it is quit.',
    callGoesOn: 'A call is going on.',
    closingEndsIt: 'Closing Pronto ends the call.',
    stay: 'Stay on the phone',
    hangUpAndClose: 'Hang up and close',
    whichHeadset: 'Which headset’s buttons shall be used?',
    noHeadset: 'None',
    cannotStart: 'Pronto cannot start. The data has not been touched.',
  },
)
