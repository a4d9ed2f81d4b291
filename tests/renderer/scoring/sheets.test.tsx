import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { builtInSheet } from '../../../src-main/texts/score-sheet.ts'
import { button, openSettings, type } from '../../support/window/open-settings.tsx'

afterEach(cleanup)

test('a sheet is changed, and goes as the next version of itself', async () => {
  const { user, sent } = openSettings('scoreSheets')
  type('Nome in italiano', 'Telefonate')
  await user.click(screen.getAllByText('Indispensabile')[0] ?? document.body)
  await user.click(button('Salva'))
  const [first, ...others] = builtInSheet.questions
  expect(sent()).toEqual([
    {
      scoreSheets: [
        {
          ...builtInSheet,
          version: 2,
          name: { ...builtInSheet.name, it: 'Telefonate' },
          questions: [{ ...first, mustHave: true }, ...others],
        },
      ],
    },
  ])
})

test('a sheet without a name and a question without words are not saved', async () => {
  const { user, sent } = openSettings('scoreSheets')
  await user.click(button('Aggiungi un foglio'))
  await user.click(button('Salva'))
  expect(sent()).toEqual([])
  expect(screen.getByText('Serve un nome.')).toBeDefined()
  expect(screen.getByText('Scrivi la frase.')).toBeDefined()
  type('Nome in inglese', 'Letters')
  type('In inglese', 'Says who writes')
  await user.click(button('Salva'))
  expect(sent()).toMatchObject([
    {
      scoreSheets: [
        builtInSheet,
        { version: 1, name: { it: '', en: 'Letters' }, questions: [{ wording: { en: 'Says who writes' } }] },
      ],
    },
  ])
})

test('a house that took its last sheet away begins again from the built-in one', async () => {
  const { user, sent } = openSettings('scoreSheets')
  await user.click(button('Togli il foglio'))
  await user.click(button('Parti dal foglio di Pronto'))
  expect(screen.getByText('Tutto salvato.')).toBeDefined()
  await user.click(button('Togli il foglio'))
  await user.click(button('Salva'))
  expect(sent()).toEqual([{ scoreSheets: [] }])
})
