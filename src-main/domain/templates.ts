import type { FormOfAddress, Language } from '../contract/customers.ts'
import type { Template, TemplateUse } from '../contract/house.ts'

/**
 * What stands in braces and is filled in: the customer's name, the house's, that of whoever writes, and today's date
 * and the time. The English names mean the same; what a house writes in other braces stays as it is.
 */
export const templateFields = ['cliente', 'casa', 'operatore', 'data', 'ora'] as const
export type TemplateField = (typeof templateFields)[number]
export type TemplateValues = Readonly<Record<TemplateField, string>>

const englishFields = {
  customer: 'cliente',
  house: 'casa',
  agent: 'operatore',
  date: 'data',
  time: 'ora',
} as const satisfies Record<string, TemplateField>

/** Whom a text is for. */
export type Addressed = { readonly language: Language; readonly formOfAddress: FormOfAddress }

/** `missing`: the house has it in another form of address, or in another language, only. */
export type ChosenTemplate = {
  readonly template: Template
  readonly missing: 'nothing' | 'form' | 'language'
}

/** Fewer letters than this are the beginning of too many words. */
const fewestLetters = 2

/** Puts the values where their names stand in braces, in either language and any case. */
export function fillIn(text: string, values: TemplateValues): string {
  return text.replace(/\{\s*(\p{L}+)\s*\}/gu, (whole, name: string) => {
    const field = fieldOf(name.toLowerCase())
    return field === null ? whole : values[field]
  })
}

function fieldOf(name: string): TemplateField | null {
  const own = templateFields.find((field) => field === name)
  if (own) return own
  return Object.hasOwn(englishFields, name) ? englishFields[name as keyof typeof englishFields] : null
}

/**
 * Of each abbreviation the one for this customer: in their language and form of address; else in their language, since
 * a wrong form can be put right by hand; else in another. By abbreviation.
 */
export function templatesFor(
  templates: readonly Template[],
  to: Addressed,
  use: TemplateUse | null = null,
): readonly ChosenTemplate[] {
  const best = new Map<string, ChosenTemplate>()
  for (const template of templates) {
    if (use !== null && template.use !== use) continue
    const letters = plain(template.abbreviation)
    const candidate = { template, missing: missingIn(template, to) }
    const before = best.get(letters)
    if (!before || rank(candidate, to) < rank(before, to)) best.set(letters, candidate)
  }
  return [...best.values()].sort((left, right) =>
    left.template.abbreviation.localeCompare(right.template.abbreviation),
  )
}

function missingIn({ language, formOfAddress }: Template, to: Addressed): ChosenTemplate['missing'] {
  if (language !== to.language) return 'language'
  return formOfAddress === to.formOfAddress ? 'nothing' : 'form'
}

function rank({ template, missing }: ChosenTemplate, to: Addressed): number {
  if (missing === 'nothing') return 0
  if (missing === 'form') return 1
  return template.formOfAddress === to.formOfAddress ? 2 : 3
}

/** The letters right before `caret` that may be an abbreviation, and where they begin; null inside a word. */
export function lettersBefore(text: string, caret: number): { letters: string; from: number } | null {
  const letters = /\p{L}+$/u.exec(text.slice(Math.max(0, caret - 40), caret))?.[0]
  if (letters === undefined || /^[\p{L}\p{N}]/u.test(text.slice(caret))) return null
  const from = caret - letters.length
  return /[\p{N}@._-]$/u.test(text.slice(0, from)) ? null : { letters, from }
}

/** Those of `chosen` that the letters lead to, the one they name first. */
export function matching(chosen: readonly ChosenTemplate[], letters: string): readonly ChosenTemplate[] {
  const typed = plain(letters)
  const exact = chosen.filter(({ template }) => plain(template.abbreviation) === typed)
  if (typed.length < fewestLetters) return exact
  const begun = chosen.filter(({ template }) => {
    const abbreviation = plain(template.abbreviation)
    return abbreviation !== typed && abbreviation.startsWith(typed)
  })
  return [...exact, ...begun]
}

/** As typed at the beginning of a sentence, and on a keyboard without accents. */
function plain(letters: string): string {
  return letters.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
