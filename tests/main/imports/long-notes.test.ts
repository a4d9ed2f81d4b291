import { expect, it } from 'vitest'
import { toNewcomer } from '../../../src-main/imports/candidate.ts'

it('divides a very long note without cutting an emoji, and leaves out nothing', () => {
  const text = `x${'👩‍👧'.repeat(40_000)}`
  const newcomer = toNewcomer(
    {
      sourceId: '',
      name: 'Maria Rossi',
      company: '',
      vatNumber: '',
      fiscalCode: '',
      address: '',
      phones: [{ raw: '333 123 4567', label: 'mobile' }],
      emails: [],
      tags: [],
      warning: '',
      notes: [text],
      formOfAddress: null,
      language: 'it',
    },
    'lei',
  )
  if (typeof newcomer === 'string') throw new Error(newcomer)

  expect(newcomer.notes.length).toBeGreaterThan(5)
  expect(newcomer.notes.every((note) => note.length <= 20_000 && note.isWellFormed())).toBe(true)
  expect(newcomer.notes.join('')).toBe(text)
})
