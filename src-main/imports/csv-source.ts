import type { FormOfAddress, Language, PhoneLabel } from '../contract/customers.ts'
import type { CsvLayout, ImportField } from '../contract/imports.ts'
import type { Candidate } from './candidate.ts'
import { isBlank } from './csv-guess.ts'
import { type CsvRow, createCsvRows } from './csv-rows.ts'
import type { ReadItem, Source } from './source.ts'
import { createTextReader } from './text-encoding.ts'

/** Reads candidates from a CSV file, piece by piece. */
export function createCsvSource({ encoding, delimiter, hasHeader, columns }: CsvLayout): Source {
  const text = createTextReader(encoding)
  const rows = createCsvRows(delimiter)
  const fields = columns.map(({ field }) => field)
  let titlesRead = !hasHeader

  function toItems(read: readonly CsvRow[]): readonly ReadItem[] {
    return read.flatMap((row): ReadItem[] => {
      if (row.refusal === null && isBlank(row.cells)) return []
      if (!titlesRead) {
        titlesRead = true
        return []
      }
      return [toItem(row)]
    })
  }

  function toItem({ line, cells, refusal }: CsvRow): ReadItem {
    if (refusal !== null) return { line, ...refusal }
    const content = cells.join(delimiter)
    if (!isBlank(cells.slice(fields.length))) return { line, reason: 'too-many-columns', content }
    return { line, candidate: toCandidate(cells, fields), content }
  }

  return {
    read: (bytes) => toItems(rows.read(text.read(bytes))),
    end: () => [...toItems(rows.read(text.end())), ...toItems(rows.end())],
  }
}

const phoneLabels: Partial<Record<ImportField, PhoneLabel>> = {
  'phone-mobile': 'mobile',
  'phone-home': 'home',
  'phone-work': 'work',
  'phone-other': 'other',
}

function toCandidate(cells: readonly string[], fields: readonly ImportField[]): Candidate {
  const all = (field: ImportField) =>
    cells.filter((cell, index) => fields[index] === field && cell.trim() !== '').map((cell) => cell.trim())
  const one = (field: ImportField) => all(field)[0] ?? ''
  const phones = cells.flatMap((cell, index) => {
    const label = phoneLabels[fields[index] ?? 'ignore']
    return label === undefined ? [] : splitNumbers(cell).map((raw) => ({ raw, label }))
  })
  return {
    sourceId: one('source-id'),
    name: one('name') || [one('given-name'), one('family-name')].filter(Boolean).join(' '),
    company: one('company'),
    address: all('address').join(', '),
    vatNumber: one('vat-number'),
    fiscalCode: one('fiscal-code'),
    phones,
    emails: all('email').flatMap((cell) =>
      cell.split(/[\s;,|]+/).map((address) => ({ address, label: 'other' as const })),
    ),
    tags: all('tags').flatMap((cell) => cell.split(/[;,|]| ::: /)),
    warning: all('warning').join(' · '),
    notes: all('note'),
    formOfAddress: readFormOfAddress(one('form-of-address')),
    language: readLanguage(one('language')),
  }
}

/** Several numbers in one cell; a bare slash is part of many an Italian number (`02/123456`). */
function splitNumbers(cell: string): readonly string[] {
  return cell.split(/\s*(?:[;,|\n]|:::|\s\/\s)\s*/)
}

/** Null: nothing that says either. */
function readFormOfAddress(text: string): FormOfAddress | null {
  const word = text.trim()
  if (/^(tu|t|informale?|informal|du|first name)$/i.test(word)) return 'tu'
  return /^(lei|l|formale?|formal|voi|sie|last name)$/i.test(word) ? 'lei' : null
}

/** Italian, unless the file names another language: the house then has English. */
export function readLanguage(text: string): Language {
  return text.trim() === '' || /^it/i.test(text.trim()) ? 'it' : 'en'
}
