import type { FullTextQuery, SearchTerm } from './full-text-query.ts'
import { searchWords } from './search-text.ts'

/** Says of a text whether it has all that is wanted and nothing that is not: as the full text does, one text at a time. */
export function createTextMatch({ wanted, unwanted }: FullTextQuery): (text: string) => boolean {
  const [all, nothing] = [wanted.map(soughtBy), unwanted.map(soughtBy)]
  return (text) => {
    const plain = ` ${searchWords(text).join(' ')} `
    return all.every((sought) => plain.includes(sought)) && !nothing.some((sought) => plain.includes(sought))
  }
}

function soughtBy({ words, begun }: SearchTerm): string {
  return ` ${words.flatMap(searchWords).join(' ')}${begun ? '' : ' '}`
}
