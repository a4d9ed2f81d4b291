import { act, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { aCall } from '../../support/gallery/calls.ts'
import { maria } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { scenes } from '../../support/gallery/scenes.ts'
import { profileOf } from '../../support/window/fixtures.ts'

const nameField = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Nome e cognome' })

it('keeps a card that is being written when its caller gives up, focus and all, until it is saved', async () => {
  const { access, user, inputsOf } = drawWindow(scenes['ringing-unknown'])
  await user.type(nameField(), 'Sara Con')
  act(() => access.console.setState({ callsById: {} }))

  expect(document.activeElement).toBe(nameField())
  await user.keyboard('ti')
  act(() => access.ui.setState({ screen: 'log' }))
  act(() => access.ui.setState({ screen: 'call' }))
  expect(nameField().value).toBe('Sara Conti')
  await user.type(nameField(), '{Enter}')
  expect(inputsOf('customer:create')).toMatchObject([{ draft: { name: 'Sara Conti' } }])

  await user.click(screen.getByRole('button', { name: 'Lascia perdere la scheda' }))
  expect(screen.queryByRole('form', { name: 'Nuova scheda' })).toBeNull()
})

it('keeps it when another call takes the middle, and forgets it once the caller is somebody', async () => {
  const { access, user } = drawWindow(scenes['ringing-unknown'])
  const [unknown] = Object.values(access.console.getState().callsById)
  if (!unknown) throw new Error('the scene has a call')
  await user.type(nameField(), 'Sara')

  const ended = { ...unknown, state: 'ended', endedAt: Date.now() } as const
  const next = aCall(905)
  act(() => access.console.setState({ callsById: { [unknown.id]: ended, [next.id]: next } }))
  expect(screen.queryByRole('form', { name: 'Nuova scheda' })).toBeNull()
  act(() => access.console.setState({ callsById: { [unknown.id]: ended } }))
  expect(nameField().value).toBe('Sara')

  const tied = { ...unknown, customerId: maria.customer.id }
  act(() => access.console.setState({ callsById: { [unknown.id]: tied } }))
  act(() => access.console.setState({ callsById: {} }))
  expect(screen.queryByRole('form', { name: 'Nuova scheda' })).toBeNull()
})

it('takes nothing of one’s own house into the demo, nor the other way round', async () => {
  const { access, user } = drawWindow(scenes['ringing-unknown'])
  await user.type(nameField(), 'Sara')
  const demo = profileOf({ kind: 'demo' })
  act(() => access.console.setState({ profile: demo, callsById: {} }))
  expect(screen.queryByRole('form', { name: 'Nuova scheda' })).toBeNull()
})
