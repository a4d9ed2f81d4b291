import { act, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { failure, success } from '../../../src-main/contract/result.ts'
import { maria } from '../../support/gallery/cards.ts'
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

/** The main process takes its time over the signature, until the story lets it answer. */
function slowSignature() {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const window = drawWindow(scenes['wrap-up'], { 'note:finish': () => promise })
  return { ...window, answer: (result: unknown) => act(async () => resolve(result)) }
}

it('signs once, and concludes, when the wrap-up’s keys follow the signature at once', async () => {
  const { user, inputsOf, answer } = slowSignature()
  await user.type(screen.getByRole('textbox', { name: /^Nota/ }), 'Vuole un preventivo')
  await user.keyboard('{Control>}{Enter}{/Control}{Alt>}w{/Alt}1{Enter}')
  expect(inputsOf('call:wrap-up')).toEqual([])

  await answer(success(maria.timeline[0]?.notes[0]))
  await waitFor(() => expect(inputsOf('call:wrap-up')).toMatchObject([{ outcome: 'solved' }]))
  expect(inputsOf('note:finish')).toMatchObject([{ text: 'Vuole un preventivo' }])
})

it('concludes nothing over a note that could not be signed', async () => {
  const { user, inputsOf, answer } = slowSignature()
  const note = screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Nota/ })
  await user.type(note, 'Vuole un preventivo')
  await user.keyboard('{Control>}{Enter}{/Control}{Alt>}w{/Alt}1{Enter}')
  await answer(failure('storage-full'))

  await waitFor(() => expect(document.activeElement).toBe(note))
  expect(note.value).toBe('Vuole un preventivo')
  expect(inputsOf('call:wrap-up')).toEqual([])
})
