import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { scenes } from '../../support/gallery/scenes.ts'

const nameField = () => screen.getByRole('textbox', { name: 'Nome e cognome' })

it('begins a new card in its name, at the press of the button', async () => {
  const { user } = drawWindow(scenes.customers)
  await user.click(screen.getByRole('button', { name: 'Nuova scheda' }))
  expect(document.activeElement).toBe(nameField())
})

it('takes no focus for the card of somebody who rings', () => {
  drawWindow(scenes['ringing-unknown'])
  expect(document.activeElement).not.toBe(nameField())
})
