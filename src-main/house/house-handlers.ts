import type { Agent } from '../contract/agents.ts'
import type { Change } from '../contract/changes.ts'
import type { HouseChange, HouseSettings } from '../contract/house.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { authorOf, type WriteContext } from '../database/write-context.ts'
import { mayEnterBasis } from '../domain/figures-law.ts'
import { apologisesInFirstPerson } from '../domain/first-person-apology.ts'
import { readHouseFile, writeHouseFile } from '../domain/house-file.ts'
import { maySetSheets } from '../domain/review-rules.ts'
import { withVersions } from '../domain/score-sheets.ts'
import type { HouseRepository } from './house-repository.ts'

export type HouseContext = WriteContext & {
  readonly house: HouseRepository
  readonly agents: { list(): readonly Agent[] }
}

type HouseHandlers = Pick<Handlers, 'house:change' | 'house:export' | 'house:import'>

/** Windows hear of what changed as of a change from another seat. What is the same as before is not written again. */
export function createHouseHandlers(context: HouseContext): HouseHandlers {
  const { house, agents } = context

  async function write(changes: readonly Change[]) {
    if (changes.length > 0) await context.record(changes, authorOf(context))
    return success(house.read())
  }

  /**
   * A file from before there were score sheets takes none away, and none brings along what another house agreed on
   * about its workers.
   */
  function taken(from: HouseSettings): Partial<HouseSettings> {
    const { workerFigures: _, ...rest } = from
    return rest.scoreSheets.length > 0 ? rest : { ...rest, scoreSheets: house.read().scoreSheets }
  }

  function withSheetVersions(change: Partial<HouseChange>): Partial<HouseChange> {
    const { scoreSheets } = change
    if (scoreSheets === undefined) return change
    return { ...change, scoreSheets: withVersions(house.read().scoreSheets, scoreSheets) }
  }

  return {
    /** `not-allowed`: by what contacts are scored, and what figures on workers rest on, is not for everybody to say. */
    'house:change'({ apologyConfirmed, ...change }) {
      const changed = differing(house.read(), change)
      if (changed.scoreSheets && !maySetSheets(context.agent())) return failure('not-allowed')
      if (changed.workerFigures !== undefined && !mayEnterBasis(context.agent()))
        return failure('not-allowed')
      const apology = apologyConfirmed ? null : newApologies(house.read(), change)
      return apology ?? write(houseChanges(differing(house.read(), withSheetVersions(change))))
    },
    'house:export': () => success(writeHouseFile(house.read(), agents.list())),
    'house:import'({ text, apologyConfirmed }) {
      const file = readHouseFile(text)
      if (file.kind === 'newer') return failure('newer-house')
      if (file.kind !== 'house') return failure('unreadable-house', JSON.stringify(file))
      const apology = apologyConfirmed ? null : newApologies(house.read(), file.house)
      if (apology) return apology
      // What nobody has written yet is written now, so that this house stays as the file has it.
      const sections = differing(house.written(), taken(file.house))
      return write([...agentChanges(agents.list(), file.agents), ...houseChanges(sections)])
    },
  }
}

/** Templates that apologise as «I» and that the house has not confirmed yet; by abbreviation in the detail. */
function newApologies(
  { templates: before }: HouseSettings,
  { templates = [] }: Pick<HouseChange, 'templates'>,
) {
  const confirmed = new Set(before.map(({ language, text }) => `${language} ${text}`))
  const found = templates.filter(
    ({ language, text }) =>
      !confirmed.has(`${language} ${text}`) && apologisesInFirstPerson(text, language) !== null,
  )
  const abbreviations = found.map(({ abbreviation }) => abbreviation).join(', ')
  return found.length === 0 ? null : failure('first-person-apology', abbreviations)
}

function houseChanges(sections: Partial<HouseSettings>): readonly Change[] {
  return Object.keys(sections).length === 0 ? [] : [{ kind: 'house:changed', house: sections }]
}

function agentChanges(before: readonly Agent[], after: readonly Agent[]): readonly Change[] {
  return after.flatMap((agent): readonly Change[] => {
    const known = before.find(({ id }) => id === agent.id)
    if (!known) return [{ kind: 'agent:added', agent }]
    const { id: agentId, ...fields } = agent
    const changed = differing(known, fields)
    return Object.keys(changed).length === 0 ? [] : [{ kind: 'agent:changed', agentId, fields: changed }]
  })
}

/** Those of `after` that `before` does not have like this; plain data of the same content has the same text. */
function differing<T extends object>(
  before: Partial<T>,
  after: { [K in keyof T]?: T[K] | undefined },
): Partial<T> {
  const entries = Object.entries(after) as [keyof T, T[keyof T] | undefined][]
  return Object.fromEntries(
    entries.filter(
      ([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[name]),
    ),
  ) as Partial<T>
}
