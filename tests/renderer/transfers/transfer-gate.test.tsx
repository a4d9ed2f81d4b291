import { act, screen, within } from '@testing-library/react'
import axe from 'axe-core'
import { expect, it } from 'vitest'
import { success } from '../../../src-main/contract/result.ts'
import { luca, maria } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { someOffers } from '../../support/gallery/promises.ts'
import { scenes } from '../../support/gallery/scenes.ts'

it('makes the promise with Alt T and Enter, and gives the sentence to say in Lei', async () => {
  const { access, user, inputsOf } = drawWindow(scenes.talking)
  const [call] = Object.values(access.console.getState().callsById)
  await user.keyboard('{Alt>}t{/Alt}')
  await screen.findByRole('radio', { name: /^11:00/ })
  await user.keyboard('{Enter}')

  expect(inputsOf('transfer:promise')).toMatchObject([
    {
      callId: call?.id,
      customerId: maria.customer.id,
      caseId: null,
      dueAt: someOffers.offers[2]?.at,
      ownerId: luca.id,
    },
  ])
  expect(
    await screen.findByText('La richiama Luca Tosi entro oggi alle 11:00. Non deve fare altro.'),
  ).toBeTruthy()
  await user.keyboard('{Enter}')
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('shows six times at most, the one to begin with among them', async () => {
  drawWindow(scenes['transfer-gate'], { 'promise:offers': () => success({ ...someOffers, first: 7 }) })
  const times = await screen.findAllByRole<HTMLInputElement>('radio')
  expect(times.map(({ checked }) => checked)).toEqual([false, false, false, false, true, false])
})

it('shows what solves it here in this order: ask, promise, transfer', async () => {
  drawWindow(scenes['transfer-gate'])
  const dialog = within(await screen.findByRole('dialog'))
  const headings = dialog.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)
  expect(headings).toEqual(['Chiedi a un collega', 'Richiamiamo noi', 'Passa comunque'])
  expect(await dialog.findByText('Luca Tosi (fino alle 13:00)')).toBeTruthy()
  expect(dialog.getByText('chiuso')).toBeTruthy()
})

it('holds the customer to ask, and shows how long they wait', async () => {
  const { user, inputsOf } = drawWindow(scenes['transfer-gate'])
  await user.click(await screen.findByRole('button', { name: 'Metti in attesa e chiedi' }))
  expect(inputsOf('transfer:ask')).toHaveLength(1)
})

it('lets the time on hold run in sight while a colleague is asked', async () => {
  drawWindow(scenes['transfer-asking'])
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByRole('timer').textContent).toBe('in attesa da 0:38')
})

it('transfers only to somebody and with a reason of the house', async () => {
  const { user, inputsOf } = drawWindow(scenes['transfer-gate'])
  const form = within(await screen.findByRole('form', { name: 'Passa comunque' }))
  const reason = () => form.getByRole<HTMLButtonElement>('button', { name: 'Serve uno specialista' })
  expect(reason().disabled).toBe(true)
  await user.type(form.getByRole('textbox', { name: 'Interno o numero' }), '1002{Enter}')
  expect(document.activeElement).toBe(reason())
  expect(inputsOf('transfer:blind')).toEqual([])
  await user.click(reason())
  expect(inputsOf('transfer:blind')).toMatchObject([{ target: '1002', reason: 'Serve uno specialista' }])
})

it('goes when the call is over', async () => {
  const { access } = drawWindow(scenes['transfer-gate'])
  await screen.findByRole('dialog')
  act(() => access.console.setState({ callsById: {} }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

it.each(['transfer-gate', 'transfer-asking', 'promise-made'] as const)(
  'breaks no rule of accessibility over the screen: %s',
  async (name) => {
    drawWindow(scenes[name])
    await screen.findByRole('radio', { name: /^11:00/ })
    // No layout here, so no colours to measure.
    const rules = { 'color-contrast': { enabled: false } }
    const { violations } = await axe.run(screen.getByRole('dialog'), { rules })
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  },
)
