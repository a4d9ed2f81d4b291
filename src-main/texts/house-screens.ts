import { bilingual, locales } from './language.ts'

const itDays = ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'] as const
const enDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** «lun 10/08/2026»: of UTC midnight, since a calendar day has no zone; day first in both languages. */
function dateIn(locale: string): (at: number) => string {
  let format: Intl.DateTimeFormat | undefined
  return (at) => {
    // Not at the start: reading a language's calendar takes it longer than reading all these texts.
    format ??= new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      timeZone: 'UTC',
    })
    return format.format(at).replace(',', '')
  }
}

function hoursAndMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(' ') || '0 h'
}

/** The settings of a house: what every screen says, and the screens of its name, its desks and its file. */
export const houseScreenTexts = bilingual(
  {
    sections: {
      label: 'Parti delle impostazioni',
      seat: 'Questa postazione',
      house: 'La casa',
      manner: 'Nome e modi',
      desks: 'Reparti e orari',
      calendar: 'Calendario',
      people: 'Persone e turni',
      categories: 'Categorie',
      yardstick: 'Tempi di risposta',
      outcomes: 'Esiti e passaggi',
      templates: 'Frasi pronte',
      outgoing: 'Chiamate in uscita',
      recording: 'Registrazione',
      parking: 'Parcheggio',
      scoreSheets: 'Fogli di valutazione',
      workerFigures: 'Numeri delle persone',
      copy: 'Tutto in un file',
      unsaved: 'modifiche non salvate',
    },
    saving: {
      saved: 'Tutto salvato.',
      savedNow: 'Salvato: vale per tutti da adesso.',
      changed: 'Modifiche non ancora salvate.',
      busy: 'Salvo…',
      problems: 'Non ancora salvato: guarda i campi segnati.',
      save: 'Salva',
      discard: 'Scarta le modifiche',
      followed: 'Un’altra postazione ha appena cambiato questa parte: la vedi aggiornata.',
      merged: 'Un’altra postazione ha cambiato questa parte: le sue modifiche sono qui, le tue anche.',
      conflict:
        'Un’altra postazione ha cambiato le stesse cose: qui restano le tue parole. Scarta le modifiche per vedere le sue.',
      understood: 'Ho visto',
    },
    problems: {
      empty: 'Serve un nome.',
      taken: 'Questo nome c’è già.',
      unreadable: 'Scrivi come 9-13 14:30-18; vuoto è chiuso.',
      overlap: 'Due orari si sovrappongono.',
      'no-date': 'Serve una data.',
      date: 'Scrivi come 24/12 o 24/12/2026.',
      backwards: 'La fine viene prima dell’inizio.',
      duration: 'Scrivi come 30 min, 2 ore o 1:30.',
      'both-times': 'Servono tutti e due i tempi, oppure nessuno.',
      'solved-first': 'Non può essere prima della risposta.',
      'none-offered': 'Almeno un esito va offerto.',
      'no-text': 'Scrivi la frase.',
      abbreviation: 'Da 1 a 12 lettere, senza spazi.',
      'abbreviation-taken': 'C’è già una frase con queste lettere, in questa lingua e forma.',
      'no-purpose': 'Per registrare serve uno scopo.',
      'no-basis': 'Per registrare serve una base giuridica.',
      'no-announcement': 'Per registrare servono le parole dell’annuncio, in tutte e due le lingue.',
      'no-days': 'Da 1 a 3650 giorni.',
    },
    days: itDays,
    date: { hint: '24/12', shown: dateIn(locales.it) },
    up: (what: string) => `Sposta su ${what}`,
    down: (what: string) => `Sposta giù ${what}`,
    remove: (what: string) => `Togli ${what}`,
    undoRemove: 'Rimetti',
    pick: 'Scegli dalla lista, oppure aggiungi.',
    week: {
      hint: 'chiuso',
      hoursOn: (day: string) => `Orario di ${day}`,
      copyMonday: 'Lunedì su tutti i feriali',
      total: (minutes: number) => `${hoursAndMinutes(minutes)} a settimana`,
      how: 'Scrivi 9-13 14:30-18, oppure trascina sulla barra. Oltre la mezzanotte: 22-6.',
      off: 'libero',
    },
    manner: {
      name: 'Nome della casa',
      nameHint: 'Bianchi Impianti',
      nameWhy: 'In suo nome si saluta e ci si scusa: mai in nome di chi risponde.',
      formOfAddress: 'Ai clienti nuovi si dà del',
      formWhy: 'Su ogni scheda si può cambiare: vale quello che preferisce il cliente.',
      forms: { lei: 'Lei', tu: 'tu' },
      exampleTitle: 'Così suona',
      example: {
        lei: (house: string) => `Buongiorno, qui ${house}. Come posso aiutarLa?`,
        tu: (house: string) => `Ciao, qui ${house}. Come posso aiutarti?`,
      },
      houseUnnamed: 'la casa',
    },
    desks: {
      list: 'Reparti',
      add: 'Aggiungi un reparto',
      name: 'Nome del reparto',
      hours: 'Quando risponde qualcuno',
      none: 'Ancora nessun reparto.',
      noneWhy: 'Senza reparti la casa conta come sempre aperta.',
      unnamed: 'Reparto senza nome',
      removed: (shifts: number, categories: number) =>
        `Al salvataggio il reparto se ne va: con lui ${shifts === 1 ? '1 turno' : `${shifts} turni`}, e ${
          categories === 1 ? '1 categoria resta' : `${categories} categorie restano`
        } senza reparto.`,
      openNow: (minutes: number) => `aperto ${hoursAndMinutes(minutes)} a settimana`,
    },
    copy: {
      exportTitle: 'Esporta',
      exportWhy:
        'Orari, persone, categorie, tempi e frasi in un solo file: una seconda postazione parte uguale. Nessun cliente dentro.',
      export: 'Scarica il file',
      fileName: (date: string) => `pronto-casa-${date}.json`,
      exported: 'File scaricato.',
      importTitle: 'Importa',
      importWhy: 'Il file di un’altra postazione prende il posto di tutte le impostazioni della casa.',
      import: 'Scegli il file…',
      importSure: (file: string) => `«${file}» sostituisce tutte le impostazioni della casa. Procedo?`,
      importNow: 'Sostituisci',
      importKeep: 'Lascia com’è',
      imported: 'Impostazioni della casa prese dal file.',
      importing: 'Leggo il file…',
      troubles: {
        'not-json': 'Questo file non è un’esportazione di Pronto: è rovinato o è di altro tipo.',
        'not-a-house': 'Questo file non contiene le impostazioni di una casa.',
        'wrong-value': (where: string) => `Un valore non va bene: ${where}. Non è stato cambiato niente.`,
        'unknown-reference': (where: string) =>
          `Il file nomina qualcosa che non contiene: ${where}. Non è stato cambiato niente.`,
        'too-large': 'Questo file è troppo grande per essere una casa.',
      },
    },
  },
  {
    sections: {
      label: 'Parts of the settings',
      seat: 'This seat',
      house: 'The house',
      manner: 'Name and manner',
      desks: 'Desks and hours',
      calendar: 'Calendar',
      people: 'People and shifts',
      categories: 'Categories',
      yardstick: 'Response times',
      outcomes: 'Outcomes and transfers',
      templates: 'Ready phrases',
      outgoing: 'Outgoing calls',
      recording: 'Recording',
      parking: 'Parking',
      scoreSheets: 'Score sheets',
      workerFigures: 'Figures of people',
      copy: 'All in one file',
      unsaved: 'unsaved changes',
    },
    saving: {
      saved: 'Everything saved.',
      savedNow: 'Saved: it holds for everybody from now on.',
      changed: 'Changes not saved yet.',
      busy: 'Saving…',
      problems: 'Not saved yet: look at the marked fields.',
      save: 'Save',
      discard: 'Discard the changes',
      followed: 'Another seat has just changed this part: you see it up to date.',
      merged: 'Another seat changed this part: its changes are here, and so are yours.',
      conflict:
        'Another seat changed the same things: your words stay here. Discard the changes to see theirs.',
      understood: 'Seen',
    },
    problems: {
      empty: 'A name is needed.',
      taken: 'This name is already there.',
      unreadable: 'Write it like 9-13 14:30-18; empty is closed.',
      overlap: 'Two times overlap.',
      'no-date': 'A date is needed.',
      date: 'Write it like 24/12 or 24/12/2026.',
      backwards: 'The end is before the beginning.',
      duration: 'Write it like 30 min, 2 hours or 1:30.',
      'both-times': 'Both times are needed, or none.',
      'solved-first': 'It cannot be before the answer.',
      'none-offered': 'At least one outcome has to be offered.',
      'no-text': 'Write the phrase.',
      abbreviation: '1 to 12 letters, without spaces.',
      'abbreviation-taken': 'There is a phrase with these letters in this language and form already.',
      'no-purpose': 'Recording needs a purpose.',
      'no-basis': 'Recording needs a legal basis.',
      'no-announcement': 'Recording needs the words of the announcement, in both languages.',
      'no-days': 'From 1 to 3650 days.',
    },
    days: enDays,
    date: { hint: '24/12', shown: dateIn(locales.en) },
    up: (what) => `Move ${what} up`,
    down: (what) => `Move ${what} down`,
    remove: (what) => `Remove ${what}`,
    undoRemove: 'Put back',
    pick: 'Choose from the list, or add one.',
    week: {
      hint: 'closed',
      hoursOn: (day) => `Hours on ${day}`,
      copyMonday: 'Monday to all weekdays',
      total: (minutes) => `${hoursAndMinutes(minutes)} a week`,
      how: 'Type 9-13 14:30-18, or drag on the bar. Past midnight: 22-6.',
      off: 'off',
    },
    manner: {
      name: 'Name of the house',
      nameHint: 'White & Sons',
      nameWhy: 'Greetings and apologies are in its name: never in that of the person who answers.',
      formOfAddress: 'New customers are addressed',
      formWhy: 'Every card can have its own: what the customer prefers holds.',
      forms: { lei: 'formally', tu: 'informally' },
      exampleTitle: 'How it sounds',
      example: {
        lei: (house) => `Good day, this is ${house}. How may I help you?`,
        tu: (house) => `Hi, this is ${house}. How can I help?`,
      },
      houseUnnamed: 'the house',
    },
    desks: {
      list: 'Desks',
      add: 'Add a desk',
      name: 'Name of the desk',
      hours: 'When somebody answers',
      none: 'No desk yet.',
      noneWhy: 'Without desks the house counts as always open.',
      unnamed: 'Desk without a name',
      removed: (shifts, categories) =>
        `When saved, the desk goes, and with it ${shifts === 1 ? '1 shift' : `${shifts} shifts`}; ${
          categories === 1 ? '1 category stays' : `${categories} categories stay`
        } without a desk.`,
      openNow: (minutes) => `open ${hoursAndMinutes(minutes)} a week`,
    },
    copy: {
      exportTitle: 'Export',
      exportWhy:
        'Hours, people, categories, times and phrases in one file: a second seat starts the same. No customer is in it.',
      export: 'Download the file',
      fileName: (date) => `pronto-house-${date}.json`,
      exported: 'File downloaded.',
      importTitle: 'Import',
      importWhy: 'The file of another seat takes the place of all settings of the house.',
      import: 'Choose the file…',
      importSure: (file) => `“${file}” replaces all settings of the house. Go on?`,
      importNow: 'Replace',
      importKeep: 'Leave it as it is',
      imported: 'The settings of the house are taken from the file.',
      importing: 'Reading the file…',
      troubles: {
        'not-json': 'This file is no export of Pronto: it is damaged or of another kind.',
        'not-a-house': 'This file does not hold the settings of a house.',
        'wrong-value': (where) => `A value is not right: ${where}. Nothing was changed.`,
        'unknown-reference': (where) =>
          `The file names something it does not hold: ${where}. Nothing was changed.`,
        'too-large': 'This file is too large to be a house.',
      },
    },
  },
)
