import type { ImportLayout } from '../contract/imports.ts'
import { createCsvSource } from './csv-source.ts'
import type { Source } from './source.ts'

export function createSource(layout: ImportLayout): Source {
  if (layout.format === 'csv') return createCsvSource(layout)
  throw new RangeError(layout.format)
}
