import type { Database } from '../database/connection.ts'

/** More words than this are not taken one by one. */
const mostWords = 300

/**
 * The words of the full text that begin in some way, which is given as the full text has it (see
 * `createFullTextWords`); null when there are too many to say. FTS5 itself reads every
 * entry of all of them before it answers with the first (160 ms for «con*» in ten million notes); as alternatives
 * they are walked newest first, and what is not needed is not read.
 */
export function createVocabulary(db: Database) {
  db.exec(
    'CREATE VIRTUAL TABLE IF NOT EXISTS temp.history_word USING fts5vocab(main, history_search, instance)',
  )
  // Without ORDER BY, which would read everything first: the index is in the order of words.
  const select = db
    .prepare<[string], string>('SELECT term FROM temp.history_word WHERE term >= ? LIMIT 1')
    .pluck()

  return (beginning: string): readonly string[] | null => {
    const words: string[] = []
    let word = select.get(beginning)
    while (word?.startsWith(beginning)) {
      words.push(word)
      if (words.length > mostWords) return null
      // Straight to the next word, past all entries of this one.
      word = select.get(`${word}\u0001`)
    }
    return words
  }
}
