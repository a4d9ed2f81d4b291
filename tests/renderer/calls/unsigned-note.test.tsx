import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { scenes } from '../../support/gallery/scenes.ts'

it('keeps a call of an unknown caller whose note belongs to nobody yet, and says what to do', async () => {
  const scene = scenes['wrap-up']
  const calls = Object.values(scene.console.callsById ?? {})
  const unknown = calls.map((call) => ({
    ...call,
    customerId: null,
    caller: { kind: 'unknown', number: null, raw: '204' } as const,
  }))
  const { user, inputsOf } = drawWindow({
    ...scene,
    console: { ...scene.console, callsById: Object.fromEntries(unknown.map((call) => [call.id, call])) },
  })
  const note = screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Nota/ })
  await user.type(note, 'Vuole un preventivo')
  await user.click(screen.getByRole('button', { name: /Risolto/ }))
  await user.keyboard('{Enter}')

  expect(inputsOf('call:wrap-up')).toEqual([])
  expect(screen.getByText(/La nota non è ancora firmata/)).toBeTruthy()
  expect(document.activeElement).toBe(note)

  await user.clear(note)
  await user.keyboard('{Alt>}w{/Alt}{Enter}')
  expect(inputsOf('call:wrap-up')).toMatchObject([{ outcome: 'solved' }])
})
