import type { Handlers } from '../contract/requests.ts'
import { success } from '../contract/result.ts'
import type { Found, HistoryHits } from '../contract/search.ts'
import type { HistorySearch } from './history-search.ts'

export type SearchContext = {
  /** In the interactive reader; both reject with Superseded when a newer one took their place. */
  find(words: string): Promise<Found>
  searchHistory(search: HistorySearch): Promise<HistoryHits>
}

export function createSearchHandlers(
  context: SearchContext,
): Pick<Handlers, 'palette:search' | 'history:search'> {
  return {
    'palette:search': async ({ words }) => success(await context.find(words)),
    'history:search': async (search) => success(await context.searchHistory(search)),
  }
}
