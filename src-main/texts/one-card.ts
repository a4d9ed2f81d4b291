import type { CustomerField } from '../contract/customers.ts'
import type { LikenessKind } from '../contract/one-customer.ts'
import { bilingual } from './language.ts'

/** One customer, one card: possible duplicates, merging, shared numbers, codes and the last word of a field. */
export const oneCardTexts = bilingual(
  {
    vatNumber: 'Partita IVA',
    fiscalCode: 'Codice fiscale',
    contractLevel: 'Livello di contratto',
    noLevel: 'Nessuno',
    formerLevel: 'Un livello che non c’è più',
    fields: {
      name: 'Nome',
      company: 'Azienda',
      address: 'Indirizzo',
      formOfAddress: 'Come ci si rivolge',
      language: 'Lingua',
      tags: 'Etichette',
      warning: 'Avviso in evidenza',
      vatNumber: 'Partita IVA',
      fiscalCode: 'Codice fiscale',
      contractLevel: 'Livello di contratto',
    } satisfies Record<CustomerField, string>,
    wasBefore: (before: string, who: string, when: string) =>
      `Era «${before}», cambiato${who && ` da ${who}`} ${when}`,
    wasEmpty: (who: string, when: string) => `Era vuoto, scritto${who && ` da ${who}`} ${when}`,
    takeBack: 'Rimetti com’era',
    takeBackField: (field: string) => `Rimetti com’era: ${field}`,
    takenBack: 'Rimesso com’era.',

    duplicates: 'Forse c’è già',
    duplicatesWhy: 'Puoi creare la scheda lo stesso.',
    duplicatesOfCard: 'Forse è lo stesso cliente',
    noDuplicates: 'Nessun’altra scheda gli somiglia.',
    likely: 'molto probabile',
    possible: 'possibile',
    likeness: {
      'same-fiscal-code': (what: string) => `stesso codice fiscale ${what}`,
      'same-vat-number': (what: string) => `stessa partita IVA ${what}`,
      'same-email': (what: string) => `stessa e-mail ${what}`,
      'same-number': (what: string) => `stesso numero ${what}`,
      'same-address': (what: string) => `nome simile allo stesso indirizzo, ${what}`,
      'similar-name': (what: string) => `nome simile, ${what}`,
    } satisfies Record<LikenessKind, (what: string) => string>,
    points: (points: number) => `${points} punti su 100`,
    open: (name: string) => `Apri la scheda di ${name}`,
    attach: (name: string) => `È ${name}: collega la chiamata e aggiungi il numero`,
    attachHint: 'Invio collega il primo e aggiunge il numero alla scheda.',
    attached: (name: string) => `Chiamata collegata a ${name}.`,
    compare: (name: string) => `Confronta con ${name} e unisci`,

    oneCustomer: 'Un cliente, una scheda',
    alsoCard: (code: string) => `anche ${code}`,
    merge: 'Unisci con un’altra scheda…',
    mergeTitle: 'Unisci due schede',
    mergeFind: 'Cerca l’altra scheda',
    mergeFindHint: 'Nome, numero, codice…',
    mergeKeeps:
      'Restano tutti i contatti, le note, le pratiche e le promesse, con tutti i numeri. Tutti e due i codici portano a questa scheda, e si può tornare indietro.',
    mergeKept: 'Resta questa scheda',
    mergeField: 'Che cosa resta scritto',
    mergeNothingDiffers: 'Le due schede dicono le stesse cose.',
    mergeEmpty: 'vuoto',
    mergeBoth: 'Tutte e due',
    mergeDo: 'Unisci le schede',
    mergeCancel: 'Lascia stare',
    mergeDone: 'Ora è una scheda sola.',
    mergeHas: (phones: number, cases: number, promises: number) =>
      [
        phones === 1 ? '1 numero' : `${phones} numeri`,
        cases === 1 ? '1 pratica' : `${cases} pratiche`,
        promises === 1 ? '1 promessa' : `${promises} promesse`,
      ].join(' · '),
    since: (year: string) => `dal ${year}`,
    mergedWith: (name: string, code: string, who: string, when: string) =>
      `Unita con «${name}», ${code}${who && `, da ${who}`} ${when}`,
    undoMerge: 'Separa di nuovo',
    undoMergeOf: (name: string) => `Separa di nuovo da ${name}`,
    mergeUndone: 'Sono di nuovo due schede.',

    sharedWith: (names: string) => `numero condiviso con ${names}`,
    sharedMore: (count: number) => (count === 1 ? 'un altro' : `altri ${count}`),
    firstWhenCalls: 'Chi viene prima quando chiama',
    nobodyChosen: 'nessuno scelto',
    range: 'Interni',
    rangeOf: (number: string) => `Interni di ${number}`,
    ranges: (digits: number) =>
      digits === 0
        ? 'un numero solo'
        : digits === 1
          ? 'l’ultima cifra è l’interno'
          : `le ultime ${digits} cifre sono l’interno`,
    morePoints: (count: number) => `Mostra tutti, ${count}`,
  },
  {
    vatNumber: 'VAT number',
    fiscalCode: 'Fiscal code',
    contractLevel: 'Contract level',
    noLevel: 'None',
    formerLevel: 'A level that is no longer there',
    fields: {
      name: 'Name',
      company: 'Company',
      address: 'Address',
      formOfAddress: 'Form of address',
      language: 'Language',
      tags: 'Tags',
      warning: 'Pinned warning',
      vatNumber: 'VAT number',
      fiscalCode: 'Fiscal code',
      contractLevel: 'Contract level',
    },
    wasBefore: (before, who, when) => `Was “${before}”, changed${who && ` by ${who}`} ${when}`,
    wasEmpty: (who, when) => `Was empty, written${who && ` by ${who}`} ${when}`,
    takeBack: 'Put it back',
    takeBackField: (field) => `Put it back: ${field}`,
    takenBack: 'Put back as it was.',

    duplicates: 'Perhaps already here',
    duplicatesWhy: 'You can create the card all the same.',
    duplicatesOfCard: 'Perhaps the same customer',
    noDuplicates: 'No other card looks like this one.',
    likely: 'very likely',
    possible: 'possible',
    likeness: {
      'same-fiscal-code': (what) => `same fiscal code ${what}`,
      'same-vat-number': (what) => `same VAT number ${what}`,
      'same-email': (what) => `same e-mail ${what}`,
      'same-number': (what) => `same number ${what}`,
      'same-address': (what) => `similar name at the same address, ${what}`,
      'similar-name': (what) => `similar name, ${what}`,
    },
    points: (points) => `${points} points of 100`,
    open: (name) => `Open the card of ${name}`,
    attach: (name) => `It is ${name}: tie the call and add the number`,
    attachHint: 'Enter ties the first one and adds the number to the card.',
    attached: (name) => `Call tied to ${name}.`,
    compare: (name) => `Compare with ${name} and merge`,

    oneCustomer: 'One customer, one card',
    alsoCard: (code) => `also ${code}`,
    merge: 'Merge with another card…',
    mergeTitle: 'Merge two cards',
    mergeFind: 'Find the other card',
    mergeFindHint: 'Name, number, code…',
    mergeKeeps:
      'All contacts, notes, cases and promises stay, with all numbers. Both codes lead to this card, and it can be undone.',
    mergeKept: 'This card stays',
    mergeField: 'What stays written',
    mergeNothingDiffers: 'The two cards say the same.',
    mergeEmpty: 'empty',
    mergeBoth: 'Both',
    mergeDo: 'Merge the cards',
    mergeCancel: 'Leave them',
    mergeDone: 'It is one card now.',
    mergeHas: (phones, cases, promises) =>
      [
        phones === 1 ? '1 number' : `${phones} numbers`,
        cases === 1 ? '1 case' : `${cases} cases`,
        promises === 1 ? '1 promise' : `${promises} promises`,
      ].join(' · '),
    since: (year) => `since ${year}`,
    mergedWith: (name, code, who, when) => `Merged with “${name}”, ${code}${who && `, by ${who}`} ${when}`,
    undoMerge: 'Separate again',
    undoMergeOf: (name) => `Separate again from ${name}`,
    mergeUndone: 'They are two cards again.',

    sharedWith: (names) => `number shared with ${names}`,
    sharedMore: (count) => (count === 1 ? 'one other' : `${count} others`),
    firstWhenCalls: 'Who comes first when it calls',
    nobodyChosen: 'nobody chosen',
    range: 'Extensions',
    rangeOf: (number) => `Extensions of ${number}`,
    ranges: (digits) =>
      digits === 0
        ? 'a single number'
        : digits === 1
          ? 'the last digit is the extension'
          : `the last ${digits} digits are the extension`,
    morePoints: (count) => `Show all ${count}`,
  },
)
