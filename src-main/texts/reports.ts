import type { ReportFormat, ReportKind, ReportSpan, ReportTrouble } from '../contract/reports.ts'
import { bilingual } from './language.ts'
import { spanWords } from './span-words.ts'

/** The screen on which reports are asked for. */
export const reportTexts = bilingual(
  {
    title: 'Rapporti',
    why: 'Si fanno da soli all’ora scelta, anche senza finestre aperte, e restano in una cartella.',
    whyWithWindow:
      'Si fanno da soli all’ora scelta, finché Pronto è aperto: qui chiudere la finestra lo chiude, e quelli saltati si fanno alla riapertura. Restano in una cartella.',
    kinds: {
      daily: 'Ogni giorno',
      weekly: 'Ogni settimana',
      monthly: 'Ogni mese',
      shift: 'Per il prossimo turno',
    } satisfies Record<ReportKind, string>,
    about: {
      daily: 'Il giorno prima, intero',
      weekly: 'Il lunedì, sulla settimana prima',
      monthly: 'Il primo del mese, sul mese prima',
      shift: 'Che cosa è promesso, aperto e in attesa in quel momento',
    } satisfies Record<ReportKind, string>,
    timesHint: '13:00, 18:00',
    at: 'Alle ore',
    atTimes: 'Alle ore, anche più volte',
    wrongTime: 'Scrivi un’ora come 07:30.',
    wrongTimes: 'Scrivi fino a quattro ore, come 13:00, 18:00.',
    formats: {
      html: 'Pagina',
      pdf: 'PDF',
      xlsx: 'Excel',
      csv: 'CSV',
    } satisfies Record<ReportFormat, string>,
    language: 'Lingua',
    languages: { window: 'Come Pronto', it: 'Italiano', en: 'English' },
    folder: 'Cartella',
    ownFolder: 'la cartella di Pronto',
    wrongFolder: 'Su questo computer non c’è una cartella così, o non ci si può scrivere.',
    plain: 'I file non sono cifrati: scegli una cartella che legge solo chi deve.',
    noPrinter:
      'Per il PDF serve Chromium, Chrome o Edge su questo computer: gli altri formati si fanno comunque.',
    makeNow: 'Fai adesso',
    which: 'Quale rapporto',
    kindsNow: {
      daily: 'Un giorno',
      weekly: 'Una settimana',
      monthly: 'Un mese',
      shift: 'Per il prossimo turno',
    } satisfies Record<ReportKind, string>,
    date: 'Un giorno di quel periodo',
    wrongDate: 'Un giorno fino a oggi.',
    make: 'Fai il rapporto',
    making: 'Lo preparo…',
    waiting: (count: number) => (count === 1 ? 'Ne preparo uno…' : `Ne preparo ${count}…`),
    done: (name: string) => `Fatto: ${name}`,
    windowBlocked: 'Il browser non lascia aprire finestre: la pagina è tra i rapporti già fatti.',
    reading: 'Un momento…',
    made: 'Già fatti',
    none: 'Ancora nessun rapporto.',
    noneWhy: 'Accendine uno qui accanto, o fanne uno adesso.',
    madeAt: (when: string) => `fatto ${when}`,
    open: (format: string, name: string) => `Apri ${format}: ${name}`,
    showOf: (name: string) => `Apri la cartella di ${name}`,
    copyPathOf: (name: string) => `Copia il percorso di ${name}`,
    pathCopied: 'Percorso copiato.',
    notCopied: 'Il sistema non lascia copiare.',
    troubles: {
      folder: 'la cartella non c’è o non ci si può scrivere',
      space: 'il disco è pieno',
      print: 'non è stato possibile creare il PDF',
      failed: 'qualcosa è andato storto',
    } satisfies Record<ReportTrouble['why'], string>,
    span: (span: Pick<ReportSpan, 'from' | 'to'>) => spanWords(span, 'it'),
    notMade: (which: string, why: string) => `Il rapporto «${which}» non è stato fatto: ${why}.`,
    incomplete: (which: string, formats: string, why: string) =>
      `Il rapporto «${which}» c’è, ma senza ${formats}: ${why}.`,
    again: 'Riprovo da solo.',
    givenUp: 'Non ci riprovo più da solo: nei Rapporti c’è «Fai adesso».',
    doneWithout: (name: string, formats: string, why: string) =>
      `Fatto: ${name}, ma senza ${formats}: ${why}.`,
    cannot: (why: string) => `Il rapporto non è stato fatto: ${why}.`,
    notMadeTitle: 'Rapporto non fatto',
    forLeads: 'Questa schermata è per chi guida il gruppo.',
    forLeadsWhy: 'Si apre quando a questo posto siede un responsabile o un amministratore.',
    nextShift: 'Per il prossimo turno',
  },
  {
    title: 'Reports',
    why: 'They are made by themselves at the time you choose, even with no window open, and stay in a folder.',
    whyWithWindow:
      'They are made by themselves at the time you choose, while Pronto is open: here closing the window closes it, and what was missed is made when it is open again. They stay in a folder.',
    kinds: { daily: 'Every day', weekly: 'Every week', monthly: 'Every month', shift: 'For the next shift' },
    about: {
      daily: 'The whole day before',
      weekly: 'On Mondays, about the week before',
      monthly: 'On the first, about the month before',
      shift: 'What is promised, open and waiting at that moment',
    },
    timesHint: '13:00, 18:00',
    at: 'At',
    atTimes: 'At, also several times',
    wrongTime: 'Write a time like 07:30.',
    wrongTimes: 'Write up to four times, like 13:00, 18:00.',
    formats: { html: 'Page', pdf: 'PDF', xlsx: 'Excel', csv: 'CSV' },
    language: 'Language',
    languages: { window: 'As in Pronto', it: 'Italiano', en: 'English' },
    folder: 'Folder',
    ownFolder: 'Pronto’s own folder',
    wrongFolder: 'There is no such folder on this computer, or nothing can be written there.',
    plain: 'The files are not encrypted: choose a folder that only those who should can read.',
    noPrinter:
      'PDF needs Chromium, Chrome or Edge on this computer: the other formats are made all the same.',
    makeNow: 'Make one now',
    which: 'Which report',
    kindsNow: { daily: 'A day', weekly: 'A week', monthly: 'A month', shift: 'For the next shift' },
    date: 'A day of that period',
    wrongDate: 'A day up to today.',
    make: 'Make the report',
    making: 'Making it…',
    waiting: (count) => (count === 1 ? 'Making one…' : `Making ${count}…`),
    done: (name) => `Done: ${name}`,
    windowBlocked: 'The browser opens no window: the page is among the reports that were made.',
    reading: 'One moment…',
    made: 'Made',
    none: 'No report yet.',
    noneWhy: 'Switch one on here beside, or make one now.',
    madeAt: (when) => `made ${when}`,
    open: (format, name) => `Open ${format}: ${name}`,
    showOf: (name) => `Show ${name} in its folder`,
    copyPathOf: (name) => `Copy the path of ${name}`,
    pathCopied: 'Path copied.',
    notCopied: 'The system does not allow copying.',
    troubles: {
      folder: 'the folder is gone, or nothing can be written there',
      space: 'the disk is full',
      print: 'the PDF could not be made',
      failed: 'something went wrong',
    },
    span: (span) => spanWords(span, 'en'),
    notMade: (which, why) => `The report “${which}” was not made: ${why}.`,
    incomplete: (which, formats, why) => `The report “${which}” is there, but without ${formats}: ${why}.`,
    again: 'Trying again by itself.',
    givenUp: 'No longer trying by itself: there is “Make one now” under Reports.',
    doneWithout: (name, formats, why) => `Done: ${name}, but without ${formats}: ${why}.`,
    cannot: (why) => `The report was not made: ${why}.`,
    notMadeTitle: 'Report not made',
    forLeads: 'This screen is for team leads.',
    forLeadsWhy: 'It opens when a lead or an administrator sits here.',
    nextShift: 'For the next shift',
  },
)

