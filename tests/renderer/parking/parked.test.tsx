import { act, screen, within } from '@testing-library/react'
import axe from 'axe-core'
import { expect, it } from 'vitest'
import type { Call } from '../../../src-main/contract/calls.ts'
import { success } from '../../../src-main/contract/result.ts'
import { aCall } from '../../support/gallery/calls.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { parked } from '../../support/gallery/parked.ts'
import { scenes } from '../../support/gallery/scenes.ts'

const region = () => within(screen.getByRole('region', { name: 'Chiamate parcheggiate' }))

it('parks with Alt G, the note so far signed, and says who waits', async () => {
  const { user, inputsOf, access } = drawWindow(scenes['talking-park'], {
    'call:park': () => success(null),
  })
  const [call] = Object.values<Call>(access.console.getState().callsById)
  await user.type(screen.getByRole('textbox', { name: /^Nota/ }), 'Cerca il numero dell’ordine.')
  await user.keyboard('{Alt>}g{/Alt}')
  expect(inputsOf('note:finish')).toMatchObject([{ callId: call?.id, text: 'Cerca il numero dell’ordine.' }])
  expect(inputsOf('call:park')).toEqual([{ callId: call?.id }])
  expect(await screen.findByText('Maria Rossi aspetta nel parcheggio.')).toBeTruthy()
})

it('offers no parking where the house has none', async () => {
  const { user, inputsOf } = drawWindow(scenes.talking)
  expect(screen.queryByRole('button', { name: /Parcheggia/ })).toBeNull()
  await user.keyboard('{Alt>}g{/Alt}')
  expect(inputsOf('call:park')).toEqual([])
})

it('shows who waits since when and where, and takes the first back with Alt G', async () => {
  const { user, inputsOf } = drawWindow(scenes.parked, {
    'call:take-back': () => success(aCall(990)),
    'call:forget-parked': () => success(null),
  })
  expect(region().getByText('Maria Rossi è nel parcheggio')).toBeTruthy()
  expect(region().getByText('posto 701')).toBeTruthy()
  expect(region().getByText('in attesa da 1:20')).toBeTruthy()
  await user.keyboard('{Alt>}g{/Alt}')
  expect(inputsOf('call:take-back')).toEqual([{ callId: parked[0]?.id, slot: null }])
  const [forget] = region().getAllByRole('button', { name: 'Non è più lì: togli dall’elenco' })
  if (forget) await user.click(forget)
  expect(inputsOf('call:forget-parked')).toEqual([{ callId: parked[0]?.id }])
})

it('asks for the slot that only the operator has heard', async () => {
  const { user, inputsOf } = drawWindow(scenes.parked, { 'call:take-back': () => success(aCall(990)) })
  await user.type(region().getByRole('textbox', { name: 'Posto sentito' }), '702{Enter}')
  expect(inputsOf('call:take-back')).toEqual([{ callId: parked[1]?.id, slot: '702' }])
})

it('parks nobody while another is parked and nobody is talked to; a new call has the key again', async () => {
  const { user, inputsOf, access } = drawWindow(scenes.parked, { 'call:park': () => success(null) })
  act(() =>
    access.console.setState(({ house }) => ({
      ...scenes['talking-park'].console,
      house: { ...house, parking: { code: '700', slots: [] } },
    })),
  )
  await user.keyboard('{Alt>}g{/Alt}')
  expect(inputsOf('call:park')).toHaveLength(1)
  expect(inputsOf('call:take-back')).toEqual([])
})

it('has no barrier', async () => {
  const { container } = drawWindow(scenes.parked)
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
})
