import { expect, it } from 'vitest'
import { parseFullTextQuery } from '../../../src-main/domain/full-text-query.ts'
import { excerptOf } from '../../../src-main/search/excerpt.ts'

const letter = `Gentile cliente, ${'le scriviamo della consegna. '.repeat(2_000)}`

it('begins where the text begins when none of the words is in it, however long it is', () => {
  for (const words of ['-rimborso', 'rimborso']) {
    expect(excerptOf(letter, parseFullTextQuery(words))).toMatch(/^Gentile cliente, .*…$/)
  }
})

it('stands around a word far down in a long text', () => {
  expect(excerptOf(`${letter} Il rimborso è partito.`, parseFullTextQuery('rimborso'))).toMatch(
    /^… .*Il rimborso è partito\.$/,
  )
})
