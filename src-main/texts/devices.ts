import { bilingual } from './language.ts'

/** Microphone, loudspeakers and the buttons of the headset. */
export const deviceTexts = bilingual(
  {
    voice: 'Voce',
    echoCancellation: 'Togli l’eco degli altoparlanti',
    noiseSuppression: 'Riduci i rumori di fondo',
    autoGain: 'Regola da solo il volume del microfono',
    voiceWhy: 'Con buone cuffie vanno lasciati accesi. Il cambio vale subito, anche durante una chiamata.',
    outputLevel: 'Livello di quello che senti',
    echo: {
      title: 'Prova d’eco',
      why: 'Di’ una frase: la senti come la sentirebbe chi chiama. Non esce da questo computer.',
      start: 'Prova a parlare',
      stop: 'Ferma la prova',
      speak: 'Parla adesso: registro 4 secondi.',
      listen: 'Adesso ascolta.',
      over: 'Ti sei sentito bene? Allora ti sente bene anche chi chiama.',
      failed: {
        microphone: 'Il microfono non si apre: controlla che sia collegato e permesso.',
        speaker: 'Gli altoparlanti non suonano: scegline altri.',
      },
    },
    headset: {
      title: 'Tasti delle cuffie',
      why: 'Rispondere, chiudere e muto dal tasto delle cuffie, con la loro luce al passo.',
      connect: 'Collega le cuffie',
      on: (names: string) => `Collegate: ${names}`,
      none: 'Nessuna cuffia con tasti scelta.',
    },
    standIn: (label: string) =>
      `«${label}» non è collegato: parli nel microfono del sistema. Quando torna, Pronto torna a usarlo da solo.`,
    back: (label: string) => `«${label}» è tornato: parli di nuovo lì.`,
  },
  {
    voice: 'Voice',
    echoCancellation: 'Remove the echo of the loudspeakers',
    noiseSuppression: 'Reduce background noise',
    autoGain: 'Adjust the microphone’s volume by itself',
    voiceWhy: 'Leave them on, also with a good headset. A change takes effect at once, during a call too.',
    outputLevel: 'Level of what you hear',
    echo: {
      title: 'Echo test',
      why: 'Say a sentence: you hear it as a caller would. It does not leave this computer.',
      start: 'Try your voice',
      stop: 'Stop the test',
      speak: 'Speak now: recording 4 seconds.',
      listen: 'Now listen.',
      over: 'Did you hear yourself well? Then callers do, too.',
      failed: {
        microphone: 'The microphone does not open: check that it is connected and allowed.',
        speaker: 'The loudspeakers make no sound: choose others.',
      },
    },
    headset: {
      title: 'Headset buttons',
      why: 'Answer, hang up and mute from the headset’s own button, with its light in step.',
      connect: 'Connect headset',
      on: (names) => `Connected: ${names}`,
      none: 'No headset with buttons was chosen.',
    },
    standIn: (label) =>
      `“${label}” is not connected: you speak into the system’s microphone. When it is back, Pronto goes back to it.`,
    back: (label) => `“${label}” is back: you speak into it again.`,
  },
)
