import type { Agent } from '../../src-main/contract/agents.ts'
import type {
  HandoverCase,
  HandoverComplaint,
  HandoverFavour,
  HandoverNote,
  HandoverPromise,
  HandoverTotals,
  HandoverTransfer,
} from '../../src-main/contract/handover.ts'
import type { CaseState } from '../../src-main/contract/history.ts'
import type { Desk } from '../../src-main/contract/house.ts'
import type { AgentId } from '../../src-main/contract/ids.ts'
import type { MissedGroup } from '../../src-main/contract/missed-calls.ts'
import { signatureOf } from '../../src-main/domain/initials.ts'
import { courseOf } from '../../src-main/domain/promise-course.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { holderWords as caseHolder } from '../cases/holder-words.ts'
import { referenceOf } from '../cases/reference-of.ts'
import { formatNumber } from '../customers/format-number.ts'
import { holderWords } from '../promises/holder-words.ts'

/** What words are made with; `now` is the sheet's own moment. */
export type Wording = {
  readonly texts: Texts
  readonly agents: readonly Agent[]
  readonly desks: readonly Desk[]
  readonly me: AgentId | null
  readonly now: number
}

/** What a row says: the matter, and below it lines of circumstance. */
export type RowWords = { readonly what: string; readonly lines: readonly string[] }

type Signed = { readonly initials: string | null; readonly agentId: AgentId | null }

function joined(...parts: readonly (string | null | false | undefined)[]): string {
  return parts.filter(Boolean).join(' · ')
}

function who({ initials, agentId }: Signed, { agents, texts }: Wording): string {
  return signatureOf(initials, agentId, agents) ?? texts.handover.somebody
}

function signedAt(signed: Signed & { readonly at: number }, wording: Wording): string {
  return `${who(signed, wording)} ${wording.texts.time.when(signed.at, wording.now)}`
}

export function promiseWords({ promise, holder }: HandoverPromise, wording: Wording): RowWords {
  const { texts, agents, me, now } = wording
  const { handover, card, time, promises } = texts
  const when = (at: number) => time.when(at, now)
  const last = promise.attempts.at(-1)
  return {
    what: promise.what,
    lines: [
      joined(
        card.promises.by(when(promise.dueAt)),
        holder && holderWords(holder, agents, me, texts, now),
        closingWords(promise, wording),
        last && !last.keeps && `${promises.attempts[last.outcome]} ${when(last.at)}`,
        handover.promisedBy(who(promise, wording), when(promise.madeAt)),
      ),
    ],
  }
}

function closingWords(promise: HandoverPromise['promise'], { texts, now }: Wording): string | null {
  const { handover, time } = texts
  const { state, broken, closedAt } = courseOf(promise, now)
  if (closedAt === null) return null
  if (state === 'released') return handover.released(time.when(closedAt, now), promise.release?.reason ?? '')
  const said = broken ? handover.keptLate(time.when(closedAt, now)) : handover.kept(time.when(closedAt, now))
  const keeper = promise.attempts.find(({ keeps }) => keeps)?.initials
  return keeper ? `${said} ${handover.by(keeper)}` : said
}

/** Whom a missed call came from, as far as it is known. */
export function callerName({ party, number }: MissedGroup, { handover }: Texts): string {
  if (party.kind === 'customer') return party.customer.name
  if (party.kind === 'several') return party.customers.map(({ name }) => name).join(' / ')
  if (party.kind === 'withheld' || number === null) return handover.withheld
  return party.displayName || formatNumber(number)
}

export function missedWords(group: MissedGroup, wording: Wording): RowWords {
  const { handover, promises, time } = wording.texts
  const { tries, number, line, times, lastAt } = group
  const when = (at: number) => time.when(at, wording.now)
  const triedBy = tries && wording.agents.find(({ id }) => id === tries.agentId)?.initials
  return {
    what: handover.rang(times, when(lastAt)),
    lines: [
      joined(
        number && formatNumber(number),
        line,
        tries && handover.tried(tries.times, triedBy ?? handover.somebody, when(tries.at)),
        tries && promises.attempts[tries.outcome],
      ),
    ].filter((words) => words !== ''),
  }
}

