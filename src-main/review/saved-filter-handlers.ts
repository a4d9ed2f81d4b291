import { SavedFilterId } from '../contract/ids.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { authorOf, type WriteContext } from '../database/write-context.ts'
import { mayFind } from '../domain/finding-rules.ts'
import type { SavedFilters } from './saved-filter-repository.ts'

type Kinds = 'review:filters' | 'review:save-filter' | 'review:remove-filter'

/** What leads keep to look for again: their own, and the house's, which any lead may change. */
export function createSavedFilterHandlers(
  context: WriteContext & { readonly filters: SavedFilters },
): Pick<Handlers, Kinds> {
  const { filters, agent } = context
  const lead = () => {
    const me = agent()
    return mayFind(me) ? me : null
  }
  return {
    'review:filters'() {
      const me = lead()
      return me === null ? failure('not-allowed') : success([...filters.of(me.id)])
    },
    async 'review:save-filter'({ name, shared, question }) {
      const me = lead()
      if (me === null) return failure('not-allowed')
      const same = filters.of(me.id).find((one) => one.name === name && (one.ownerId === null) === shared)
      const id = same?.id ?? SavedFilterId.parse(context.newId())
      const filter = { id, ownerId: shared ? null : me.id, name, question }
      await context.record([{ kind: 'review-filter:saved', filter, removed: false }], authorOf(context))
      return success(filter)
    },
    async 'review:remove-filter'({ id }) {
      const me = lead()
      if (me === null) return failure('not-allowed')
      const filter = filters.of(me.id).find((one) => one.id === id)
      if (filter === undefined) return failure('not-found')
      await context.record([{ kind: 'review-filter:saved', filter, removed: true }], authorOf(context))
      return success(null)
    },
  }
}
