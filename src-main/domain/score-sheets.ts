import type { Language } from '../contract/customers.ts'
import type { ScoreSheet, Wording } from '../contract/scoring.ts'

/** `after`, each sheet one version further where it says something else than `before`; a new one begins at 1. */
export function withVersions(
  before: readonly ScoreSheet[],
  after: readonly ScoreSheet[],
): readonly ScoreSheet[] {
  return after.map((sheet) => {
    const known = before.find(({ id }) => id === sheet.id)
    if (!known) return { ...sheet, version: 1 }
    return { ...sheet, version: sameContent(known, sheet) ? known.version : known.version + 1 }
  })
}

/** Version and all. */
export function sameSheet(left: ScoreSheet, right: ScoreSheet): boolean {
  return left.id === right.id && left.version === right.version && sameContent(left, right)
}

function sameContent(left: ScoreSheet, right: ScoreSheet): boolean {
  return JSON.stringify(contentOf(left)) === JSON.stringify(contentOf(right))
}

function contentOf({ name, failure, questions }: ScoreSheet) {
  return [
    [name.it.trim(), name.en.trim()],
    failure,
    questions.map(({ id, wording, maximum, weight, mustHave, optional }) => [
      id,
      [wording.it.trim(), wording.en.trim()],
      [maximum, weight, mustHave, optional],
    ]),
  ]
}

/** In `language`, or in the other where the house has said nothing in it. */
export function wordingIn({ it, en }: Wording, language: Language): string {
  return language === 'it' ? it || en : en || it
}
