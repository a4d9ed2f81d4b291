import type { Language } from '../contract/customers.ts'

/** By what numbers and dates of a language are written. */
export const locales: Readonly<Record<Language, string>> = { it: 'it-IT', en: 'en-GB' }

/** Italian and English side by side; a key that one lacks does not compile. */
export type Bilingual<T> = { readonly it: T; readonly en: Widened<T> }

/** The other language may say something else under the same keys, with the same arguments. */
type Widened<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : { readonly [K in keyof T]: Widened<T[K]> }

export function bilingual<const T>(it: T, en: Widened<T>): Bilingual<T> {
  return { it, en }
}
