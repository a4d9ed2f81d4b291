import { z } from 'zod'
import { Agent } from '../contract/agents.ts'
import { type HouseFileTrouble, HouseSettings } from '../contract/house.ts'
import { emptyHouse } from './house-defaults.ts'

/** Raised when a file of this version could no longer be read by the version before. */
const fileVersion = 1
const format = 'pronto-house'

const Head = z.object({ format: z.literal(format), version: z.int().min(1) })
/** A file from before a section was there says nothing about it. */
const sectionsSince = {
  outgoing: emptyHouse.outgoing,
  scoreSheets: emptyHouse.scoreSheets,
  recording: emptyHouse.recording,
  parking: emptyHouse.parking,
  satisfaction: emptyHouse.satisfaction,
  workerFigures: emptyHouse.workerFigures,
}
const isObject = (value: unknown) => typeof value === 'object' && value !== null
const Content = z.object({
  house: z.preprocess(
    (house) => (isObject(house) ? { ...sectionsSince, ...Object(house) } : house),
    HouseSettings,
  ),
  agents: z.array(Agent).max(1000).readonly(),
})
type Content = z.infer<typeof Content>

export type HouseFile = Content & { readonly kind: 'house' }

/** The house and its people as the text of one file. What names a desk or a person that is gone is left out. */
export function writeHouseFile(house: HouseSettings, agents: readonly Agent[]): string {
  const content: Content = { house: withoutLostReferences(house, agents), agents }
  return `${JSON.stringify({ format, version: fileVersion, ...content }, null, 2)}\n`
}

/** Reads such a file, or says what is wrong with it; `newer` comes from a later version of the program. */
export function readHouseFile(text: string): HouseFile | { readonly kind: 'newer' } | HouseFileTrouble {
  const json = parseJson(text)
  if (json === undefined) return { kind: 'not-json' }
  const head = Head.safeParse(json)
  if (!head.success) return { kind: 'not-a-house' }
  if (head.data.version > fileVersion) return { kind: 'newer' }
  const content = Content.safeParse(json)
  if (!content.success) return { kind: 'wrong-value', path: pathOf(content.error) }
  const path = twice(content.data)
  if (path) return { kind: 'wrong-value', path }
  const [lost] = lostReferences(content.data.house, content.data.agents)
  return lost ? { kind: 'unknown-reference', path: lost } : { kind: 'house', ...content.data }
}

type Path = readonly (string | number)[]

function pathOf({ issues }: z.ZodError): (string | number)[] {
  const steps = issues[0]?.path.filter((step) => typeof step !== 'symbol') ?? []
  return (steps[0] === 'house' ? steps.slice(1) : steps).slice(0, 12)
}

function parseJson(text: string): unknown {
  try {
    // A byte order mark is what some editors put before the text.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/** Where an id stands a second time. */
function twice({ house, agents }: Content): (string | number)[] | null {
  const lists = {
    agents,
    desks: house.desks,
    categories: house.categories,
    yardstick: house.yardstick.levels,
    scoreSheets: house.scoreSheets,
  }
  for (const [name, list] of Object.entries(lists)) {
    const ids = list.map(({ id }) => String(id))
    const at = ids.findIndex((id, index) => ids.indexOf(id) < index)
    if (at >= 0) return name === 'yardstick' ? [name, 'levels', at, 'id'] : [name, at, 'id']
  }
  return null
}

/** Where the house names a desk, a person, a category or a level that is not there, or a branch that holds itself. */
function lostReferences(house: HouseSettings, agents: readonly Agent[]): (string | number)[][] {
  const { hasAgent, hasDesk, hasCategory, hasLevel } = known(house, agents)
  const lost = (condition: boolean, ...path: Path) => (condition ? [] : [[...path]])
  const parents = new Map(house.categories.map(({ id, parentId }) => [id, parentId]))
  return [
    ...house.rota.shifts.flatMap((shift, at) => [
      ...lost(hasAgent(shift.agentId), 'rota', 'shifts', at, 'agentId'),
      ...lost(hasDesk(shift.deskId), 'rota', 'shifts', at, 'deskId'),
    ]),
    ...house.rota.absences.flatMap(({ agentId }, at) =>
      lost(hasAgent(agentId), 'rota', 'absences', at, 'agentId'),
    ),
    ...house.categories.flatMap(({ id, parentId, deskId }, at) => [
      ...lost(hasCategory(parentId) && !holdsItself(id, parents), 'categories', at, 'parentId'),
      ...lost(deskId === null || hasDesk(deskId), 'categories', at, 'deskId'),
    ]),
    ...house.yardstick.rules.flatMap(({ categoryId, levelId }, at) => [
      ...lost(hasCategory(categoryId), 'yardstick', 'rules', at, 'categoryId'),
      ...lost(hasLevel(levelId), 'yardstick', 'rules', at, 'levelId'),
    ]),
  ]
}

function known({ desks, categories, yardstick }: HouseSettings, agents: readonly Agent[]) {
  const ids = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id))
  const [agentIds, deskIds] = [ids(agents), ids(desks)]
  const [categoryIds, levelIds] = [ids(categories), ids(yardstick.levels)]
  return {
    hasAgent: (id: string) => agentIds.has(id),
    hasDesk: (id: string) => deskIds.has(id),
    hasCategory: (id: string | null) => id === null || categoryIds.has(id),
    hasLevel: (id: string | null) => id === null || levelIds.has(id),
  }
}

function holdsItself<Id>(start: Id, parents: ReadonlyMap<Id, Id | null>): boolean {
  const seen = new Set<Id>()
  for (let id: Id | null | undefined = start; id !== null && id !== undefined; id = parents.get(id)) {
    if (seen.has(id)) return true
    seen.add(id)
  }
  return false
}

/** Two seats may have taken away a desk and given it a shift at once: that shift is nobody's. */
function withoutLostReferences(house: HouseSettings, agents: readonly Agent[]): HouseSettings {
  const { hasAgent, hasDesk, hasCategory, hasLevel } = known(house, agents)
  const parents = new Map(house.categories.map(({ id, parentId }) => [id, parentId]))
  return {
    ...house,
    rota: {
      shifts: house.rota.shifts.filter(({ agentId, deskId }) => hasAgent(agentId) && hasDesk(deskId)),
      absences: house.rota.absences.filter(({ agentId }) => hasAgent(agentId)),
    },
    categories: house.categories.map((category) => ({
      ...category,
      parentId:
        hasCategory(category.parentId) && !holdsItself(category.id, parents) ? category.parentId : null,
      deskId: category.deskId !== null && hasDesk(category.deskId) ? category.deskId : null,
    })),
    yardstick: {
      ...house.yardstick,
      rules: house.yardstick.rules.filter(
        ({ categoryId, levelId }) => hasCategory(categoryId) && hasLevel(levelId),
      ),
    },
  }
}
