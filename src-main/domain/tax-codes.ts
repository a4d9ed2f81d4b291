// Only Italy's two: the whole package is a hundred countries, read at every start of four threads.
import { validate as validateFiscalCode } from 'stdnum/lib/cjs/it/codicefiscale.js'
import { validate as validateVatNumber } from 'stdnum/lib/cjs/it/iva.js'

/** Another country's VAT number as the union's tax offices write it; its check characters are not known here. */
const foreignVatNumber = /^(?!IT)[A-Z]{2}[0-9A-Z+*]{2,13}$/

/**
 * A partita IVA as the card keeps it: eleven digits with the right check digit, without `IT` and spaces; or another
 * country's with its two letters. Empty stays empty; null where there can be no such number.
 */
export function vatNumberToKeep(typed: string): string | null {
  const compact = compactCode(typed)
  if (compact === '' || foreignVatNumber.test(compact)) return compact
  const checked = validateVatNumber(compact.replace(/^IT/, ''))
  return checked.isValid ? checked.compact : null
}

/**
 * A codice fiscale as the card keeps it: sixteen characters with the right check character (also where two people's
 * would be the same and digits became letters), or a company's eleven digits. Empty stays empty; null where there can
 * be no such code.
 */
export function fiscalCodeToKeep(typed: string): string | null {
  const compact = compactCode(typed)
  if (compact === '') return ''
  const checked = /^\d{11}$/.test(compact) ? validateVatNumber(compact) : validateFiscalCode(compact)
  return checked.isValid ? checked.compact : null
}

function compactCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s.\-/]/g, '')
    .toUpperCase()
}
