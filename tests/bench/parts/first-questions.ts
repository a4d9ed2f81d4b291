import { rounded } from './figures.ts'

/** Of the mix: what many contacts fit and what few do, by words, by several filters, and by what no index knows. */
const asked = {
  common: ['everything', 'one agent', 'a month', 'a common word'],
  selective: [
    'over 15 minutes, held long, at night',
    'broken promise, one agent',
    'transferred for a reason, agent, a month',
    'complaints, transferred for a reason, one agent',
    'two words that seldom meet',
    'a word nobody wrote',
    'a rare word and a rare filter',
  ],
} as const

export type FirstQuestion = {
  readonly kind: keyof typeof asked
  /** Milliseconds until the first rows, from when nothing is in memory. */
  readonly firstRows: number
}

/**
 * What somebody waits for who asks first: after the start, or when the memory was given back. `forget` gives it back;
 * `firstRows` asks a question of the mix by its name until there are rows.
 */
export async function measureFirstQuestions(
  forget: () => Promise<unknown>,
  firstRows: (name: string) => Promise<unknown>,
): Promise<Readonly<Record<string, FirstQuestion>>> {
  const taken: Record<string, FirstQuestion> = {}
  for (const kind of ['common', 'selective'] as const)
    for (const name of asked[kind]) {
      await forget()
      const before = performance.now()
      await firstRows(name)
      taken[name] = { kind, firstRows: rounded(performance.now() - before) }
    }
  return taken
}
