import type { Language } from '../contract/customers.ts'

/** Italian for an Italian system, English for every other; `locale` as in `it-IT`, `it_IT.UTF-8` or `C`. */
export function languageOf(locale: string): Language {
  return /^it(?![a-z])/i.test(locale) ? 'it' : 'en'
}

/** The system's locale: what POSIX says in the environment first, then what the runtime found. */
export function systemLocale(environment: Readonly<Record<string, string | undefined>>): string {
  const { LC_ALL, LC_MESSAGES, LANG } = environment
  return LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale
}