type ReportWords = (typeof reportTexts)[keyof typeof reportTexts]

/** Why a report that was due is not there, or what it lacks. */
export function reportTroubleText(trouble: ReportTrouble, words: ReportWords): string {
  const which = [words.kinds[trouble.kind], words.span(trouble), trouble.time]
    .filter((part) => part !== null)
    .join(', ')
  const why = words.troubles[trouble.why]
  const what = trouble.partly
    ? words.incomplete(which, formatNames(trouble.formats, words), why)
    : words.notMade(which, why)
  return `${what} ${trouble.givenUp ? words.givenUp : words.again}`
}

/** «PDF, Excel» */
export function formatNames(formats: readonly ReportFormat[], words: ReportWords): string {
  return formats.map((format) => words.formats[format]).join(', ')
}

/** What stands on every report, whatever it is about. */
export const reportPageTexts = bilingual(
  {
    names: {
      daily: 'rapporto',
      weekly: 'rapporto',
      monthly: 'rapporto',
      shift: 'consegne',
    } satisfies Record<ReportKind, string>,
    titles: {
      daily: 'Rapporto del giorno',
      weekly: 'Rapporto della settimana',
      monthly: 'Rapporto del mese',
      shift: 'Per il prossimo turno',
    } satisfies Record<ReportKind, string>,
    before: 'prima',
    definition: 'Che cosa conta',
    showTable: 'Mostra i numeri',
    none: 'Niente in questo periodo.',
    nothing: 'Niente.',
    made: (when: string) => `Fatto da Pronto ${when}`,
    compared: (span: string) => `«prima» e il trattino: ${span}`,
    fromTo: (from: string, to: string) => `${from} – ${to}`,
    asOf: (when: string) => `Com’era ${when}`,
    more: (count: number) => (count === 1 ? 'e un’altra riga' : `e altre ${count} righe`),
  },
  {
    names: { daily: 'report', weekly: 'report', monthly: 'report', shift: 'hand-over' },
    titles: {
      daily: 'Report of the day',
      weekly: 'Report of the week',
      monthly: 'Report of the month',
      shift: 'For the next shift',
    },
    before: 'before',
    definition: 'What it counts',
    showTable: 'Show the numbers',
    none: 'Nothing in this period.',
    nothing: 'Nothing.',
    made: (when) => `Made by Pronto ${when}`,
    compared: (span) => `“before” and the tick: ${span}`,
    fromTo: (from, to) => `${from} – ${to}`,
    asOf: (when) => `As it stood ${when}`,
    more: (count) => (count === 1 ? 'and one more line' : `and ${count} more lines`),
  },
)

