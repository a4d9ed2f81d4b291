import type { Change } from '../contract/changes.ts'
import {
  type CustomerDraft,
  type CustomerFields,
  type CustomerSummary,
  emptyFields,
  type FormOfAddress,
} from '../contract/customers.ts'
import { type CallId, CustomerId } from '../contract/ids.ts'
import type { Handlers } from '../contract/requests.ts'
import { success } from '../contract/result.ts'
import type { CodeCounter } from '../database/code-counter.ts'
import { authorOf } from '../database/write-context.ts'
import { type CardPen, type CardPenContext, changedFields, createCardPen, fieldsToKeep } from './card-pen.ts'
import type { CustomerRepository } from './customer-repository.ts'

export type CustomerContext = CardPenContext & {
  readonly customers: Pick<CustomerRepository, 'find' | 'recent'>
  readonly codes: CodeCounter
  /** How the house addresses a customer of whom nobody has said it. */
  formOfAddress(): FormOfAddress
  search(words: string): Promise<readonly CustomerSummary[]>
  /** After the commit, before the answer: ties the running call to its new card. */
  onCreated(customerId: CustomerId, callId: CallId | null): void | Promise<void>
}

type CustomerHandlers = Pick<
  Handlers,
  | 'customer:open'
  | 'customer:search'
  | 'customer:recent'
  | 'customer:create'
  | 'customer:change'
  | 'phone:add'
  | 'email:add'
>

const mostRecent = 50

export function createCustomerHandlers(context: CustomerContext): CustomerHandlers {
  const pen = createCardPen(context)

  return {
    'customer:open': ({ customerId }) => pen.open(customerId),
    'customer:search': async ({ words }) => success([...(await context.search(words))]),
    'customer:recent': () => success([...context.customers.recent(mostRecent)]),

    async 'customer:create'({ draft, callId }) {
      const { phones, emails, ...typed } = draft
      const fields = fieldsToKeep(typed)
      if (!fields.ok) return fields
      const customerId = CustomerId.parse(context.newId())
      const formOfAddress = context.formOfAddress()
      const said = { ...emptyFields, formOfAddress, ...fields.value, name: draft.name }
      await context.record(createdBy({ phones, emails }, said, customerId, context, pen), authorOf(context))
      await context.onCreated(customerId, callId)
      return pen.open(customerId)
    },
    async 'customer:change'({ customerId, fields: typed }) {
      const fields = fieldsToKeep(typed)
      if (!fields.ok) return fields
      return await pen.write(customerId, (customer) => {
        const changed = changedFields(customer, fields.value)
        return Object.keys(changed).length === 0
          ? []
          : [{ kind: 'customer:changed', customerId: customer.id, fields: changed }]
      })
    },
    'phone:add': ({ customerId, raw, label }) =>
      pen.write(customerId, ({ id }) => [pen.phoneAdded(id, { raw, label })]),
    'email:add': ({ customerId, address, label }) =>
      pen.write(customerId, ({ id }) => [pen.emailAdded(id, { address, label })]),
  }
}

function createdBy(
  { phones, emails }: Pick<CustomerDraft, 'phones' | 'emails'>,
  fields: CustomerFields,
  customerId: CustomerId,
  { codes, now }: Pick<CustomerContext, 'codes' | 'now'>,
  { phoneAdded, emailAdded }: CardPen,
): readonly Change[] {
  return [
    {
      kind: 'customer:created',
      customerId,
      code: codes.next(),
      createdAt: now(),
      fields,
      sourceKey: null,
    },
    ...phones.map((phone) => phoneAdded(customerId, phone)),
    ...emails.map((email) => emailAdded(customerId, email)),
  ]
}
