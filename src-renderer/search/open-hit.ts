import type { HistoryHit } from '../../src-main/contract/search.ts'
import { showEntry } from '../state/card-place.ts'
import { openCustomer, type UiStore } from '../state/ui-store.ts'

/** Opens the card at the entry in which the words stand. */
export function openHit(ui: UiStore, { customerId, entryId, entryAt }: HistoryHit): void {
  showEntry(ui, customerId, entryId, entryAt)
  openCustomer(ui, customerId)
}
