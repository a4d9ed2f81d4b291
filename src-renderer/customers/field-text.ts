import type { CustomerField, CustomerFields } from '../../src-main/contract/customers.ts'
import type { HouseSettings } from '../../src-main/contract/house.ts'
import type { Texts } from '../../src-main/texts/index.ts'

/** What a register says, as people read it; empty stays empty. */
export function fieldText(
  field: CustomerField,
  value: CustomerFields[CustomerField] | string,
  texts: Pick<Texts, 'card' | 'oneCard'>,
  { yardstick }: Pick<HouseSettings, 'yardstick'>,
): string {
  if (typeof value !== 'string') return value.join(', ')
  if (value === '') return ''
  if (field === 'formOfAddress') return value === 'tu' ? texts.card.address.tu : texts.card.address.lei
  const { languages } = texts.card.details
  if (field === 'language') return value === 'en' ? languages.en : languages.it
  if (field === 'contractLevel')
    return yardstick.levels.find(({ id }) => id === value)?.name ?? texts.oneCard.formerLevel
  return value
}
