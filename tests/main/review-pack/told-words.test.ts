import { expect, it } from 'vitest'
import { parseFullTextQuery } from '../../../src-main/domain/full-text-query.ts'
import { toldWords } from '../../../src-main/review-pack/told-words.ts'
import { interactionAdded } from '../../support/make-changes.ts'
import { openPackHouse, openPackReader } from '../../support/open-pack-house.ts'
import { luca } from '../../support/open-review-desk.ts'
import { noon } from '../../support/open-test-door.ts'

type House = ReturnType<typeof openPackHouse>
const texts = ['customer', 'written', 'collected'] as const

function ordered(house: House, words: string, more: Parameters<House['order']>[0] = {}) {
  const { question } = house.order()
  return house.order({
    question: { ...question, filter: { ...question.filter, words } },
    fields: [...texts],
    ...more,
  })
}

it('what was looked for is told so that the same is marked', () => {
  const house = openPackHouse()
  for (const typed of [
    'rimborso',
    'rimborso ',
    'rim* pacco ',
    '"pacco fermo" rim',
    '"pacco fer',
    'e-mail* ',
    'L’altro ',
  ])
    expect(parseFullTextQuery(toldWords(ordered(house, typed))), typed).toEqual(parseFullTextQuery(typed))
})

it('what was not to be found is not told, and nothing is where not all texts go along as they stand', () => {
  const house = openPackHouse()
  expect(toldWords(ordered(house, 'rimborso -rossi -"ufficio legale"'))).toBe('rimborso ')
  expect(toldWords(ordered(house, 'rimborso ', { pseudonyms: true }))).toBe('')
  expect(toldWords(ordered(house, 'rimborso ', { fields: ['customer', 'written'] }))).toBe('')
  expect(toldWords(ordered(house, 'rimborso ', { fields: ['customer', 'collected'] }))).toBe('')
})

it('a row shows the text around what was looked for, and under pseudonyms its beginning alone', async () => {
  const house = openPackHouse()
  const long = `${'Parla del tempo. '.repeat(40)}Poi minaccia di andare dal giudice.`
  house.record([
    interactionAdded(house.bruno.customerId, {
      ...{ agentId: luca.id, initials: luca.initials, summary: long, at: noon - 10_000 },
    }),
  ])
  const excerptIn = async (pseudonyms: boolean) => {
    const reader = openPackReader()
    const opened = await reader.opens(await house.pack({ ...ordered(house, 'giudice '), pseudonyms }))
    const rows = reader.rows()
    return { opened, excerpt: 'value' in rows ? rows.value[0]?.excerpt : null }
  }
  expect(await excerptIn(false)).toMatchObject({
    opened: { value: { words: 'giudice ' } },
    excerpt: expect.stringMatching(/^… .*andare dal giudice\.$/),
  })
  expect(await excerptIn(true)).toMatchObject({
    opened: { value: { words: '' } },
    excerpt: expect.stringMatching(/^Parla del tempo/),
  })
})
