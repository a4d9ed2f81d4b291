import type { ImportLayout } from '../contract/imports.ts'
import { createCsvSource } from './csv-source.ts'
import type { Source } from './source.ts'
import { createVcardSource } from './vcard-source.ts'

/** What reads a file of this layout. */
export function createSource(layout: ImportLayout): Source {
  return layout.format === 'csv' ? createCsvSource(layout) : createVcardSource()
}
