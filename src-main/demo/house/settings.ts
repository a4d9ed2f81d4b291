import type { Agent } from '../../contract/agents.ts'
import { type Category, HouseSettings, type Shift } from '../../contract/house.ts'
import { CategoryId, ContractLevelId, DeskId } from '../../contract/ids.ts'
import type { DemoInitials } from './kinds.ts'

const support = DeskId.parse('00000000-0000-7000-8000-0000000d0001')
const office = DeskId.parse('00000000-0000-7000-8000-0000000d0002')
/** The contracts whose customers the yardstick treats apart. */
const levels = {
  home: ContractLevelId.parse('00000000-0000-7000-8000-0000000e0001'),
  business: ContractLevelId.parse('00000000-0000-7000-8000-0000000e0002'),
}

const weekdays = [1, 2, 3, 4, 5]
const everyDay = (from: string, to: string, days = weekdays) => days.map((weekday) => ({ weekday, from, to }))

type Branch = {
  readonly key: string
  readonly desk: DeskId | null
  readonly branches?: readonly string[]
}

const branches = [
  { key: 'faults', desk: support, branches: ['line', 'devices', 'visit'] },
  { key: 'support', desk: support, branches: ['installation', 'portal'] },
  { key: 'shipping', desk: support },
  { key: 'contracts', desk: office, branches: ['newLine', 'move', 'cancellation'] },
  { key: 'invoices', desk: office, branches: ['wrongAmount', 'refund'] },
  { key: 'office', desk: office },
  { key: 'records', desk: office },
  { key: 'complaints', desk: null },
] as const satisfies readonly Branch[]

/** What a case of the demo is about. */
export type DemoCategory = (typeof branches)[number]['key']
type DemoBranch = Extract<(typeof branches)[number], { readonly branches: unknown }>['branches'][number]

/** What this house calls its desks, contracts and kinds of case, in one language. */
export type DemoHouseWords = {
  readonly desks: Readonly<Record<'support' | 'office', string>>
  readonly levels: Readonly<Record<keyof typeof levels, string>>
  /** What figures on its people rest on, which is as invented as they are. */
  readonly agreement: string
  readonly categories: Readonly<Record<DemoCategory | DemoBranch, string>>
}

/** Who sits where, week by week: a demo that is always fresh has no dates. */
const shifts: readonly (readonly [DemoInitials, DeskId, string, string, readonly number[]])[] = [
  ['GR', support, '08:30', '13:30', weekdays],
  ['GR', support, '14:30', '17:30', weekdays],
  ['GB', support, '12:30', '18:30', weekdays],
  ['SC', support, '08:30', '14:30', [1, 3, 5]],
  ['SC', support, '09:00', '13:00', [6]],
  ['LT', office, '09:00', '13:00', weekdays],
  ['LT', office, '14:00', '18:00', weekdays],
  ['SC', office, '09:00', '13:00', [2, 4]],
]

/** The words of templates and outcomes are Pronto's own. */
const agreed = {
  manner: true,
  calendar: true,
  desks: true,
  rota: true,
  categories: true,
  yardstick: true,
  workerFigures: true,
} as const
const DemoHouse = HouseSettings.pick(agreed)

/** What the demo house has agreed on. */
export function demoHouse(
  agents: readonly Agent[],
  words: DemoHouseWords,
): Pick<HouseSettings, keyof typeof agreed> {
  return DemoHouse.parse({
    manner: { name: 'Linea Lieta', formOfAddress: 'lei' },
    // Sant’Ambrogio: the house is in Milan.
    calendar: { zone: 'Europe/Rome', patronDay: '12-07', workedHolidays: [], closures: [] },
    desks: [
      {
        id: support,
        name: words.desks.support,
        hours: [...everyDay('08:30', '18:30'), ...everyDay('09:00', '13:00', [6])],
      },
      {
        id: office,
        name: words.desks.office,
        hours: [...everyDay('09:00', '13:00'), ...everyDay('14:00', '18:00')],
      },
    ],
    rota: { shifts: shiftsOf(agents), absences: [] },
    // Four people: without it, figures would show nothing of how they work.
    workerFigures: { kind: 'agreement', reference: words.agreement, date: '2026-01-12' },
    categories: branches.flatMap((branch, at) => categoriesOf(branch, at, words.categories)),
    yardstick: {
      levels: [
        { id: levels.home, name: words.levels.home },
        { id: levels.business, name: words.levels.business },
      ],
      rules: [
        { categoryId: null, levelId: null, answerMinutes: 240, solveMinutes: 1440 },
        { categoryId: null, levelId: levels.business, answerMinutes: 60, solveMinutes: 480 },
        {
          categoryId: demoCategory('faults').categoryId,
          levelId: null,
          answerMinutes: 120,
          solveMinutes: 960,
        },
        {
          categoryId: demoCategory('complaints').categoryId,
          levelId: null,
          answerMinutes: 60,
          solveMinutes: 960,
        },
      ],
    },
  })
}

function shiftsOf(agents: readonly Agent[]): readonly Shift[] {
  return agents.flatMap(({ id: agentId, initials }) =>
    shifts
      .filter(([whose]) => whose === initials)
      .flatMap(([, deskId, from, to, days]) =>
        days.map((weekday) => ({ agentId, deskId, on: { kind: 'weekly' as const, weekday }, from, to })),
      ),
  )
}

function categoriesOf(
  branch: (typeof branches)[number],
  at: number,
  words: DemoHouseWords['categories'],
): readonly Category[] {
  const below = 'branches' in branch ? branch.branches : []
  const id = categoryIdAt(at, 0)
  return [
    { id, parentId: null, name: words[branch.key], deskId: branch.desk },
    ...below.map((key, index) => ({
      id: categoryIdAt(at, index + 1),
      parentId: id,
      name: words[key],
      deskId: null,
    })),
  ]
}

/** The contract that a customer's tags speak of; empty where they speak of none. */
export function demoLevel(tags: readonly string[]): ContractLevelId | '' {
  if (tags.includes('Azienda')) return levels.business
  return tags.includes('Contratto Casa') ? levels.home : ''
}

/** Where a case belongs. */
export function demoCategory(category: DemoCategory): { categoryId: CategoryId; deskId: DeskId | null } {
  const at = branches.findIndex(({ key }) => key === category)
  return { categoryId: categoryIdAt(at, 0), deskId: branches[at]?.desk ?? null }
}

function categoryIdAt(top: number, below: number): CategoryId {
  const place = `${top + 1}`.padStart(2, '0') + `${below}`.padStart(2, '0')
  return CategoryId.parse(`00000000-0000-7000-8000-0000000c${place}`)
}
