import { expect, it } from 'vitest'
import { markStretches } from '../../../src-main/domain/search-text.ts'
import { nearMatch } from '../../../src-renderer/review/near-match.ts'

const marked = (text: string, word: string) => {
  const near = nearMatch(text, markStretches(text, [{ word, place: 'whole' }]))
  return { text: near.text, marks: near.stretches.map(({ from, to }) => near.text.slice(from, to)) }
}
const said = 'Chiede il rimborso delle spese di giacenza. Promesso richiamo dopo verifica della giacenza.'

it('a line begins a few words before the first match, and marks what it marked', () => {
  expect(marked(said, 'giacenza')).toEqual({
    text: '…delle spese di giacenza. Promesso richiamo dopo verifica della giacenza.',
    marks: ['giacenza', 'giacenza'],
  })
})

it('a match near the beginning leaves the line whole', () => {
  expect(marked(said, 'rimborso')).toEqual({ text: said, marks: ['rimborso'] })
})

it('a line without a match is whole', () => {
  expect(marked(said, 'caldaia')).toEqual({ text: said, marks: [] })
})

it('after one long word a line begins with the match', () => {
  const long = `${'x'.repeat(60)} giacenza`
  expect(marked(long, 'giacenza')).toEqual({ text: '…giacenza', marks: ['giacenza'] })
})
