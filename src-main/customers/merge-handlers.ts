import type { ChangeOf } from '../contract/changes.ts'
import type { ChangedFields, Customer, CustomerFields } from '../contract/customers.ts'
import { type CustomerId, MergeId } from '../contract/ids.ts'
import type { PossibleDuplicate } from '../contract/one-customer.ts'
import type { Handlers, Input } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { authorOf, signature } from '../database/write-context.ts'
import { type CardPenContext, changedFields, createCardPen, definedOnly, fieldsToKeep } from './card-pen.ts'
import type { CustomerRepository } from './customer-repository.ts'
import type { DuplicateQuestion } from './duplicate-query.ts'
import type { FieldHistory } from './field-history.ts'
import type { MergeRepository } from './merge-repository.ts'

export type MergeContext = CardPenContext & {
  readonly customers: Pick<CustomerRepository, 'find' | 'findMerged' | 'rootOf'>
  readonly merges: MergeRepository
  readonly fieldHistory: FieldHistory
  duplicates(question: DuplicateQuestion): Promise<readonly PossibleDuplicate[]>
}

type MergeHandlers = Pick<
  Handlers,
  | 'customer:duplicates'
  | 'customer:merge'
  | 'customer:undo-merge'
  | 'customer:merges'
  | 'customer:field-changes'
  | 'customer:take-back'
>

/** One customer, one card: who may be the same, making one of two, and every way back. */
export function createMergeHandlers(context: MergeContext): MergeHandlers {
  const { customers, merges, fieldHistory } = context
  const pen = createCardPen(context)

  function merged(kept: Customer, mergedId: CustomerId, fields: ChangedFields): ChangeOf<'customer:merged'> {
    return {
      kind: 'customer:merged',
      mergeId: MergeId.parse(context.newId()),
      keptId: kept.id,
      mergedId,
      at: context.now(),
      ...signature(context),
      fields,
      before: valuesOf(kept, fields),
    }
  }

  async function merge({ keptId, mergedId, fields: typed }: Input<'customer:merge'>) {
    const kept = customers.find(keptId)
    const other = customers.find(mergedId)
    if (kept === null || other === null) return failure('not-found')
    if (kept.id === other.id) return failure('conflict')
    const fields = fieldsToKeep(typed)
    if (!fields.ok) return fields
    await context.record([merged(kept, other.id, changedFields(kept, fields.value))], authorOf(context))
    return pen.open(kept.id)
  }

  return {
    'customer:duplicates': async (question) => success([...(await context.duplicates(question))]),
    'customer:merge': merge,
    async 'customer:undo-merge'({ mergeId }) {
      const found = merges.find(mergeId)
      const kept = found && customers.findMerged([found.keptId])
      if (!found || !kept) return failure('not-found')
      const { keptId, mergedId } = found
      // What somebody has written since is their word, and stays.
      const standing = Object.entries(definedOnly(found.fields)).filter(
        ([field, value]) => JSON.stringify(kept[field as keyof CustomerFields]) === JSON.stringify(value),
      )
      const fields: ChangedFields = Object.fromEntries(
        standing.map(([field]) => [field, found.before[field as keyof CustomerFields]]),
      )
      await context.record(
        [{ kind: 'customer:merge-undone', mergeId, keptId, mergedId, fields }],
        authorOf(context),
      )
      return pen.open(keptId)
    },
    'customer:merges': ({ customerId }) => success([...merges.ofCustomer(customerId)]),
    'customer:field-changes': ({ customerId }) =>
      success([...fieldHistory(customerId).values()].map(({ change }) => change)),

    async 'customer:take-back'({ customerId, field, at }) {
      const word = fieldHistory(customerId).get(field)
      if (word === undefined) return failure('not-found')
      if (word.change.at !== at) return failure('conflict')
      const fields: ChangedFields = { [field]: word.before }
      return await pen.write(customerId, ({ id }) => [{ kind: 'customer:changed', customerId: id, fields }])
    },
  }
}

/** What a card says in the fields that `of` names. */
function valuesOf(card: CustomerFields, of: ChangedFields): ChangedFields {
  return Object.fromEntries(Object.keys(of).map((field) => [field, card[field as keyof CustomerFields]]))
}
