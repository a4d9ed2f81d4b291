import type { OutageCause } from '../contract/outages.ts'
import { bilingual } from './language.ts'

/** When nobody could be reached here, and what a held call says beside other programs. */
export const reachTexts = bilingual(
  {
    cannotBeReached: 'Non sei raggiungibile',
    deafOn: (accounts: string) => `Non sei raggiungibile su ${accounts}`,
    /** What to do stands in the window's alarm. */
    openWindow: (cause: string) => `${cause}. Apri Pronto per vedere che cosa fare.`,
    outage: (from: string, to: string) => `Non raggiungibile ${from}–${to}`,
    outageAt: (at: string) => `Non raggiungibile ${at}`,
    outageSince: (from: string) => `Non raggiungibile dalle ${from}`,
    lasted: (time: string) => `per ${time}`,
    causes: {
      network: 'rete',
      pbx: 'il centralino non risponde',
      account: 'interno o password',
      certificate: 'certificato del server',
      microphone: 'microfono',
      sound: 'suoneria o altoparlante',
      'no-window': 'nessuna finestra aperta',
      asleep: 'computer in pausa',
    } satisfies Record<OutageCause, string>,
    checkNow: 'Controlla adesso',
    heldTitle: (name: string, time: string) => `${name} aspetta da ${time}`,
    heldBody: 'La chiamata è ancora in attesa: torna a Pronto.',
    holdLevels: {
      first: 'fatti sentire',
      second: 'di’ quanto manca',
      third: 'riprendi adesso',
    },
    say: 'Di’:',
  },
  {
    cannotBeReached: 'You cannot be reached',
    deafOn: (accounts) => `You cannot be reached on ${accounts}`,
    openWindow: (cause) => `${cause}. Open Pronto to see what to do.`,
    outage: (from, to) => `Not reachable ${from}–${to}`,
    outageAt: (at) => `Not reachable ${at}`,
    outageSince: (from) => `Not reachable since ${from}`,
    lasted: (time) => `for ${time}`,
    causes: {
      network: 'network',
      pbx: 'the PBX does not answer',
      account: 'extension or password',
      certificate: 'certificate of the server',
      microphone: 'microphone',
      sound: 'ring tone or speaker',
      'no-window': 'no window open',
      asleep: 'computer asleep',
    },
    checkNow: 'Check now',
    heldTitle: (name, time) => `${name} has been waiting for ${time}`,
    heldBody: 'The call is still on hold: come back to Pronto.',
    holdLevels: {
      first: 'say a word',
      second: 'say how long',
      third: 'take it back now',
    },
    say: 'Say:',
  },
)
