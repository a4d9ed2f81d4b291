import type { Change } from '../contract/changes.ts'
import type { Customer } from '../contract/customers.ts'
import type { CallId, ContactPointId, CustomerId, PhoneNumber } from '../contract/ids.ts'
import type { SharedNumber } from '../contract/one-customer.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { authorOf } from '../database/write-context.ts'
import { sameNumber } from '../domain/phone-numbers.ts'
import { type CardPenContext, createCardPen } from './card-pen.ts'
import type { CustomerRepository } from './customer-repository.ts'

export type ContactPointContext = CardPenContext & {
  readonly customers: Pick<CustomerRepository, 'find' | 'findMerged' | 'cardsOf' | 'rootOf'>
  sharedNumbers(customer: Customer): readonly SharedNumber[]
  /** What the far end of a call is known by, as it could be dialled; null: it is withheld, or there is no such call. */
  numberOfCall(callId: CallId): string | null
  /** Ties the call to the card, and remembers the choice for its number; false: there is no such call. */
  tieCall(callId: CallId, customerId: CustomerId): boolean
}

type ContactPointHandlers = Pick<
  Handlers,
  'contact-point:remove' | 'phone:set-range' | 'number:choose' | 'customer:shared-numbers' | 'call:attach'
>

/** Numbers and addresses that are on a card already. */
export function createContactPointHandlers(context: ContactPointContext): ContactPointHandlers {
  const { customers } = context
  const pen = createCardPen(context)

  /** Two cards of one customer may both have the number, and it is shown once. */
  function removalsOf(customer: Customer, contactPointId: ContactPointId): readonly Change[] {
    const said = saidBy(customer, contactPointId)
    return customers.cardsOf(customer.id).flatMap((customerId) => {
      const card = customers.findMerged([customerId])
      const points = [...(card?.phones ?? []), ...(card?.emails ?? [])]
      return points
        .filter((point) => point.id === contactPointId || (said !== null && whatItSays(point) === said))
        .map(({ id }): Change => ({ kind: 'contact-point:removed', customerId, contactPointId: id }))
    })
  }

  /** On which of a customer's cards a phone stands. */
  function cardOfPhone(customerId: CustomerId, contactPointId: ContactPointId): CustomerId {
    const cards = customers.cardsOf(customerId)
    const owner = cards.find((card) =>
      customers.findMerged([card])?.phones.some(({ id }) => id === contactPointId),
    )
    return owner ?? customerId
  }

  async function choose(number: PhoneNumber, customerId: CustomerId): Promise<void> {
    const chosen = { kind: 'number:chosen' as const, number, customerId, callId: null }
    await context.record([chosen], authorOf(context))
  }

  return {
    'contact-point:remove': ({ customerId, contactPointId }) =>
      pen.write(customerId, (customer) => removalsOf(customer, contactPointId)),

    'phone:set-range': ({ customerId, contactPointId, extensionDigits }) =>
      pen.write(customerId, ({ id, phones }) => {
        const phone = phones.find((each) => each.id === contactPointId)
        if (!phone || (phone.extensionDigits ?? 0) === extensionDigits) return []
        const owner = cardOfPhone(id, contactPointId)
        return [{ kind: 'phone:range-set', customerId: owner, contactPointId, extensionDigits }]
      }),

    'customer:shared-numbers'({ customerId }) {
      const customer = customers.find(customerId)
      return customer === null ? failure('not-found') : success([...context.sharedNumbers(customer)])
    },

    async 'number:choose'({ number, customerId }) {
      const customer = customers.find(customerId)
      if (customer === null || !customer.phones.some((phone) => phone.number === number))
        return failure('not-found')
      await choose(number, customer.id)
      return success(null)
    },

    async 'call:attach'({ callId, customerId }) {
      const number = context.numberOfCall(callId)
      const opened = await pen.write(customerId, ({ id, phones }) => {
        const isThere = phones.some(({ raw }) => raw === number || sameNumber(raw, number ?? ''))
        return number === null || isThere ? [] : [pen.phoneAdded(id, { raw: number, label: 'other' })]
      })
      if (!opened.ok) return opened
      return context.tieCall(callId, opened.value.customer.id) ? pen.open(customerId) : failure('not-found')
    },
  }
}

function saidBy({ phones, emails }: Customer, contactPointId: ContactPointId): string | null {
  const point = [...phones, ...emails].find(({ id }) => id === contactPointId)
  return point === undefined ? null : whatItSays(point)
}

function whatItSays(point: Customer['phones'][number] | Customer['emails'][number]): string {
  return 'address' in point ? point.address.toLowerCase() : (point.number ?? point.raw)
}
