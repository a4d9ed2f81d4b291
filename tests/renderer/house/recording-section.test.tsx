import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { button, openSettings, type } from '../../support/window/open-settings.tsx'

afterEach(cleanup)

test('recording cannot be switched on without a purpose, a ground, the words and the days', async () => {
  const { user, sent } = openSettings('recording')
  await user.click(screen.getByText('Le chiamate si possono registrare'))
  await user.click(button('Salva'))
  expect(sent()).toEqual([])
  for (const problem of [/serve uno scopo/, /serve una base giuridica/, /servono le parole/, /Da 1 a 3650/])
    expect(screen.getAllByText(problem).length).toBeGreaterThan(0)

  type('A che scopo', 'prova degli ordini')
  type('Giorni di conservazione', '90')
  await user.click(button('Proponi le parole'))
  await user.click(screen.getByRole('button', { name: /Base giuridica/ }))
  await user.click(await screen.findByRole('option', { name: 'Consenso (lettera a)' }))
  await user.click(screen.getByText('Operatori'))
  await user.click(button('Salva'))
  expect(sent()).toMatchObject([
    {
      recording: {
        enabled: true,
        purpose: 'prova degli ordini',
        legalBasis: 'consent',
        retentionDays: 90,
        listeners: ['operator', 'lead', 'administrator'],
        announcement: {
          it: expect.stringContaining('prova degli ordini'),
          en: expect.stringContaining('90 days'),
        },
      },
    },
  ])
})
