import { Change } from '../contract/changes.ts'
import type { ChangedFields } from '../contract/customers.ts'
import type { CustomerId } from '../contract/ids.ts'
import { kindNumbers } from '../database/change-kinds.ts'
import type { Database } from '../database/connection.ts'
import { uuidToBlob } from '../database/uuid.ts'
import { type Telling, tellsNothing } from '../domain/pseudonyms.ts'
import { createMergedCards } from './merged-cards.ts'

const kinds = (
  ['customer:created', 'customer:changed', 'customer:merged', 'phone:added', 'email:added'] as const
).map((kind) => kindNumbers[kind])

/**
 * All by which a customer was ever known, to this card or to one merged into it: a name given up, a number taken away,
 * what the card was called while it was merged with another. What was erased is not in it. `db` may be read-only.
 */
export function createSaidBefore(db: Database) {
  const { cardsOf } = createMergedCards(db)
  const selectChanges = db
    .prepare<[Buffer], string>(
      `SELECT payload FROM change WHERE subject = ? AND kind IN (${kinds.join(', ')}) AND payload IS NOT NULL`,
    )
    .pluck()

  return (customerId: CustomerId): Telling => {
    const cards = cardsOf(customerId).map(uuidToBlob)
    return cards
      .flatMap((card) => selectChanges.all(card))
      .map((said) => toldBy(Change.parse(JSON.parse(said))))
      .reduce(together, tellsNothing)
  }
}

function toldBy(change: Change): Telling {
  switch (change.kind) {
    case 'customer:created':
    case 'customer:changed':
    case 'customer:merged':
      return toldByFields(change.fields)
    case 'phone:added':
      return { ...tellsNothing, phones: [change.phone] }
    case 'email:added':
      return { ...tellsNothing, emails: [change.email.address] }
    default:
      return tellsNothing
  }
}

function toldByFields({ name, company, address, vatNumber, fiscalCode }: ChangedFields): Telling {
  const said = (...texts: readonly (string | undefined)[]) => texts.filter((text) => text !== undefined)
  return {
    ...tellsNothing,
    names: said(name, company),
    addresses: said(address),
    codes: said(vatNumber, fiscalCode),
  }
}

function together(one: Telling, other: Telling): Telling {
  return {
    names: [...one.names, ...other.names],
    addresses: [...one.addresses, ...other.addresses],
    phones: [...one.phones, ...other.phones],
    emails: [...one.emails, ...other.emails],
    codes: [...one.codes, ...other.codes],
  }
}
