import type { Database } from '../database/connection.ts'

/** The words of a text, one after the other. */
export type CutWords = (text: string) => readonly string[]

const ascii = /^[\0-\x7f]*$/
/** Of the characters met so far: asking for one takes as long as cutting a page. */
const mostRemembered = 20_000

/**
 * Cuts a text into words as the full text does, whatever its tokenizer (`unicode61 remove_diacritics 2`) makes of a
 * character: it is asked for each, once. It goes by tables of its own, of an older Unicode than JavaScript's, and takes
 * accents off Latin letters alone.
 */
export function createFullTextWords(db: Database): CutWords {
  db.exec(`
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.cut_text USING fts5(text, tokenize = 'unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE IF NOT EXISTS temp.cut_word USING fts5vocab(temp, cut_text, instance);
  `)
  const insert = db.prepare<[string]>('INSERT INTO temp.cut_text (rowid, text) VALUES (1, ?)')
  const select = db.prepare<[], string>('SELECT term FROM temp.cut_word ORDER BY offset').pluck()
  const remove = db.prepare<[]>('DELETE FROM temp.cut_text')
  /** What stands for a character inside a word: nothing for an accent; null where it parts words. */
  const remembered = new Map<string, string | null>()

  function asked(character: string): string | null {
    insert.run(`a${character}a`)
    const words = select.all()
    remove.run()
    const [word = '', ...others] = words
    return others.length > 0 ? null : word.slice(1, -1)
  }

  function letterOf(character: string): string | null {
    const known = remembered.get(character)
    if (known !== undefined) return known
    const letter = asked(character)
    if (remembered.size < mostRemembered) remembered.set(character, letter)
    return letter
  }

  return (text) => {
    if (ascii.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
    const words: string[] = []
    let word = ''
    for (const character of text) {
      const letter = letterOf(character)
      if (letter !== null) word += letter
      else if (word !== '') {
        words.push(word)
        word = ''
      }
    }
    return word === '' ? words : [...words, word]
  }
}
