import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { success } from '../../../src-main/contract/result.ts'
import { aCall, logged, mobile } from '../../support/gallery/calls.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { scenes } from '../../support/gallery/scenes.ts'

const out = (id: number, more = {}) => logged(id, { direction: 'out', ...more })

it('calls the last number again with one key: not who called in, and not the colleague who was asked', async () => {
  const log = [
    logged(1),
    out(2, { consultFor: aCall(9).id, number: '1002' }),
    out(3),
    out(4, { number: '+390611' }),
  ]
  const { user, inputsOf } = drawWindow(scenes.today, {
    'call:log': () => success(log),
    'call:dial': () => success(aCall(5)),
  })
  await user.keyboard('{Alt>}l{/Alt}')
  expect(inputsOf('call:dial')).toEqual([{ target: mobile }])
})

it('says so where nobody was called yet, and does nothing during a call', async () => {
  const { user, inputsOf } = drawWindow(scenes.today, { 'call:log': () => success([logged(1)]) })
  await user.click(screen.getByRole('button', { name: /Richiama l’ultimo numero/ }))
  expect(await screen.findByText('Da qui non si è ancora chiamato nessuno.')).toBeTruthy()
  expect(inputsOf('call:dial')).toEqual([])
})

it('does nothing while somebody is being talked to', async () => {
  const { user, inputsOf } = drawWindow(scenes.talking, { 'call:log': () => success([out(3)]) })
  await user.keyboard('{Alt>}l{/Alt}')
  expect(inputsOf('call:dial')).toEqual([])
})
