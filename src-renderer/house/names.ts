import type { Problems } from './use-section.ts'

/** What is wrong with the names of a list: none may be missing, none twice among its own kind. */
export function nameProblems(items: readonly { readonly id: string; readonly name: string }[]): Problems {
  const problems: Record<string, Problems[string]> = {}
  const seen = new Set<string>()
  for (const { id, name } of items) {
    const plain = name.trim().toLocaleLowerCase()
    if (plain === '') problems[`${id}.name`] = 'empty'
    else if (seen.has(plain)) problems[`${id}.name`] = 'taken'
    seen.add(plain)
  }
  return problems
}

/** The id at the head of a problem's field. */
export function ownerOf(field: string): string {
  return field.slice(0, field.indexOf('.'))
}
