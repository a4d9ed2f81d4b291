import type { CaseSentence, NextStep } from '../contract/case-sentence.ts'
import { bilingual } from './language.ts'

type When = (at: number) => string

/** One sentence that says where a case stands, to read out, copy or mail; `when` puts a time into words. */
type Say = (sentence: CaseSentence, when: When) => string

/** What a form of address changes in the Italian sentence. */
type Person = {
  readonly yours: string
  readonly promised: string
  readonly hadPromised: string
  readonly shouldHave: string
  readonly toTell: string
}

const lei: Person = {
  yours: 'La sua',
  promised: 'le abbiamo promesso',
  hadPromised: 'le avevamo promesso',
  shouldHave: 'doveva avere una risposta',
  toTell: 'da indicarle',
}

const tu: Person = {
  yours: 'La tua',
  promised: 'ti abbiamo promesso',
  hadPromised: 'ti avevamo promesso',
  shouldHave: 'dovevi avere una risposta',
  toTell: 'da indicarti',
}

function italianNext(next: NextStep, person: Person, when: When): string {
  switch (next.kind) {
    case 'promised':
      return `${person.promised}: ${next.what}, entro ${when(next.by)}`
    case 'promise-broken':
      return `${person.hadPromised}: ${next.what}, entro ${when(next.by)}, e non l’abbiamo fatto: ce ne scusiamo`
    case 'expected':
      return next.due === 'answer'
        ? `il prossimo passo è una nostra risposta, prevista entro ${when(next.by)}`
        : `il prossimo passo è la soluzione, prevista entro ${when(next.by)}`
    case 'overdue':
      return next.due === 'answer'
        ? `${person.shouldHave} entro ${when(next.by)}: siamo in ritardo e ce ne scusiamo`
        : `doveva essere risolta entro ${when(next.by)}: siamo in ritardo e ce ne scusiamo`
    case 'none':
      return `non abbiamo ancora una data ${person.toTell}`
    case 'solved':
      return next.complaintOpen ? 'sul reclamo stiamo ancora lavorando' : ''
  }
}

function italianHolder({ owner, desk, state }: CaseSentence): string {
  if (owner !== null) return `, la segue ${owner}${desk === null ? '' : `, ufficio ${desk}`}`
  if (desk !== null) return `, la segue l’ufficio ${desk}`
  return state === 'red' ? ' e aspetta che un collega la prenda in mano' : ''
}

function italian(person: Person): Say {
  return (sentence, when) => {
    const { subject, state, next } = sentence
    const about = `${person.yours} pratica «${subject}»`
    const follows = italianNext(next, person, when)
    if (next.kind === 'solved') return `${about} è risolta da ${when(next.at)}${follows && `; ${follows}`}.`
    const stands = state === 'red' ? 'è registrata' : 'è in lavorazione'
    return `${about} ${stands}${italianHolder(sentence)}; ${follows}.`
  }
}

function englishNext(next: NextStep, when: When): string {
  switch (next.kind) {
    case 'promised':
      return `we promised you: ${next.what}, by ${when(next.by)}`
    case 'promise-broken':
      return `we had promised you: ${next.what}, by ${when(next.by)}, and did not do it: we apologise`
    case 'expected':
      return next.due === 'answer'
        ? `the next step is our reply, expected by ${when(next.by)}`
        : `the next step is the solution, expected by ${when(next.by)}`
    case 'overdue':
      return next.due === 'answer'
        ? `you should have had a reply by ${when(next.by)}: we are late and we apologise`
        : `it should have been solved by ${when(next.by)}: we are late and we apologise`
    case 'none':
      return 'we have no date to give you yet'
    case 'solved':
      return next.complaintOpen ? 'we are still working on the complaint' : ''
  }
}

const english: Say = ({ subject, state, owner, desk, next }, when) => {
  const about = `Your case “${subject}”`
  const follows = englishNext(next, when)
  if (next.kind === 'solved')
    return `${about} has been solved since ${when(next.at)}${follows && `; ${follows}`}.`
  const who = [owner, desk === null ? null : `the ${desk} desk`].filter(Boolean).join(', ')
  const nobody = state === 'red' ? ' and waits for a colleague to take it on' : ''
  const holder = who === '' ? nobody : `, ${who} is following it`
  return `${about} ${state === 'red' ? 'is registered' : 'is being worked on'}${holder}; ${follows}.`
}

export const caseSentenceTexts = bilingual(
  {
    say: { lei: italian(lei), tu: italian(tu) },
    mail: {
      subject: (reference: string, subject: string) => `Pratica ${reference}: ${subject}`,
      greeting: {
        lei: (name: string) => `Gentile ${name},`,
        tu: (name: string) => `Ciao ${name},`,
      },
      reference: {
        lei: (reference: string) => `Se ci richiama, il riferimento è ${reference}.`,
        tu: (reference: string) => `Se ci richiami, il riferimento è ${reference}.`,
      },
      closing: { lei: 'Cordiali saluti', tu: 'Un saluto' },
    },
  },
  {
    say: { lei: english, tu: english },
    mail: {
      subject: (reference, subject) => `Case ${reference}: ${subject}`,
      greeting: { lei: (name) => `Dear ${name},`, tu: (name) => `Hello ${name},` },
      reference: {
        lei: (reference) => `If you call us back, the reference is ${reference}.`,
        tu: (reference) => `If you call us back, the reference is ${reference}.`,
      },
      closing: { lei: 'Kind regards', tu: 'Best wishes' },
    },
  },
)
