import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { expect, it } from 'vitest'
import { success } from '../../../src-main/contract/result.ts'
import { isName } from '../../../src-renderer/calls/dial-offers.ts'
import { aCall } from '../../support/gallery/calls.ts'
import { maria } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { someFound } from '../../support/gallery/found.ts'
import { scenes } from '../../support/gallery/scenes.ts'

const field = () => screen.getByRole('combobox', { name: 'Numero da chiamare' })
const rows = () => screen.findAllByRole('option', { name: /\+39/ })
const [summary] = someFound.customers
if (!summary) throw new Error('somebody is found')
const { customer } = maria
const mobile = { ...customer.phones[0], number: '+393331234567', label: 'mobile' as const }
const home = { ...mobile, number: '+390612345678', label: 'home' as const }

/** Alice's window at rest; of whoever is found, Maria has these numbers. */
function atRest(more: Parameters<typeof drawWindow>[1] = {}) {
  return drawWindow(scenes.idle, {
    'palette:search': () => success({ customers: [{ ...summary, ...customer, found: null }], cases: [] }),
    'customer:open': () => success({ ...maria, customer: { ...customer, phones: [mobile, home] } }),
    'call:dial': () => success(aCall(5)),
    ...more,
  })
}

it('offers whose name it is, with each number; the arrows take one, and only the next Enter calls', async () => {
  const { user, inputsOf } = atRest()
  await user.type(field(), 'ross')
  const shown = await rows()
  expect(shown.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Maria Rossi.*\+39 333 123 4567cellulare$/),
    expect.stringMatching(/^Maria Rossi.*\+39 06 1234 5678casa$/),
  ])
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(field()).toHaveProperty('value', '+39 06 1234 5678')
  expect(screen.getByText('Maria Rossi: Invio chiama')).toBeTruthy()
  expect(inputsOf('call:dial')).toEqual([])
  await user.keyboard('{Enter}')
  await waitFor(() => expect(inputsOf('call:dial')).toEqual([{ target: '+39 06 1234 5678' }]))
  await waitFor(() => expect(field()).toHaveProperty('value', ''))
  expect(screen.queryByText('Maria Rossi: Invio chiama')).toBeNull()
})

it('takes the first for an Enter right after the last letter, once these letters are answered', async () => {
  const late = Promise.withResolvers<unknown>()
  const { user, inputsOf } = atRest({ 'palette:search': () => late.promise })
  await user.type(field(), 'maria{Enter}')
  expect(inputsOf('call:dial')).toEqual([])
  late.resolve(success({ customers: [{ ...summary, ...customer, found: null }], cases: [] }))
  await waitFor(() => expect(field()).toHaveProperty('value', '+39 333 123 4567'))
  expect(inputsOf('call:dial')).toEqual([])
})

it('a click takes a number, and whatever is typed then is nobody’s', async () => {
  const { user, inputsOf } = atRest()
  await user.type(field(), 'ross')
  const [first] = await rows()
  if (first) await user.click(first)
  expect(field()).toHaveProperty('value', '+39 333 123 4567')
  await user.type(field(), '8')
  expect(screen.queryByText('Maria Rossi: Invio chiama')).toBeNull()
  expect(inputsOf('call:dial')).toEqual([])
})

it('lets numbers in any spelling go on as they are, and asks nobody about them', async () => {
  const { user, inputsOf } = atRest()
  for (const target of ['(0039) 333/123-4567', 'sip:bob@example.org', 'tel:+39061234']) {
    await user.click(field())
    await user.paste(target)
    await user.keyboard('{Enter}')
    await waitFor(() => expect(inputsOf('call:dial').at(-1)).toEqual({ target }))
    await waitFor(() => expect(field()).toHaveProperty('value', ''))
  }
  expect(inputsOf('palette:search')).toEqual([])
})

it('says that nobody by that name can be called, and calls nobody', async () => {
  const { user, inputsOf } = atRest({ 'palette:search': () => success({ customers: [], cases: [] }) })
  await user.type(field(), 'zzz{Enter}')
  expect(await screen.findByText('Nessuno con questo nome ha un numero.')).toBeTruthy()
  await user.keyboard('{Enter}')
  expect(field()).toHaveProperty('value', 'zzz')
  expect(inputsOf('call:dial')).toEqual([])
})

it('knows a name from a number', () => {
  for (const name of ['ro', 'Studio 3', 'Ángela', '山田', "D'Amico"]) expect(isName(name), name).toBe(true)
  for (const number of ['', '0333', '+39 02', 'tel 02 1234', 'sip:bob', 'bob@example.org', '*21#'])
    expect(isName(number), number).toBe(false)
})

it('has no barrier while the list is open', async () => {
  const { user } = atRest()
  await user.type(field(), 'ross')
  const list = await screen.findByRole('listbox', { name: 'Chi si può chiamare con questo nome' })
  expect(await within(list).findAllByRole('option')).toHaveLength(2)
  const { violations } = await axe.run(list, { rules: { 'color-contrast': { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
})
