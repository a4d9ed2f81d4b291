import type { Agent } from '../contract/agents.ts'
import {
  type FigureName,
  type Figures,
  type FiguresAnswer,
  fewestPeople,
  type ShownFigures,
} from '../contract/figures.ts'

/*
 * Team first. Art. 4 legge 300/1970: what lets a house watch its workers from afar needs an agreement with the unions or
 * an authorisation. So figures of one worker, of a desk of fewer than five, and of how a house of fewer than five works
 * are shown only where that has been entered, and it goes with them. What customers did is shown of any house: of each
 * figure, decision 0180 says which it is.
 */

export type Whose = { readonly deskId: string | null; readonly agentId: string | null }

/** Who acted in what is counted, by id; an empty one is somebody who was not named. */
export type Acting = {
  /** Had a contact. */
  readonly contacts: ReadonlySet<string>
  /** Answered a call, made a promise, had or moved a case, passed a call on. */
  readonly others: ReadonlySet<string>
}

/** Who acted at each desk; under null what was about no desk. Every act is in one of them. */
export type ActingByDesk = ReadonlyMap<string | null, Acting>

export type WhyWithheld = Extract<FiguresAnswer, { kind: 'withheld' }>['why']

/**
 * How many people a group is: those with a contact, because most figures are theirs. Who only owns a case does not make
 * a team of one into a group; but where nobody had a contact, they are who the figures are about.
 */
export function peopleOf({ contacts, others }: Acting): number {
  const named = (ids: ReadonlySet<string>) => ids.size - (ids.has('') ? 1 : 0)
  const size = (ids: ReadonlySet<string>) => Math.max(named(ids), Math.min(1, ids.size))
  return size(contacts) || size(others)
}

/** Where nobody did anything, nobody is watched. */
export function isFew(people: number): boolean {
  return people > 0 && people < fewestPeople
}

/**
 * The desks that may be shown alone. Who is left when those are taken from the house must be no few people either: if
 * they are, the smallest of those desks is kept back too, and hides them.
 */
export function desksToShow(acting: ActingByDesk): ReadonlySet<string> {
  const shown = [...acting]
    .flatMap(([deskId, group]) => (deskId === null ? [] : [{ deskId, people: peopleOf(group) }]))
    .filter(({ people }) => !isFew(people))
    .sort((a, b) => b.people - a.people || a.deskId.localeCompare(b.deskId))
  const isShown = (deskId: string | null) => shown.some((desk) => desk.deskId === deskId)
  const left = () => together([...acting].flatMap(([deskId, group]) => (isShown(deskId) ? [] : [group])))
  while (shown.length > 0 && isFew(peopleOf(left()))) {
    // One in which nobody acted hides nobody.
    const smallest = shown.findLastIndex(({ people }) => people > 0)
    if (smallest < 0) break
    shown.splice(smallest, 1)
  }
  return new Set(shown.map(({ deskId }) => deskId))
}

export function together(groups: readonly Acting[]): Acting {
  return {
    contacts: new Set(groups.flatMap(({ contacts }) => [...contacts])),
    others: new Set(groups.flatMap(({ others }) => [...others])),
  }
}

/** What may be shown without an agreement; `people` stands for a few of the house as a whole. */
export type Verdict = 'all' | 'customers' | WhyWithheld

/** Of what was asked, without an agreement or authorisation. */
export function verdictOn({ deskId, agentId }: Whose, acting: ActingByDesk): Verdict {
  if (agentId !== null) return 'one-worker'
  if (deskId === null) return isFew(peopleOf(together([...acting.values()]))) ? 'customers' : 'all'
  const group = acting.get(deskId)
  if (group !== undefined && isFew(peopleOf(group))) return 'few-people'
  return group === undefined || desksToShow(acting).has(deskId) ? 'all' : 'few-left'
}

/** Of customers alone: what they did, and what of it lies open. */
const customerFigures: readonly FigureName[] = [
  ...(['volumes', 'days', 'hours', 'repeats', 'missed', 'cases', 'complaints', 'forecast'] as const),
]

/** Whether the rows behind a figure are kept back with it. */
export function isRowsWithheld(figure: FigureName, verdict: Verdict): boolean {
  if (verdict === 'customers') return !customerFigures.includes(figure)
  return verdict !== 'all'
}

/** The figures without those that tell how people work. */
export function customersPart(figures: Figures): ShownFigures {
  const { volumes, missed, cases, complaints } = figures
  return {
    ...figures,
    volumes: {
      ...withoutOutgoingDays(volumes),
      out: null,
      channels: volumes.channels
        .filter((channel) => channel.in > 0)
        .map((channel) => ({ ...channel, out: null }))
        .sort((a, b) => b.in - a.in),
    },
    ...{ answer: null, talk: null, hold: null, wrapUp: null },
    ...{ promises: null, firstContact: null, transfers: null, satisfaction: null, yardstick: null },
    missed: missed && { ...missed, until: null },
    // With those opened, the open ones by age would tell how many of them were solved.
    cases: { ...cases, opened: null, solved: null, states: { ...cases.states, green: null } },
    complaints: { ...complaints, solved: null, madeGood: null },
  }
}

/** The period before, beside one of a few: how many cases lay open then and lie open now tells how many were solved. */
export function besideCustomersPart(before: ShownFigures): ShownFigures {
  return { ...before, cases: null }
}

/** Of a day on which few worked, what the house began is theirs. All of them go, or the others would tell it. */
export function withoutOutgoingDays<T extends Pick<Figures['volumes'], 'days'>>(
  volumes: T,
): Omit<T, 'days'> & Pick<ShownFigures['volumes'], 'days'> {
  return { ...volumes, days: volumes.days.map((day) => ({ ...day, out: null })) }
}

/** Whether these are of customers alone: the rest is withheld. */
export function isCustomersPart({ promises }: Pick<ShownFigures, 'promises'>): boolean {
  return promises === null
}

/** Who enters the agreement or authorisation; roles help against mistakes and protect nothing. */
export function mayEnterBasis(me: Pick<Agent, 'role'> | null): boolean {
  return me?.role === 'administrator'
}
