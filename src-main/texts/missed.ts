import { bilingual } from './language.ts'

const often = (count: number) => (count === 2 ? 'twice' : `${count} times`)

/** Calls that nobody answered, as work that waits. */
export const missedTexts = bilingual(
  {
    title: (count: string) => `Chiamate perse · ${count}`,
    list: 'Chi ha chiamato e non ha trovato nessuno',
    waiting: (count: number) =>
      count === 1 ? '1 chiamata persa da richiamare' : `${count} chiamate perse da richiamare`,
    times: (count: number, last: string) =>
      count === 1 ? `1 chiamata, ${last}` : `${count} chiamate, l’ultima ${last}`,
    tried: (count: number, last: string, who: string | null) =>
      `${count === 1 ? 'provato 1 volta,' : `provato ${count} volte, l’ultima`} ${last}${who ? ` da ${who}` : ''}`,
    wrong: 'numero errato',
    promised: (when: string) => `richiamata promessa entro ${when}`,
    /** Between two names. */
    or: ' o ',
    call: 'Chiama',
    callName: (name: string) => `Chiama ${name}`,
    close: 'Chiudi',
    closeName: (name: string, when: string) => `Chiudi: ${name}, ${when}`,
    onCard: (number: string) => `Metti ${number} su una scheda`,
    cardTitle: (number: string) => `Di chi è ${number}?`,
    attach: 'È già cliente?',
    attachHint: 'Nome, codice scheda o numero di pratica',
    attachKeys: 'Invio aggiunge il numero alla prima scheda.',
    attached: (name: string) => `Il numero è sulla scheda di ${name}.`,
    more: (count: string) => `e altre ${count}`,
    showMore: 'Mostrane altre',
  },
  {
    title: (count) => `Missed calls · ${count}`,
    list: 'Who called and reached nobody',
    waiting: (count) => (count === 1 ? '1 missed call to return' : `${count} missed calls to return`),
    times: (count, last) => (count === 1 ? `called once, ${last}` : `called ${often(count)}, last ${last}`),
    tried: (count, last, who) =>
      `tried ${count === 1 ? 'once,' : `${often(count)}, last`} ${last}${who ? ` by ${who}` : ''}`,
    wrong: 'wrong number',
    promised: (when) => `callback promised by ${when}`,
    or: ' or ',
    call: 'Call',
    callName: (name) => `Call ${name}`,
    close: 'Close',
    closeName: (name, when) => `Close: ${name}, ${when}`,
    onCard: (number) => `Put ${number} on a card`,
    cardTitle: (number) => `Whose is ${number}?`,
    attach: 'A customer already?',
    attachHint: 'Name, card code or case number',
    attachKeys: 'Enter adds the number to the first card.',
    attached: (name) => `The number is on the card of ${name}.`,
    more: (count) => `and ${count} more`,
    showMore: 'Show more',
  },
)
