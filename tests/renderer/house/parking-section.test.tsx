import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { button, field, openSettings, type } from '../../support/window/open-settings.tsx'

afterEach(cleanup)

test('the house says how its PBX parks, and where callers wait', async () => {
  const { user, sent } = openSettings('parking')
  type('Numero che parcheggia', '700')
  type('Posti', '701-703, 711')
  await user.click(button('Salva'))
  expect(sent()).toEqual([{ parking: { code: '700', slots: ['701', '702', '703', '711'] } }])
})

test('what is no slot is kept as it was typed, and not saved', async () => {
  const { user, sent } = openSettings('parking')
  type('Posti', '701-')
  expect(screen.getByText(/Scrivi i posti così/)).toBeDefined()
  await user.click(button('Salva'))
  expect(sent()).toEqual([])
  expect(field('Posti')).toHaveProperty('value', '701-')
})
