import type { CaseState } from '../contract/history.ts'
import { bilingual } from './language.ts'

export const caseTexts = bilingual(
  {
    /** The letter on the light: N nuova, L in lavorazione, R risolta. */
    letters: { red: 'N', yellow: 'L', green: 'R' } satisfies Record<CaseState, string>,
    states: { red: 'nuova', yellow: 'in lavorazione', green: 'risolta' } satisfies Record<CaseState, string>,
    counted: {
      red: (count: number) => (count === 1 ? '1 nuova' : `${count} nuove`),
      yellow: (count: number) => `${count} in lavorazione`,
      green: (count: number) => (count === 1 ? '1 risolta' : `${count} risolte`),
    },
    lights: 'Stato delle pratiche',
    title: 'Pratica in corso',
    none: 'Nessuna pratica aperta.',
    noneWhy: 'Se serve seguito, aprine una: l’oggetto viene dalla nota.',
    open: 'Nuova pratica',
    openIt: 'Apri la pratica',
    subject: 'Oggetto',
    category: 'Categoria (facoltativa)',
    take: 'Prendi in carico',
    solve: 'Risolvi',
    reopen: 'Riapri',
    reason: 'Perché? (facoltativo)',
    moveTitle: { red: 'Riapri la pratica', yellow: 'Prendi in carico', green: 'Segna come risolta' },
    opened: (when: string) => `aperta ${when}`,
    moved: (when: string, by: string) => (by ? `${when} · ${by}` : when),
    history: 'Passaggi',
    sayAloud: 'Da leggere al telefono',
    spoken: {
      lei: {
        red: (subject: string) => `La sua pratica «${subject}» è registrata e la prende in mano un collega.`,
        yellow: (subject: string, who: string) =>
          `La sua pratica «${subject}» è in lavorazione${who ? `, la segue ${who}` : ''}.`,
        green: (subject: string) => `La sua pratica «${subject}» è risolta.`,
        promise: (what: string, by: string) => `Le abbiamo promesso: ${what}, entro ${by}.`,
      },
      tu: {
        red: (subject: string) => `La tua pratica «${subject}» è registrata e la prende in mano un collega.`,
        yellow: (subject: string, who: string) =>
          `La tua pratica «${subject}» è in lavorazione${who ? `, la segue ${who}` : ''}.`,
        green: (subject: string) => `La tua pratica «${subject}» è risolta.`,
        promise: (what: string, by: string) => `Ti abbiamo promesso: ${what}, entro ${by}.`,
      },
    },
  },
  {
    letters: { red: 'N', yellow: 'W', green: 'S' },
    states: { red: 'new', yellow: 'being worked on', green: 'solved' },
    counted: {
      red: (count) => `${count} new`,
      yellow: (count) => `${count} in work`,
      green: (count) => `${count} solved`,
    },
    lights: 'State of the cases',
    title: 'Current case',
    none: 'No open case.',
    noneWhy: 'If it needs following up, open one: the subject comes from the note.',
    open: 'New case',
    openIt: 'Open the case',
    subject: 'Subject',
    category: 'Category (optional)',
    take: 'Take it on',
    solve: 'Solve',
    reopen: 'Reopen',
    reason: 'Why? (optional)',
    moveTitle: { red: 'Reopen the case', yellow: 'Take the case on', green: 'Mark as solved' },
    opened: (when) => `opened ${when}`,
    moved: (when, by) => (by ? `${when} · ${by}` : when),
    history: 'Steps',
    sayAloud: 'To read out on the phone',
    spoken: {
      lei: {
        red: (subject) => `Your case “${subject}” is registered and a colleague is taking it on.`,
        yellow: (subject, who) => `Your case “${subject}” is being worked on${who ? ` by ${who}` : ''}.`,
        green: (subject) => `Your case “${subject}” is solved.`,
        promise: (what, by) => `We promised you: ${what}, by ${by}.`,
      },
      tu: {
        red: (subject) => `Your case “${subject}” is registered and a colleague is taking it on.`,
        yellow: (subject, who) => `Your case “${subject}” is being worked on${who ? ` by ${who}` : ''}.`,
        green: (subject) => `Your case “${subject}” is solved.`,
        promise: (what, by) => `We promised you: ${what}, by ${by}.`,
      },
    },
  },
)
