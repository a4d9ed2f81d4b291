import { CustomerId } from '../contract/ids.ts'
import type { Acquaintance } from '../contract/one-customer.ts'
import type { Database } from '../database/connection.ts'
import { uuidFromBlob, uuidToBlob } from '../database/uuid.ts'
import { possibleDuplicatePoints } from '../domain/duplicate-points.ts'
import { type Comparison, compareSketches, type Sketch } from '../domain/duplicates.ts'
import { numberToKeep } from '../domain/phone-numbers.ts'
import { addressKey } from '../domain/plain-words.ts'
import { fiscalCodeToKeep, vatNumberToKeep } from '../domain/tax-codes.ts'
import { createMergedCards } from './merged-cards.ts'

export type FoundDuplicate = Comparison & { readonly customerId: CustomerId }

type SketchRow = {
  name: string
  company: string
  address: string
  vat_number: string
  fiscal_code: string
}

/** A switchboard or a block of flats may stand on thousands of cards, and says nothing of any of them. */
const mostForOne = 20
/** Values that are remembered as standing on more cards than that. */
const mostCrowds = 20_000
/** Numbers and addresses that are looked for, of somebody who has hundreds. */
const mostPoints = 30

type FinderOptions = {
  readonly cardsOnlyCome?: boolean
  /** False: it stands on no card, and is not looked for. */
  readonly mayStand?: (trait: Trait, value: string) => boolean
}
type Trait = 'number' | 'email' | 'vatNumber' | 'fiscalCode' | 'address'

/**
 * Cards that have something in common with somebody, likeliest first. Only those that an index leads to are compared, so
 * that it takes as long among a million customers as among ten. `db` may be read-only. With `cardsOnlyCome` the finder
 * serves a job that takes none away, and asks no second time for what stands on too many of them.
 */
export function createDuplicateFinder(
  db: Database,
  { cardsOnlyCome = false, mayStand = () => true }: FinderOptions = {},
) {
  const { rootOf } = createMergedCards(db)
  const readSketch = createSketchReader(db)
  const lookups = createLookups(db, cardsOnlyCome ? mostCrowds : 0, mayStand)

  return (
    sketch: Sketch,
    except: CustomerId | null,
    leastPoints: number = possibleDuplicatePoints,
  ): readonly FoundDuplicate[] => {
    const own = except === null ? null : rootOf(except)
    const candidates = new Map<CustomerId, true>()
    for (const blob of lookups(sketch)) {
      const customerId = rootOf(CustomerId.parse(uuidFromBlob(blob)))
      if (customerId !== own) candidates.set(customerId, true)
    }
    return [...candidates.keys()]
      .flatMap((customerId) => {
        const other = readSketch(customerId)
        return other === null ? [] : [{ customerId, ...compareSketches(sketch, other) }]
      })
      .filter(({ points }) => points >= leastPoints)
      .sort((a, b) => b.points - a.points || (a.customerId < b.customerId ? -1 : 1))
  }
}

/** What is typed, as cards are compared; a code that cannot be is compared with nothing. */
export function sketchOf(typed: Acquaintance): Sketch {
  return {
    name: typed.name,
    company: typed.company,
    address: typed.address,
    numbers: typed.phones.flatMap((raw) => numberToKeep(raw) ?? []),
    emails: typed.emails,
    vatNumber: vatNumberToKeep(typed.vatNumber) ?? '',
    fiscalCode: fiscalCodeToKeep(typed.fiscalCode) ?? '',
  }
}

function createLookups(
  db: Database,
  remembers: number,
  mayStand: (trait: Trait, value: string) => boolean,
): (sketch: Sketch) => readonly Buffer[] {
  const select = (trait: Trait, id: string, condition: string) => {
    const statement = db
      .prepare<[string], Buffer>(`SELECT ${id} FROM ${condition} LIMIT ${mostForOne + 1}`)
      .pluck()
    const crowds = new Set<string>()
    return (value: string): readonly Buffer[] => {
      // An import asks a million times for the one address that everybody in a block has.
      if (crowds.has(value) || !mayStand(trait, value)) return []
      const found = statement.all(value)
      if (found.length <= mostForOne) return found
      if (crowds.size < remembers) crowds.add(value)
      return []
    }
  }
  const byNumber = select('number', 'customer_id', 'phone WHERE number = ?')
  const byEmail = select('email', 'customer_id', 'email WHERE lower(address) = ?')
  const byVatNumber = select('vatNumber', 'id', "customer WHERE vat_number = ? AND vat_number <> ''")
  const byFiscalCode = select('fiscalCode', 'id', "customer WHERE fiscal_code = ? AND fiscal_code <> ''")
  const byAddress = select('address', 'id', "customer WHERE address_key = ? AND address_key <> ''")

  return ({ numbers, emails, vatNumber, fiscalCode, address }) => {
    const place = address === '' ? '' : addressKey(address)
    return [
      ...(fiscalCode === '' ? [] : byFiscalCode(fiscalCode)),
      ...(vatNumber === '' ? [] : byVatNumber(vatNumber)),
      ...numbers.slice(0, mostPoints).flatMap((number) => byNumber(number)),
      ...emails.slice(0, mostPoints).flatMap((email) => byEmail(email.trim().toLowerCase())),
      ...(place === '' ? [] : byAddress(place)),
    ]
  }
}

/** Straight from the rows: an import compares a million times. */
function createSketchReader(db: Database): (customerId: CustomerId) => Sketch | null {
  const select = db.prepare<[Buffer], SketchRow>(
    'SELECT name, company, address, vat_number, fiscal_code FROM customer WHERE id = ? AND removed_at IS NULL',
  )
  const selectNumbers = db
    .prepare<[Buffer], string>('SELECT number FROM phone WHERE customer_id = ? AND number IS NOT NULL')
    .pluck()
  const selectEmails = db.prepare<[Buffer], string>('SELECT address FROM email WHERE customer_id = ?').pluck()
  const { cardsOf } = createMergedCards(db)

  return (customerId) => {
    const row = select.get(uuidToBlob(customerId))
    if (row === undefined) return null
    const cards = cardsOf(customerId).map(uuidToBlob)
    return {
      name: row.name,
      company: row.company,
      address: row.address,
      vatNumber: row.vat_number,
      fiscalCode: row.fiscal_code,
      numbers: cards.flatMap((card) => selectNumbers.all(card)),
      emails: cards.flatMap((card) => selectEmails.all(card)),
    }
  }
}
