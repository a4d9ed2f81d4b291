import type {
  ChangedFields,
  Customer,
  CustomerField,
  CustomerFields,
} from '../../src-main/contract/customers.ts'

/** Whose word stays in a field; of tags both can. */
export type Side = 'kept' | 'other' | 'both'
export type Picks = Readonly<Partial<Record<CustomerField, Side>>>

/** In the order in which the dialog shows them. */
export const mergedFields = [
  'name',
  'company',
  'address',
  'vatNumber',
  'fiscalCode',
  'contractLevel',
  'formOfAddress',
  'language',
  'tags',
  'warning',
] as const satisfies readonly CustomerField[]

/** Fields in which the two cards do not say the same. */
export function differingFields(kept: Customer, other: Customer): readonly CustomerField[] {
  return mergedFields.filter((field) => JSON.stringify(kept[field]) !== JSON.stringify(other[field]))
}

/** What stays unless somebody chooses otherwise: the kept card's word where it has one, and the tags of both. */
export function sideOf(field: CustomerField, kept: Customer, other: Customer, picks: Picks): Side {
  // Where both do not say more than one of them, that one has the other's tags too.
  const saysMore = field === 'tags' ? other.tags.length > kept.tags.length : isEmpty(kept[field])
  const likely = saysMore ? 'other' : 'kept'
  return picks[field] ?? (sidesOf(field, kept, other).includes('both') ? 'both' : likely)
}

/** Of tags both can stay, where that is more than either card has. */
export function sidesOf(field: CustomerField, kept: Customer, other: Customer): readonly Side[] {
  const most = Math.max(kept.tags.length, other.tags.length)
  return field === 'tags' && bothTags(kept, other).length > most
    ? ['kept', 'other', 'both']
    : ['kept', 'other']
}

/** What the kept card will say. */
export function fieldsOf(kept: Customer, other: Customer, picks: Picks): ChangedFields {
  const chosen = differingFields(kept, other).map((field) => {
    const side = sideOf(field, kept, other, picks)
    return [field, side === 'kept' ? kept[field] : side === 'other' ? other[field] : bothTags(kept, other)]
  })
  return Object.fromEntries(chosen)
}

/** At most as many as a card can have; the kept card's first. */
export function bothTags(kept: CustomerFields, other: CustomerFields): CustomerFields['tags'] {
  return [...new Set([...kept.tags, ...other.tags])].slice(0, 20)
}

function isEmpty(value: CustomerFields[CustomerField]): boolean {
  return value.length === 0
}
