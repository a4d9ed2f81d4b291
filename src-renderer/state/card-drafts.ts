import type { CustomerFields } from '../../src-main/contract/customers.ts'
import type { CustomerId } from '../../src-main/contract/ids.ts'
import type { UiStore } from './ui-store.ts'

/** Details typed and not yet saved; tags as the line of text they are typed in. */
export type CardDraft = { readonly fields: Partial<CustomerFields>; readonly tags: string | null }
export type CardDrafts = Readonly<Record<CustomerId, CardDraft>>

export const noCardDraft: CardDraft = { fields: {}, tags: null }

/** Null: saved, or given up. */
export function keepCardDraft(ui: UiStore, customerId: CustomerId, draft: CardDraft | null): void {
  ui.setState(({ cardDrafts }) => {
    const { [customerId]: _before, ...others } = cardDrafts
    return { cardDrafts: draft === null ? others : { ...others, [customerId]: draft } }
  })
}
