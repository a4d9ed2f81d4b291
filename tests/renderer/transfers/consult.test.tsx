import { act, screen, within } from '@testing-library/react'
import axe from 'axe-core'
import { expect, it } from 'vitest'
import type { Call } from '../../../src-main/contract/calls.ts'
import { success } from '../../../src-main/contract/result.ts'
import { aCall } from '../../support/gallery/calls.ts'
import { conference, consulting, consultRinging } from '../../support/gallery/consults.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { scenes } from '../../support/gallery/scenes.ts'

const [maria, luca] = [consulting[0]?.id, consulting[1]?.id]

function strip() {
  return within(screen.getByRole('region', { name: /^Altre chiamate: Maria Rossi/ }))
}

it('signs the note so far and calls the colleague; the gate closes and the card stays', async () => {
  const { user, inputsOf, access } = drawWindow(scenes.talking, {
    'transfer:consult': () => success(aCall(990)),
  })
  const [call] = Object.values<Call>(access.console.getState().callsById)
  await user.type(screen.getByRole('textbox', { name: /^Nota/ }), 'Vuole il rimborso oggi.')
  await user.keyboard('{Alt>}t{/Alt}')
  const ask = within(await screen.findByRole('form', { name: 'Chiedi a un collega' }))
  await user.type(ask.getByRole('textbox', { name: 'Interno del collega' }), '1002')
  await user.click(ask.getByRole('button', { name: 'Chiama e chiedi' }))
  expect(inputsOf('note:finish')).toMatchObject([{ callId: call?.id, text: 'Vuole il rimborso oggi.' }])
  expect(inputsOf('transfer:consult')).toEqual([{ callId: call?.id, target: '1002' }])
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('keeps the customer’s card and note in place while the colleague is on the line', () => {
  drawWindow(scenes.consulting)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('In linea con 1002')
  expect(screen.getByText(/^chiedi per Maria Rossi/)).toBeTruthy()
  expect(screen.getByRole('region', { name: 'Maria Rossi' })).toBeTruthy()
})

it('passes the customer on with Alt T and a reason of the house', async () => {
  const { user, inputsOf, access } = drawWindow(scenes.consulting, {
    'transfer:complete': () => success(null),
  })
  const transferReasons = ['Serve uno specialista', 'Lo chiede il cliente']
  act(() => access.console.setState(({ house }) => ({ house: { ...house, transferReasons } })))
  await user.keyboard('{Alt>}t{/Alt}')
  await user.click(await screen.findByRole('menuitem', { name: 'Lo chiede il cliente' }))
  expect(inputsOf('transfer:complete')).toEqual([{ callId: maria, reason: 'Lo chiede il cliente' }])
  expect(await screen.findByText('La chiamata è passata.')).toBeTruthy()
})

it('passes the customer on while it still rings at the colleague’s', async () => {
  const { user, inputsOf, access } = drawWindow(scenes['consult-ringing'], {
    'transfer:complete': () => success(null),
  })
  act(() => access.console.setState(({ house }) => ({ house: { ...house, transferReasons: [] } })))
  await user.keyboard('{Alt>}t{/Alt}')
  expect(inputsOf('transfer:complete')).toEqual([{ callId: maria, reason: null }])
})

it('swaps with Alt H, talks with both, and goes back to the customer', async () => {
  const { user, inputsOf } = drawWindow(scenes.consulting, {
    'call:resume': () => success(null),
    'call:conference': () => success(null),
    'call:hang-up': () => success(null),
  })
  await user.keyboard('{Alt>}h{/Alt}')
  expect(inputsOf('call:resume')).toEqual([{ callId: maria }])
  await user.click(strip().getByRole('button', { name: 'A tre' }))
  expect(inputsOf('call:conference')).toEqual([{ callId: maria, withCallId: luca }])
  await user.click(strip().getByRole('button', { name: 'Torna al cliente' }))
  expect(inputsOf('call:hang-up')).toEqual([{ callId: luca }])
})

it('offers to pass on and to give up, not to swap, while the colleague’s telephone still rings', () => {
  drawWindow(scenes['consult-ringing'])
  const offered = strip().getAllByRole('button')
  expect(offered).toHaveLength(2)
  expect(offered[0]?.textContent).toContain('Passa a 1002')
  expect(offered[1]?.textContent).toContain('Lascia stare')
})

it('says why the customer is back, when the colleague is busy', async () => {
  const { access } = drawWindow(scenes['consult-ringing'])
  const [waiting, asking] = consultRinging
  if (!waiting || !asking) throw new Error('two calls')
  act(() =>
    access.console.setState(({ callsById }) => ({
      callsById: {
        ...callsById,
        [asking.id]: { ...asking, state: 'ended', end: { reason: 'busy', status: 486 } },
      },
    })),
  )
  expect(await screen.findByText('1002 ha la linea occupata. Maria Rossi è di nuovo in linea.')).toBeTruthy()
})

it('shows that three talk', () => {
  drawWindow(scenes.conference)
  expect(screen.getByText(/^parlate in tre/)).toBeTruthy()
  expect(strip().queryByRole('button', { name: 'Scambia' })).toBeNull()
  expect(conference).toHaveLength(2)
})

it('names the colleague who asks, not the customer, and says that the story came along', () => {
  drawWindow(scenes.asked)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('In linea con Giulia Riva')
  expect(screen.getByText('Giulia Riva ti chiede un parere')).toBeTruthy()
  expect(screen.getByRole('region', { name: 'Maria Rossi' })).toBeTruthy()
})

it('says where the reference was lost and the number opened the card', () => {
  drawWindow(scenes['passed-on'])
  expect(screen.getByText('Giulia Riva ti ha passato la chiamata')).toBeTruthy()
  expect(screen.getByText(/^Il riferimento non è arrivato: la scheda è quella del numero/)).toBeTruthy()
})

it.each(['consulting', 'asked', 'conference'] as const)('%s breaks no rule of axe', async (scene) => {
  const { container } = drawWindow(scenes[scene])
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
})
