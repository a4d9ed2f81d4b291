import { expect, it } from 'vitest'
import { Customer } from '../../../src-main/contract/customers.ts'
import { PhoneNumber } from '../../../src-main/contract/ids.ts'
import {
  knownOf,
  type Pseudonym,
  replaceKnown,
  stretchBack,
  stretchForth,
  tellsNothing,
} from '../../../src-main/domain/pseudonyms.ts'

const maria = Customer.parse({
  ...{ id: '01a20000-0000-7000-8000-00000000e001', code: '00000003', createdAt: 0, merged: [] },
  ...{ name: 'Maria D’Angelo', company: 'Caffè Perù srl', address: 'Via Po 3, 10124 Torino' },
  ...{ formOfAddress: 'lei', language: 'it', tags: [], warning: '', contractLevel: '' },
  ...{ vatNumber: '01234567897', fiscalCode: 'DNGMRA80A41L219X' },
  phones: [
    {
      id: '01a20000-0000-7000-8000-00000000e002',
      number: '+390115551234',
      raw: '011 5551234',
      label: 'home',
    },
    {
      id: '01a20000-0000-7000-8000-00000000e003',
      number: '+447700900123',
      raw: '+44 7700 900123',
      label: 'work',
    },
  ],
  emails: [{ id: '01a20000-0000-7000-8000-00000000e004', address: 'm.dangelo@example.org', label: 'home' }],
})
const kinds: Pseudonym = (kind) => `${kind}-1`
const hidden = (text: string) => replaceKnown(text, knownOf(maria, kinds, tellsNothing)).text

it.each([
  ['Maria D’Angelo chiama.', 'C-1 chiama.'],
  ["la sig.ra d'angelo, MARIA", 'la sig.ra C-1, C-1'],
  ['Caffe Peru chiude alle 18', 'C-1 chiude alle 18'],
  ['richiamare 011/555.12.34 domani', 'richiamare T-1 domani'],
  ['dal +39 0115551234 o 0039-011-555-1234', 'dal T-1 o T-1'],
  ['il suo 07700 900 123?', 'il suo T-1?'],
  ['+44 (7700) 900123', 'T-1'],
  ['scrive da M.DANGELO@example.org', 'scrive da E-1'],
  ['abita in via po 3', 'abita in A-1'],
  ['P.IVA IT01234567897, CF DNGMRA 80A41 L219X', 'P.IVA X-1, CF X-1'],
  ['Marianna e Perugia restano, e 10115551234 anche', 'Marianna e Perugia restano, e 10115551234 anche'],
])('%s', (written, wanted) => {
  expect(hidden(written)).toBe(wanted)
})

it('a stretch is found again in both directions, whole pseudonyms at a time', () => {
  const text = 'Oggi Maria D’Angelo chiama dal 011 5551234 di casa.'
  const replaced = replaceKnown(text, knownOf(maria, kinds, tellsNothing))
  expect(replaced.text).toBe('Oggi C-1 chiama dal T-1 di casa.')
  const at = (inText: string, words: string) => ({
    from: inText.indexOf(words),
    to: inText.indexOf(words) + words.length,
  })
  const forth = stretchForth(replaced, at(text, 'chiama dal 011'))
  expect(replaced.text.slice(forth.from, forth.to)).toBe('chiama dal T-1')
  const back = stretchBack(replaced, at(replaced.text, '1 chiama dal T-1 di'))
  expect(text.slice(back.from, back.to)).toBe('Maria D’Angelo chiama dal 011 5551234 di')
})

it('is known by what the card said before, too, and every number by its own sign', () => {
  const before = {
    names: ['Maria Bianchi', 'Fiori Bianchi snc'],
    addresses: ['Piazza Dante 5, Trento'],
    phones: [{ number: PhoneNumber.parse('+390461555999'), raw: '0461 555999' }],
    emails: ['M.Bianchi@example.org'],
    codes: ['BNCMRA80A41L219Z'],
  }
  const byValue: Pseudonym = (kind, value) => `${kind}-${value.length}`
  const text =
    'La Bianchi (Fiori Bianchi), oggi D’Angelo: 0461/555.999, m.bianchi@example.org, piazza Dante 5, BNCMRA80A41 L219Z.'
  expect(replaceKnown(text, knownOf(maria, byValue, before)).text).toBe(
    'La C-36 (C-36), oggi C-36: T-13, E-21, A-22, X-16.',
  )
})

it('a code without any letter or digit is looked for nowhere', () => {
  const known = knownOf({ ...maria, vatNumber: '-' }, kinds, { ...tellsNothing, codes: ['…', ' / '] })
  // An expression that finds nothing everywhere would be looked for without end.
  const empty = known.filter((thing) => 'spelling' in thing && ''.search(thing.spelling) === 0)
  expect(empty).toEqual([])
  expect(replaceKnown('P.IVA - / …, chiama Maria', known).text).toBe('P.IVA - / …, chiama C-1')
})
