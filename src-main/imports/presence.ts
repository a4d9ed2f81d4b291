import type { Database } from '../database/connection.ts'
import type { Newcomer } from './candidate.ts'
import { type Trait, traits, traitsOf } from './traits.ts'

/** Lists of traits that rows to come have, in JSON. */
export type TraitLists = Readonly<Record<Trait, string>>

/** False: surely nobody in the house has it. */
export type MayStand = (trait: Trait, value: string) => boolean

const holders: Readonly<Record<Trait, string>> = {
  sourceKey: 'customer WHERE source_key = value',
  number: 'phone WHERE number = value',
  email: 'email WHERE lower(address) = value',
  vatNumber: "customer WHERE vat_number = value AND vat_number <> ''",
  fiscalCode: "customer WHERE fiscal_code = value AND fiscal_code <> ''",
  address: "customer WHERE address_key = value AND address_key <> ''",
}

export type Presence = ReturnType<typeof createPresence>

/**
 * Which traits of the rows to come stand on some card: asked for some hundred rows at once, because nearly nobody has
 * any, and each is otherwise looked for by itself. `settle` writes what the open transaction has gathered.
 */
export function createPresence(db: Database, settle: () => void) {
  const fresh = sets()
  const there = sets()
  const selects = traits.map((trait) => {
    const sql = `SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM ${holders[trait]})`
    return [trait, db.prepare<[string], string>(sql).pluck()] as const
  })
  let asked: TraitLists | null = null
  let begun = true

  function ask(lists: TraitLists): void {
    // A disk that was full: the groups of the batch that was given up are given once more, and gathered again.
    if (begun) settle()
    begun = false
    for (const [trait, select] of selects)
      there[trait] = new Set(lists[trait] === '[]' ? [] : select.all(lists[trait]))
    asked = lists
  }

  function written(): void {
    settle()
    for (const trait of traits) {
      for (const value of fresh[trait]) there[trait].add(value)
      fresh[trait].clear()
    }
  }

  return {
    /** A batch begins: others may have written. */
    batch(): void {
      asked = null
      begun = true
      for (const trait of traits) fresh[trait].clear()
    },
    /** Of the rows that come next, up to the next call with others. */
    lookAhead(lists: TraitLists | null): void {
      if (lists !== null && lists !== asked) ask(lists)
    },
    taken(newcomer: Newcomer): void {
      const own = traitsOf(newcomer)
      for (const trait of traits) for (const value of own[trait]) fresh[trait].add(value)
    },
    mayStand(trait: Trait, value: string): boolean {
      if (fresh[trait].has(value)) written()
      return there[trait].has(value) || odd.test(value)
    },
  }
}

/** What SQLite reads from a list otherwise than from a bound value. */
const odd = /[\0\p{Surrogate}]/u

function sets(): Record<Trait, Set<string>> {
  return {
    sourceKey: new Set(),
    number: new Set(),
    email: new Set(),
    vatNumber: new Set(),
    fiscalCode: new Set(),
    address: new Set(),
  }
}
