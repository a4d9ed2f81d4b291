import type { Change } from '../contract/changes.ts'
import {
  type Customer,
  type CustomerDraft,
  type CustomerFields,
  type CustomerSummary,
  emptyFields,
} from '../contract/customers.ts'
import type { CustomerCard } from '../contract/history.ts'
import { type CallId, ContactPointId, CustomerId } from '../contract/ids.ts'
import type { Handlers, Input } from '../contract/requests.ts'
import { failure, type Result, success } from '../contract/result.ts'
import type { CodeCounter } from '../database/code-counter.ts'
import { authorOf, type WriteContext } from '../database/write-context.ts'
import { numberToKeep } from '../domain/phone-numbers.ts'
import type { CustomerRepository } from './customer-repository.ts'

export type CustomerContext = WriteContext & {
  readonly customers: Pick<CustomerRepository, 'find' | 'recent'>
  readonly cards: { card(customerId: CustomerId, now: number): CustomerCard | null }
  readonly codes: CodeCounter
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
  | 'contact-point:remove'
>

const mostRecent = 50

export function createCustomerHandlers(context: CustomerContext): CustomerHandlers {
  const { customers, cards } = context

  function open(customerId: CustomerId): Result<CustomerCard> {
    const card = cards.card(customerId, context.now())
    return card === null ? failure('not-found') : success(card)
  }

  /** Records what `changes` makes of a customer who is there, and answers with the new card. */
  async function write(customerId: CustomerId, changes: (customer: Customer) => readonly Change[]) {
    const customer = customers.find(customerId)
    if (customer === null) return failure('not-found')
    const made = changes(customer)
    if (made.length > 0) await context.record(made, authorOf(context))
    return open(customerId)
  }

  return {
    'customer:open': ({ customerId }) => open(customerId),
    'customer:search': async ({ words }) => success([...(await context.search(words))]),
    'customer:recent': () => success([...customers.recent(mostRecent)]),

    async 'customer:create'({ draft, callId }) {
      const customerId = CustomerId.parse(context.newId())
      await context.record(createdBy(draft, customerId, context), authorOf(context))
      await context.onCreated(customerId, callId)
      return open(customerId)
    },
    'customer:change': ({ customerId, fields }) =>
      write(customerId, (customer) => {
        const changed = changedFields(customer, fields)
        return Object.keys(changed).length === 0
          ? []
          : [{ kind: 'customer:changed', customerId, fields: changed }]
      }),
    'phone:add': ({ customerId, raw, label }) =>
      write(customerId, () => [phoneAdded(context, customerId, { raw, label })]),
    'email:add': ({ customerId, address, label }) =>
      write(customerId, () => [emailAdded(context, customerId, { address, label })]),
    'contact-point:remove': ({ customerId, contactPointId }) =>
      write(customerId, () => [{ kind: 'contact-point:removed', customerId, contactPointId }]),
  }
}

function createdBy(
  draft: CustomerDraft,
  customerId: CustomerId,
  context: CustomerContext,
): readonly Change[] {
  const { phones, emails, ...fields } = draft
  return [
    {
      kind: 'customer:created',
      customerId,
      code: context.codes.next(),
      createdAt: context.now(),
      fields: {
        ...emptyFields,
        ...definedOnly(fields),
        name: draft.name,
      },
      sourceKey: null,
    },
    ...phones.map((phone) => phoneAdded(context, customerId, phone)),
    ...emails.map((email) => emailAdded(context, customerId, email)),
  ]
}

function phoneAdded(
  { newId }: Pick<WriteContext, 'newId'>,
  customerId: CustomerId,
  { raw, label }: CustomerDraft['phones'][number],
): Change {
  const id = ContactPointId.parse(newId())
  return { kind: 'phone:added', customerId, phone: { id, number: numberToKeep(raw), raw, label } }
}

function emailAdded(
  { newId }: Pick<WriteContext, 'newId'>,
  customerId: CustomerId,
  { address, label }: CustomerDraft['emails'][number],
): Change {
  const id = ContactPointId.parse(newId())
  return { kind: 'email:added', customerId, email: { id, address, label } }
}

/** A register is written only when its value is another: else it would win against what somebody really changed. */
function changedFields(
  customer: Customer,
  fields: Input<'customer:change'>['fields'],
): Partial<CustomerFields> {
  const before: CustomerFields = customer
  const changed = Object.entries(definedOnly(fields)).filter(
    // The keys are those of CustomerFields; Object.entries forgets that.
    ([field, value]) => JSON.stringify(before[field as keyof CustomerFields]) !== JSON.stringify(value),
  )
  return Object.fromEntries(changed)
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function definedOnly<T extends object>(fields: T): Defined<T> {
  // Entries of `fields` itself, less those that are undefined.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>
}
