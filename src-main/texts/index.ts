import type { Language } from '../contract/customers.ts'
import { failureTexts } from './failures.ts'

/** Every sentence of the product in `language`, by area. */
export function textsFor(language: Language) {
  return {
    failures: failureTexts[language],
  }
}

export type Texts = ReturnType<typeof textsFor>
