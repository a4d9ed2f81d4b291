import { setTimeout as sleep } from 'node:timers/promises'
import { ReviewFilter } from '../../../src-main/contract/review.ts'
import type { BenchHouse } from './bench-house.ts'
import { overAndOver } from './over-and-over.ts'
import { wordsOfMix } from './review-mix.ts'
import { typeaheadMix } from './search-mix.ts'
import type { SocketWindow } from './socket-window.ts'

/** Ten keys a second. */
const betweenKeysMs = 100

/** Milliseconds from each key to what it found, as a window waits for it. */
export type Typed = {
  /** Names and numbers in the search that everybody has. */
  readonly palette: readonly number[]
  /** Words of the mix in a lead's search. */
  readonly leading: readonly number[]
}

export type Typists = { readonly operator: SocketWindow; readonly lead: SocketWindow }

/** Somebody types in both searches, key by key, as fast as a practised hand, until stopped. */
export function typeInBoth(
  { operator, lead }: Typists,
  house: BenchHouse,
  customers: number,
): () => Promise<Typed> {
  const names = Object.values(typeaheadMix(house, customers, 20)).flat()
  const palette = type(names, (words) => operator.request('palette:search', { words }))
  const leading = type(wordsOfMix(house.agents).flatMap(keysOf), (words) => findNewest(lead, words))
  return async () => ({ palette: await palette(), leading: await leading() })
}

/** The first lines, as the screen asks for them at each key. */
async function findNewest(window: SocketWindow, words: string): Promise<void> {
  const question = { filter: ReviewFilter.parse({ words }), order: 'newest', offset: 0, quick: true } as const
  for (;;) if ((await window.request('review:find', question)).kind !== 'reading') return
}

function keysOf(words: string): readonly string[] {
  return Array.from(words, (_, at) => words.slice(0, at + 1))
}

function type(
  keys: readonly string[],
  press: (words: string) => Promise<unknown>,
): () => Promise<readonly number[]> {
  const taken: number[] = []
  const typing = overAndOver(async (round) => {
    const before = performance.now()
    await press(keys[round % keys.length] ?? '')
    taken.push(performance.now() - before)
    await sleep(betweenKeysMs)
    return true
  })
  return async () => {
    await typing.stop()
    return taken
  }
}