export function caseWords(each: HandoverCase, wording: Wording): RowWords {
  return {
    what: each.subject,
    lines: [
      joined(referenceOf(each), ...each.moves.map((move) => moveWords(move, wording))),
      stands(each, wording),
    ],
  }
}

function moveWords(move: HandoverCase['moves'][number], wording: Wording): string {
  const { handover, cases, time } = wording.texts
  const when = time.when(move.at, wording.now)
  const word = (state: CaseState) => cases.states[state]
  const said =
    move.from === null
      ? handover.opening(who(move, wording), when)
      : handover.move(word(move.from), word(move.to), who(move, wording), when)
  return move.reason === '' ? said : `${said}: ${move.reason}`
}

/** One sentence that says where a case stands, for a colleague. */
function stands({ next, holder }: HandoverCase, { texts, agents, desks, now }: Wording): string {
  const { handover, time } = texts
  const when = (at: number) => time.when(at, now)
  if (next.kind === 'solved') {
    const solved = handover.solvedAt(when(next.at))
    return `${next.complaintOpen ? `${solved}; ${handover.complaintOpen}` : solved}.`
  }
  const { owner, desk } = caseHolder(holder, agents, desks)
  const name = joined(owner, desk)
  const follows = name === '' ? handover.nobody : handover.follows(name)
  return `${follows}; ${nextWords(next, texts, when)}.`
}

type Coming = Exclude<HandoverCase['next'], { kind: 'solved' }>

function nextWords(next: Coming, { handover }: Texts, when: (at: number) => string): string {
  switch (next.kind) {
    case 'promised':
    case 'promise-broken':
      return handover.next[next.kind](next.what, when(next.by))
    case 'expected':
    case 'overdue':
      return handover.next[next.kind][next.due](when(next.by))
    case 'none':
      return handover.next.none
  }
}

export function complaintWords(each: HandoverComplaint, wording: Wording): RowWords {
  const { handover, cases } = wording.texts
  const { from, to } = each
  const went =
    to === null
      ? handover.complaintOver
      : from === null
        ? handover.complaintBegan(cases.stages[to])
        : handover.complaint(cases.stages[from], cases.stages[to])
  return { what: each.subject, lines: [joined(referenceOf(each), went, signedAt(each, wording))] }
}

export function favourWords(each: HandoverFavour, wording: Wording): RowWords {
  const asked = wording.texts.handover.favour(each.askedBy, each.reason)
  return { what: each.subject, lines: [joined(referenceOf(each), asked, signedAt(each, wording))] }
}

export function transferWords(each: HandoverTransfer, wording: Wording): RowWords {
  const failed = each.succeeded === false && wording.texts.handover.transferFailed
  return { what: each.reason, lines: [joined(signedAt(each, wording), failed)] }
}

export function noteWords(note: HandoverNote, wording: Wording): RowWords {
  const { card } = wording.texts
  const where = note.channel === null ? null : card.channels[note.channel].none
  return { what: note.text, lines: [joined(signedAt(note, wording), where)] }
}

/** «12 chiamate ricevute · 2 perse · 4 e-mail · …»: what there was, and the calls in any case. */
export function totalsWords(totals: HandoverTotals, { handover }: Texts): readonly string[] {
  const some = (count: number, words: (count: number) => string) => (count > 0 ? [words(count)] : [])
  return [
    handover.answered(totals.answered),
    ...some(totals.missed, handover.missed),
    ...some(totals.called, handover.called),
    ...totals.contacts.flatMap(({ channel, count }) =>
      channel === 'phone' || channel === 'event' ? [] : handover.contacts[channel](count),
    ),
    ...some(totals.casesOpened, handover.casesOpened),
    ...some(totals.casesSolved, handover.casesSolved),
    ...some(totals.promisesMade, handover.promisesMade),
    ...some(totals.promisesKept, handover.promisesKept),
    ...some(totals.promisesBroken, handover.promisesBroken),
  ]
}
