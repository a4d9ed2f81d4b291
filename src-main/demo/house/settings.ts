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

type Branch = { readonly name: string; readonly desk: DeskId | null; readonly branches?: readonly string[] }

const branches: readonly Branch[] = [
  { name: 'Guasti', desk: support, branches: ['Linea', 'Apparecchi', 'Uscita del tecnico'] },
  { name: 'Assistenza', desk: support, branches: ['Installazione', 'Area clienti'] },
  { name: 'Spedizioni', desk: support },
  { name: 'Contratti', desk: office, branches: ['Nuova linea', 'Trasloco', 'Disdetta'] },
  { name: 'Fatture', desk: office, branches: ['Importo sbagliato', 'Rimborso'] },
  { name: 'Amministrazione', desk: office },
  { name: 'Anagrafica', desk: office },
  { name: 'Reclami', desk: null },
]

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
} as const
const DemoHouse = HouseSettings.pick(agreed)

/** What the demo house has agreed on. */
export function demoHouse(agents: readonly Agent[]): Pick<HouseSettings, keyof typeof agreed> {
  return DemoHouse.parse({
    manner: { name: 'Linea Lieta', formOfAddress: 'lei' },
    // Sant’Ambrogio: the house is in Milan.
    calendar: { zone: 'Europe/Rome', patronDay: '12-07', workedHolidays: [], closures: [] },
    desks: [
      {
        id: support,
        name: 'Assistenza',
        hours: [...everyDay('08:30', '18:30'), ...everyDay('09:00', '13:00', [6])],
      },
      {
        id: office,
        name: 'Amministrazione',
        hours: [...everyDay('09:00', '13:00'), ...everyDay('14:00', '18:00')],
      },
    ],
    rota: { shifts: shiftsOf(agents), absences: [] },
    categories: branches.flatMap(categoriesOf),
    yardstick: {
      levels: [
        { id: levels.home, name: 'Contratto Casa' },
        { id: levels.business, name: 'Contratto Azienda' },
      ],
      rules: [
        { categoryId: null, levelId: null, answerMinutes: 240, solveMinutes: 1440 },
        { categoryId: null, levelId: levels.business, answerMinutes: 60, solveMinutes: 480 },
        {
          categoryId: demoCategory('Guasti').categoryId,
          levelId: null,
          answerMinutes: 120,
          solveMinutes: 960,
        },
        {
          categoryId: demoCategory('Reclami').categoryId,
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

function categoriesOf({ name, desk, branches: below = [] }: Branch, at: number): readonly Category[] {
  const id = categoryIdAt(at, 0)
  return [
    { id, parentId: null, name, deskId: desk },
    ...below.map((branch, index) => ({
      id: categoryIdAt(at, index + 1),
      parentId: id,
      name: branch,
      deskId: null,
    })),
  ]
}

/** The contract that a customer's tags speak of; empty where they speak of none. */
export function demoLevel(tags: readonly string[]): ContractLevelId | '' {
  if (tags.includes('Azienda')) return levels.business
  return tags.includes('Contratto Casa') ? levels.home : ''
}

/** Where a case belongs that is about the branch of this name; the words stay where the tree has none. */
export function demoCategory(name: string): { categoryId: CategoryId | null; deskId: DeskId | null } {
  const at = branches.findIndex((branch) => branch.name === name)
  return { categoryId: at < 0 ? null : categoryIdAt(at, 0), deskId: branches[at]?.desk ?? null }
}

function categoryIdAt(top: number, below: number): CategoryId {
  const place = `${top + 1}`.padStart(2, '0') + `${below}`.padStart(2, '0')
  return CategoryId.parse(`00000000-0000-7000-8000-0000000c${place}`)
}
