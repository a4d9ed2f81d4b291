import type { CallDoubt } from '../contract/outgoing.ts'
import { bilingual } from './language.ts'

/** Before a call is made: what it would cost, where it would go, and what the house allows. */
export const outgoingTexts = bilingual(
  {
    ask: (number: string) => `Chiamare ${number}?`,
    call: 'Chiama',
    doubts: {
      premium: 'È un numero a pagamento: costa molto più di una chiamata normale.',
      'shared-cost': 'È un numero a tariffa speciale: può costare più di una chiamata normale.',
      satellite: 'È un numero satellitare o di una rete senza paese: costa molto.',
      foreign: 'È un numero estero.',
      elsewhere: 'È un indirizzo di un altro centralino.',
    } satisfies Record<CallDoubt, string>,
    foreign: (country: string) => `È un numero estero: ${country}.`,
    from: {
      link: 'Viene da un collegamento aperto in un altro programma.',
      clipboard: 'Viene da quello che hai copiato.',
    },
    noNumber: {
      link: 'Il collegamento aperto non porta a nessun numero.',
      clipboard: 'Quello che hai copiato non è un numero.',
    },
    house: {
      allowed: 'Prefissi che si possono chiamare',
      allowedHint: 'vuoto: tutti. Per esempio +39, +41',
      allowedWrong: 'Scrivi i prefissi col più, divisi da virgole: +39, +41.',
      allowedWhy:
        'Gli interni si chiamano sempre. Contro chi entra nel centralino e chiama numeri costosi a spese della casa.',
      confirmCostly: 'Chiedi prima dei numeri costosi (89x, 144, 199, satellitari)',
      confirmForeign: 'Chiedi prima delle chiamate all’estero',
      mostPerMinute: 'Chiamate al minuto da una postazione, al più',
    },
  },
  {
    ask: (number) => `Call ${number}?`,
    call: 'Call',
    doubts: {
      premium: 'It is a premium number: it costs far more than a usual call.',
      'shared-cost': 'It is a number of a special tariff: it may cost more than a usual call.',
      satellite: 'It is a satellite number, or of a network without a country: it costs a lot.',
      foreign: 'It is a foreign number.',
      elsewhere: 'It is an address at another PBX.',
    },
    foreign: (country) => `It is a foreign number: ${country}.`,
    from: {
      link: 'It comes from a link opened in another program.',
      clipboard: 'It comes from what you copied.',
    },
    noNumber: {
      link: 'The opened link leads to no number.',
      clipboard: 'What you copied is no number.',
    },
    house: {
      allowed: 'Prefixes that may be called',
      allowedHint: 'empty: all. For example +39, +41',
      allowedWrong: 'Write prefixes with their plus, separated by commas: +39, +41.',
      allowedWhy:
        'Extensions may always be called. Against whoever breaks into the PBX and calls costly numbers at the house’s expense.',
      confirmCostly: 'Ask before costly numbers (89x, 144, 199, satellite)',
      confirmForeign: 'Ask before calls abroad',
      mostPerMinute: 'Calls a minute from one seat, at most',
    },
  },
)