/** The page for those who come next. */
export const shiftPageTexts = bilingual(
  {
    tiles: {
      broken: 'Promesse non mantenute',
      due: 'Promesse da mantenere',
      missed: 'Aspettano una chiamata',
      cases: 'Pratiche con una scadenza',
      parked: 'In attesa al centralino',
    },
    sections: {
      parked: 'In attesa al centralino adesso',
      broken: 'Promesse non mantenute: prima queste',
      due: 'Promesse da mantenere',
      missed: 'Hanno chiamato e aspettano',
      cases: 'Pratiche con una scadenza',
      complaints: 'Reclami andati avanti oggi',
      correct: 'Schede da correggere',
      notes: 'Note di oggi',
    },
    columns: {
      customer: 'Cliente',
      promise: 'Che cosa',
      by: 'Entro',
      whose: 'A chi tocca',
      number: 'Numero',
      times: 'Volte',
      last: 'L’ultima',
      tried: 'Cercato',
      case: 'Pratica',
      state: 'Stato',
      about: 'Oggetto',
      due: 'Scadenza',
      what: 'Che cosa',
      since: 'Da',
      slot: 'Posto',
      note: 'Nota',
      when: 'Quando',
      who: 'Chi',
    },
    anybody: 'chi è di turno',
    answer: 'risposta',
    solve: 'soluzione',
    late: (what: string) => `${what}, in ritardo`,
    triedTimes: (count: number, when: string) =>
      count === 1 ? `1 volta, ${when}` : `${count} volte, ${when}`,
    withheld: 'Numero nascosto',
    unknown: 'Senza scheda',
    correctWhy: 'Un responsabile ha chiesto di correggere questa scheda.',
    confidential: 'Contiene dati di clienti: non lasciarla in giro, e distruggila a fine turno.',
  },
  {
    tiles: {
      broken: 'Broken promises',
      due: 'Promises to keep',
      missed: 'Waiting for a call',
      cases: 'Cases with a deadline',
      parked: 'Waiting at the PBX',
    },
    sections: {
      parked: 'Waiting at the PBX now',
      broken: 'Broken promises: these first',
      due: 'Promises to keep',
      missed: 'Called and still waiting',
      cases: 'Cases with a deadline',
      complaints: 'Complaints that moved on today',
      correct: 'Cards to correct',
      notes: 'Notes of today',
    },
    columns: {
      customer: 'Customer',
      promise: 'What',
      by: 'By',
      whose: 'Whose',
      number: 'Number',
      times: 'Times',
      last: 'Last',
      tried: 'Tried',
      case: 'Case',
      state: 'State',
      about: 'About',
      due: 'Deadline',
      what: 'What',
      since: 'Since',
      slot: 'Slot',
      note: 'Note',
      when: 'When',
      who: 'Who',
    },
    anybody: 'whoever is on shift',
    answer: 'reply',
    solve: 'solution',
    late: (what) => `${what}, late`,
    triedTimes: (count, when) => (count === 1 ? `once, ${when}` : `${count} times, ${when}`),
    withheld: 'Withheld number',
    unknown: 'No card',
    correctWhy: 'A lead asked for this card to be corrected.',
    confidential:
      'Holds customers’ data: do not leave it lying about, and destroy it at the end of the shift.',
  },
)
