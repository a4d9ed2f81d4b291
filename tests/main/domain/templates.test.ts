import { expect, it } from 'vitest'
import type { Template } from '../../../src-main/contract/house.ts'
import { defaultHouseFor } from '../../../src-main/default-house.ts'
import {
  type Addressed,
  fillIn,
  lettersBefore,
  matching,
  templatesFor,
} from '../../../src-main/domain/templates.ts'

const values = {
  cliente: 'Maria Rossi',
  casa: 'Panificio Rossi',
  operatore: 'Gaia Ricci',
  data: '22 novembre',
  ora: '09:30',
}
const maria: Addressed = { language: 'it', formOfAddress: 'lei' }

function template(change: Partial<Template>): Template {
  return {
    use: 'greeting',
    abbreviation: 'sal',
    language: 'it',
    formOfAddress: 'lei',
    text: 'Buongiorno',
    ...change,
  }
}

it('fills in what it knows by, in either language and any case, and leaves other braces alone', () => {
  expect(fillIn('{cliente}, sono {Operatore} di {casa}: oggi {data}, ore { ora }.', values)).toBe(
    'Maria Rossi, sono Gaia Ricci di Panificio Rossi: oggi 22 novembre, ore 09:30.',
  )
  expect(fillIn('{customer} {house} {agent} {date} {time}', values)).toBe(
    'Maria Rossi Panificio Rossi Gaia Ricci 22 novembre 09:30',
  )
  expect(fillIn('{pratica} {} { {constructor}', values)).toBe('{pratica} {} { {constructor}')
  expect(fillIn('{cliente}', { ...values, cliente: '$& {ora} 😀' })).toBe('$& {ora} 😀')
})

it('has a text for each customer: in their form, else their language, else another, and says what is missing', () => {
  const lei = template({ text: 'Buongiorno' })
  const tu = template({ formOfAddress: 'tu', text: 'Ciao' })
  const english = template({ language: 'en', formOfAddress: 'tu', text: 'Hi' })
  const all = [english, tu, lei]
  const chosen = (templates: readonly Template[], to: Addressed) =>
    templatesFor(templates, to).map(({ template: { text }, missing }) => `${text}: ${missing}`)

  expect(chosen(all, maria)).toEqual(['Buongiorno: nothing'])
  expect(chosen(all, { ...maria, formOfAddress: 'tu' })).toEqual(['Ciao: nothing'])
  expect(chosen([english, tu], maria)).toEqual(['Ciao: form'])
  expect(chosen([lei, tu], { language: 'en', formOfAddress: 'tu' })).toEqual(['Ciao: language'])
  expect(chosen([english], maria)).toEqual(['Hi: language'])
  expect(chosen([], maria)).toEqual([])
})

it('has every default template in both languages and both forms of address', () => {
  for (const language of ['it', 'en'] as const) {
    const { templates } = defaultHouseFor(language)
    for (const to of ['lei', 'tu'] as const) {
      for (const spoken of ['it', 'en'] as const) {
        const chosen = templatesFor(templates, { language: spoken, formOfAddress: to })
        expect(chosen).toHaveLength(7)
        expect(chosen.filter(({ missing }) => missing !== 'nothing')).toEqual([])
      }
    }
    expect(templatesFor(templates, maria, 'apology')).toHaveLength(1)
  }
})

it('takes the letters before the caret, not the middle of a word, a number or an address', () => {
  const at = (text: string, caret = text.length) => lettersBefore(text, caret)
  expect(at('Chiama. sal')).toEqual({ letters: 'sal', from: 8 })
  expect(at('sal')).toEqual({ letters: 'sal', from: 0 })
  expect(at('«sal')).toEqual({ letters: 'sal', from: 1 })
  expect(at('sal dopo', 3)).toEqual({ letters: 'sal', from: 0 })
  expect(at('salve', 3)).toBe(null)
  expect(at('sal ')).toBe(null)
  expect(at('3sal')).toBe(null)
  expect(at('maria@sal')).toBe(null)
  expect(at('')).toBe(null)
  expect(at('Città')).toEqual({ letters: 'Città', from: 0 })
})

it('offers what the letters lead to, the one they name first', () => {
  const chosen = templatesFor(
    ['sal', 'saluti', 'scu', 'è'].map((abbreviation) => template({ abbreviation })),
    maria,
  )
  const offered = (letters: string) =>
    matching(chosen, letters).map(({ template: { abbreviation } }) => abbreviation)

  expect(offered('sa')).toEqual(['sal', 'saluti'])
  expect(offered('saluti')).toEqual(['saluti'])
  expect(offered('SAL')).toEqual(['sal', 'saluti'])
  // One letter is the beginning of every other word; it counts where it is the whole abbreviation.
  expect(offered('s')).toEqual([])
  expect(offered('e')).toEqual(['è'])
  expect(offered('salve')).toEqual([])
})
