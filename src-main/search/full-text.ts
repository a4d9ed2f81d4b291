const mostWords = 8

/** The words of an FTS5 query, each as a quoted phrase so that nothing typed is taken for an operator. */
export function searchPhrases(typed: string): readonly string[] {
  return typed
    .replaceAll('\0', ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
    .map((word) => `"${word.replaceAll('"', '""')}"`)
}

/** All words, the last one perhaps only begun. */
export function startingWith(phrases: readonly string[]): string {
  return `${phrases.join(' AND ')}*`
}
