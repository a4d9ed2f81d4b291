import type { CsvLayout, ImportField, ImportLayout } from '../../src-main/contract/imports.ts'

/** Signs that separate columns in files seen in the wild, likeliest first. */
export const commonDelimiters = [';', ',', '\t', '|', ':'] as const

/** The same layout with another meaning for one column; a field that only one column can fill leaves the other. */
export function withField(layout: CsvLayout, index: number, field: ImportField): CsvLayout {
  return {
    ...layout,
    columns: layout.columns.map((column, at) => {
      if (at === index) return { ...column, field }
      return onlyOnce.includes(field) && column.field === field ? { ...column, field: 'ignore' } : column
    }),
  }
}

const onlyOnce: readonly ImportField[] = [
  'source-id',
  'name',
  'given-name',
  'family-name',
  'company',
  'form-of-address',
  'language',
]
const naming: readonly ImportField[] = ['name', 'given-name', 'family-name', 'company']

/** A vCard names its people itself; a CSV needs a column for it. */
export function namesSomebody(layout: ImportLayout): boolean {
  return layout.format === 'vcard' || layout.columns.some(({ field }) => naming.includes(field))
}
