import type { Change } from '../contract/changes.ts'
import type { Customer, CustomerFields } from '../contract/customers.ts'
import type { CustomerCard } from '../contract/history.ts'
import { ContactPointId, type CustomerId } from '../contract/ids.ts'
import { failure, type Result, success } from '../contract/result.ts'
import { authorOf, type WriteContext } from '../database/write-context.ts'
import { numberToKeep } from '../domain/phone-numbers.ts'
import { fiscalCodeToKeep, vatNumberToKeep } from '../domain/tax-codes.ts'
import type { CustomerRepository } from './customer-repository.ts'

export type CardPenContext = WriteContext & {
  readonly customers: Pick<CustomerRepository, 'find'>
  readonly cards: { card(customerId: CustomerId, now: number): CustomerCard | null }
}

export type CardPen = ReturnType<typeof createCardPen>

/** Opens cards and writes on them; of a merged customer on the card that stands for them. */
export function createCardPen(context: CardPenContext) {
  function open(customerId: CustomerId): Result<CustomerCard> {
    const card = context.cards.card(customerId, context.now())
    return card === null ? failure('not-found') : success(card)
  }

  return {
    open,
    /** Records what `changes` makes of a customer who is there, and answers with the new card. */
    async write(
      customerId: CustomerId,
      changes: (customer: Customer) => readonly Change[],
    ): Promise<Result<CustomerCard>> {
      const customer = context.customers.find(customerId)
      if (customer === null) return failure('not-found')
      const made = changes(customer)
      if (made.length > 0) await context.record(made, authorOf(context))
      return open(customer.id)
    },
    phoneAdded(
      customerId: CustomerId,
      { raw, label }: Pick<Customer['phones'][number], 'raw' | 'label'>,
    ): Change {
      const id = ContactPointId.parse(context.newId())
      return { kind: 'phone:added', customerId, phone: { id, number: numberToKeep(raw), raw, label } }
    },
    emailAdded(
      customerId: CustomerId,
      { address, label }: Pick<Customer['emails'][number], 'address' | 'label'>,
    ): Change {
      const id = ContactPointId.parse(context.newId())
      return { kind: 'email:added', customerId, email: { id, address, label } }
    },
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

export function definedOnly<T extends object>(fields: T): Defined<T> {
  // Entries of `fields` itself, less those that are undefined.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>
}

/** A register is written only when its value is another: else it would win against what somebody really changed. */
export function changedFields(
  before: CustomerFields,
  fields: Defined<CustomerFields>,
): Partial<CustomerFields> {
  const changed = Object.entries(fields).filter(
    // The keys are those of CustomerFields; Object.entries forgets that.
    ([field, value]) => JSON.stringify(before[field as keyof CustomerFields]) !== JSON.stringify(value),
  )
  return Object.fromEntries(changed)
}

type TypedFields = { readonly [K in keyof CustomerFields]?: CustomerFields[K] | undefined }

/** The fields with their tax codes as a card keeps them. Nothing is kept of codes that cannot be. */
export function fieldsToKeep(typed: TypedFields): Result<Defined<CustomerFields>> {
  const fields = definedOnly(typed)
  const vatNumber = fields.vatNumber === undefined ? undefined : vatNumberToKeep(fields.vatNumber)
  if (vatNumber === null) return failure('implausible-vat-number')
  const fiscalCode = fields.fiscalCode === undefined ? undefined : fiscalCodeToKeep(fields.fiscalCode)
  if (fiscalCode === null) return failure('implausible-fiscal-code')
  return success({ ...fields, ...definedOnly({ vatNumber, fiscalCode }) })
}
