import type { CustomerCard } from '../contract/history.ts'
import type { CustomerId } from '../contract/ids.ts'
import type { EventHub } from './event-hub.ts'

type Recorded = { readonly from: number; readonly to: number; readonly subjects: readonly CustomerId[] }

/** More cards than this in one write is bulk work: windows open again what they show instead. */
const mostCards = 20

/** Tells every window the cards that a write changed, so that all of them move to its revision. */
export function createCardTeller(hub: EventHub, card: (id: CustomerId) => CustomerCard | null) {
  return ({ from, to, subjects }: Recorded): void => {
    if (subjects.length > mostCards) {
      hub.emitData('data:moved', { cards: 'unknown' }, from, to)
      return
    }
    const cards = subjects.flatMap((id) => card(id) ?? [])
    for (const [index, changed] of cards.entries()) {
      hub.emitData('card:changed', { card: changed }, index === 0 ? from : to, to)
    }
    // A card that is gone (an import undone) has nothing to show: whoever shows it must look again.
    if (cards.length < subjects.length || cards.length === 0) {
      const missing = cards.length < subjects.length ? 'unknown' : 'unchanged'
      hub.emitData('data:moved', { cards: missing }, cards.length === 0 ? from : to, to)
    }
  }
}
