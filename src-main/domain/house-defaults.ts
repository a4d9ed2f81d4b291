import type { Language } from '../contract/customers.ts'
import { Outcome } from '../contract/history.ts'
import { type HouseSettings, HouseSettings as Settings, type Template } from '../contract/house.ts'
import { CategoryId, DeskId } from '../contract/ids.ts'

/** The words in which a house begins, in the language of the seat; templates come in every language at once. */
export type HouseWords = {
  readonly deskName: string
  /** Each with what it branches into. */
  readonly categories: readonly { readonly name: string; readonly branches: readonly string[] }[]
  readonly transferReasons: readonly string[]
  /** The letters an operator types, by template; the same for every language a customer may speak. */
  readonly abbreviations: Readonly<Record<DefaultTemplate, string>>
}

export const defaultTemplates = [
  'greeting',
  'hold',
  'resume',
  'apology',
  'closing',
  'details',
  'taken-note',
] as const
export type DefaultTemplate = (typeof defaultTemplates)[number]

/** By language of the customer, form of address and template. */
export type TemplateWords = Readonly<
  Record<Language, Readonly<Record<Template['formOfAddress'], Readonly<Record<DefaultTemplate, string>>>>>
>

/** Constant, so that two seats that nobody has set up speak of the same desk. */
export const defaultDeskId = DeskId.parse('00000000-0000-7000-8000-0000000d0001')

const workingDays = [1, 2, 3, 4, 5]
const halves = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
]
/** Half a working day until somebody has answered, three until it is solved; in minutes of opening hours. */
const anyCase = { categoryId: null, levelId: null, answerMinutes: 240, solveMinutes: 1440 }

/** A house that has agreed on nothing: without desks it counts as always open. */
export const emptyHouse: HouseSettings = {
  manner: { name: '', formOfAddress: 'lei' },
  calendar: { zone: 'Europe/Rome', patronDay: null, workedHolidays: [], closures: [] },
  desks: [],
  rota: { shifts: [], absences: [] },
  categories: [],
  yardstick: { levels: [], rules: [] },
  transferReasons: [],
  outcomes: [],
  satisfaction: { asked: false },
  templates: [],
  // As it may be called from the first day: nothing is forbidden, what costs more or lies abroad is asked about.
  outgoing: { allowed: [], confirmCostly: true, confirmForeign: true, mostPerMinute: 10 },
  // Off: a house that records says why, on what ground and for how long before it can begin.
  recording: {
    enabled: false,
    purpose: '',
    legalBasis: null,
    announcement: { it: '', en: '' },
    retentionDays: null,
    listeners: ['lead', 'administrator'],
  },
  scoreSheets: [],
  parking: { code: '', slots: [] },
  workerFigures: null,
}

/** A house that nobody has set up yet: one desk in office hours, a small tree of categories, one rule for all. */
export function defaultHouse(words: HouseWords, templates: TemplateWords): HouseSettings {
  return Settings.parse({
    ...emptyHouse,
    desks: [
      {
        id: defaultDeskId,
        name: words.deskName,
        hours: workingDays.flatMap((weekday) => halves.map((half) => ({ weekday, ...half }))),
      },
    ],
    categories: categoriesOf(words),
    yardstick: { levels: [], rules: [anyCase] },
    transferReasons: words.transferReasons,
    outcomes: Outcome.options.map((outcome) => ({ outcome, label: '', offered: true })),
    templates: templatesOf(words, templates),
  } satisfies HouseSettings)
}

function categoriesOf({ categories }: HouseWords): HouseSettings['categories'] {
  return categories.flatMap(({ name, branches }, at) => {
    const id = defaultCategoryId(at + 1, 0)
    const below = branches.map((branch, index) => ({
      id: defaultCategoryId(at + 1, index + 1),
      parentId: id,
      name: branch,
      deskId: null,
    }))
    return [{ id, parentId: null, name, deskId: null }, ...below]
  })
}

/** By place in the tree, counted from 1; 0 is the branch itself. */
function defaultCategoryId(top: number, below: number): CategoryId {
  const place = `${top}`.padStart(2, '0') + `${below}`.padStart(2, '0')
  return CategoryId.parse(`00000000-0000-7000-8000-0000000c${place}`)
}

function templatesOf({ abbreviations }: HouseWords, words: TemplateWords): readonly Template[] {
  const languages = ['it', 'en'] as const
  const forms = ['lei', 'tu'] as const
  return defaultTemplates.flatMap((name) =>
    languages.flatMap((language) =>
      forms.map((formOfAddress) => ({
        use: name === 'details' || name === 'taken-note' ? 'phrase' : name,
        abbreviation: abbreviations[name],
        language,
        formOfAddress,
        text: words[language][formOfAddress][name],
      })),
    ),
  )
}
