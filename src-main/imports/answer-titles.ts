import type { AnswerField } from '../contract/answers.ts'
import { plainWords } from '../domain/plain-words.ts'

/** Titles as survey tools and switchboards write them, in plain words; the first that fits wins. */
const titles: readonly (readonly [AnswerField, RegExp])[] = [
  ['answer-id', /^(id|(id|codice|numero) (risposta|risposte|questionario)|(response|answer|submission) id)$/],
  ['case-reference', /\b(pratica|caso|ticket|case|segnalazione|riferimento|reference)\b/],
  ['customer-code', /\b(codice|cod|id|code|number)\b.*\b(cliente|customer|client)\b/],
  ['customer-code', /\b(cliente|customer|client)\b.*\b(codice|cod|id|code|number|no)\b/],
  ['email', /\b(e ?mail|mail|posta)\b/],
  ['phone', /\b(telefono|tel|cellulare|cell|numero|phone|mobile|chiamante|caller|callerid|src|cli)\b/],
  [
    'when',
    /\b(data|quando|date|when|time|timestamp|calldate|ora|inviato|submitted|completed|cronologiche)\b/,
  ],
  [
    'comment',
    /\b(commento|commenti|comment|comments|note|nota|suggerimenti|suggerimento|feedback|perche|why)\b/,
  ],
  [
    'mark',
    /\b(voto|punteggio|punti|soddisfazione|soddisfatto|soddisfatta|soddisfatti|valutazione|giudizio|score|rating|csat|nps|satisfaction|satisfied|stelle|stars|points|mark|risposta|answer|premuto|pressed|digit|quanto|how)\b/,
  ],
]

/** What each column most likely holds, by its title; each field is one column's. */
export function answerFieldsOfTitles(row: readonly string[]): readonly AnswerField[] {
  const used = new Set<AnswerField>()
  return row.map((title) => {
    const plain = plainWords(title.replace(/([a-z])([A-Z])/g, '$1 $2')).join(' ')
    const found = titles.find(([field, form]) => !used.has(field) && form.test(plain))?.[0] ?? 'ignore'
    if (found !== 'ignore') used.add(found)
    return found
  })
}
