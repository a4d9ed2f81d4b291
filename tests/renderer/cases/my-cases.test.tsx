import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { success } from '../../../src-main/contract/result.ts'
import { maria } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { someMyCases } from '../../support/gallery/my-cases.ts'
import { scenes } from '../../support/gallery/scenes.ts'

const list = () => screen.findByRole('region', { name: 'Le mie pratiche' })

it('shows the open cases under the promises, with light, due words, and how many more there are', async () => {
  drawWindow(scenes.today)
  const rows = within(await list()).getAllByRole('article')
  expect(rows).toHaveLength(someMyCases.cases.length)
  expect(rows[0]?.textContent).toMatch(/· .*Maria Rossi .*In ritardo: la soluzione era dovuta/)
  expect(rows[1]?.textContent).toMatch(/Risposta entro oggi/)
  expect(screen.getByText('e altre 2')).toBeTruthy()
})

it('opens the card at the case by Enter', async () => {
  const { user, access } = drawWindow(scenes.today)
  const [first] = within(await list()).getAllByRole('button')
  first?.focus()
  await user.keyboard('{Enter}')
  const { screen: shown, openCustomerId, cardPlaces } = access.ui.getState()
  expect({ shown, openCustomerId }).toEqual({ shown: 'customers', openCustomerId: maria.customer.id })
  expect(cardPlaces[maria.customer.id]).toMatchObject({
    tab: 'cases',
    target: { kind: 'case', id: maria.cases[0]?.id },
  })
})

it('asks again when the log has grown, once for changes that come together; an empty table shows nothing', async () => {
  let answer = someMyCases
  const { access, inputsOf } = drawWindow(scenes.today, { 'case:mine': () => success(answer) })
  await list()
  answer = { cases: [], total: 0 }
  for (const data of [101, 102, 103])
    act(() => access.console.setState({ position: { epoch: 'first', data, calls: 0 } }))
  await act(async () => void (await vi.advanceTimersByTimeAsync(1000)))
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Le mie pratiche' })).toBeNull())
  expect(inputsOf('case:mine')).toHaveLength(2)
})
