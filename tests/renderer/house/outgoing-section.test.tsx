import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { button, field, openSettings, type } from '../../support/window/open-settings.tsx'

afterEach(cleanup)

test('the house allows beginnings of numbers, however they are separated', async () => {
  const { user, sent } = openSettings('outgoing')
  type('Prefissi che si possono chiamare', '+39; +41')
  await user.click(screen.getByText('Chiedi prima delle chiamate all’estero'))
  await user.click(button('Salva'))
  expect(sent()).toEqual([
    { outgoing: { allowed: ['+39', '+41'], confirmCostly: true, confirmForeign: false, mostPerMinute: 10 } },
  ])
})

test('what is no prefix is kept as it was typed, and not saved', async () => {
  const { user, sent } = openSettings('outgoing')
  type('Prefissi che si possono chiamare', '0039')
  expect(screen.getByText(/Scrivi i prefissi col più/)).toBeDefined()
  await user.click(button('Salva'))
  expect(sent()).toEqual([])
  expect(field('Prefissi che si possono chiamare')).toHaveProperty('value', '0039')
})
