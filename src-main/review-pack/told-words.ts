import type { PackOrder } from '../contract/review-pack.ts'
import { parseFullTextQuery, type SearchTerm } from '../domain/full-text-query.ts'

/**
 * What was looked for, as far as a pack tells it: only where all the texts it was found in go along as they stand. All
 * contacts have these words, so under pseudonyms a name among them would say who everybody is; and what was not to be in
 * them is found nowhere.
 */
export function toldWords({ question, fields, pseudonyms }: PackOrder): string {
  if (pseudonyms || !fields.includes('written') || !fields.includes('collected')) return ''
  return parseFullTextQuery(question.filter.words).wanted.map(typed).join(' ')
}

/** As it would be typed, whatever comes after it. */
function typed({ words, begun }: SearchTerm): string {
  if (begun) return `${words.join('-')}*`
  return words.length > 1 ? `"${words.join(' ')}"` : `${words.join('')} `
}
