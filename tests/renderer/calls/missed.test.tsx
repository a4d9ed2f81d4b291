import { act, screen, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { CallId } from '../../../src-main/contract/ids.ts'
import { mostMissedShown } from '../../../src-main/contract/missed-calls.ts'
import { success } from '../../../src-main/contract/result.ts'
import { maria } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { someMissed } from '../../support/gallery/missed.ts'
import { scenes } from '../../support/gallery/scenes.ts'

const list = () => screen.getByRole('region', { name: 'Chi ha chiamato e non ha trovato nessuno' })
const row = (name: string) => within(list()).getByRole('article', { name: new RegExp(name) })
const [marias] = someMissed.groups

it('says who called, how often and when last, what we tried, and what is promised', () => {
  drawWindow(scenes['today-missed'])
  expect(screen.getByRole('heading', { name: 'Chiamate perse · 5' })).toBeTruthy()
  const rows = within(list()).getAllByRole('article')
  expect(rows.map((each) => each.querySelector('p')?.textContent)).toEqual([
    'Maria Rossi',
    '+39 347 765 4321',
    'Numero nascosto',
    'Paolo Bianchi o Anna Bianchi',
    '+39 06 1234 5678',
  ])
  const said = row('Maria Rossi').textContent
  expect(said).toMatch(/3 chiamate, l’ultima \d\d:\d\d · Servizio clienti/)
  expect(said).toMatch(/provato 2 volte, l’ultima \d\d:\d\d da GR · richiamata promessa entro ieri, 16:00/)
  expect(row('06 1234 5678').textContent).toMatch(/provato 1 volta, .* · numero errato/)
})

it('calls back by Enter on the row’s button, by keyboard alone', async () => {
  const { user, inputsOf } = drawWindow(scenes['today-missed'])
  within(row('Maria Rossi')).getByRole('button', { name: 'Apri la scheda di Maria Rossi' }).focus()
  await user.keyboard('{Tab}{Enter}')
  expect(inputsOf('missed-call:call-back')).toEqual([{ callId: marias?.callId }])
})

it('closes by hand only what nobody can be called about', async () => {
  const { user, inputsOf } = drawWindow(scenes['today-missed'], { 'missed-call:close': () => success(null) })
  const closing = within(list()).getAllByRole('button', { name: /^Chiudi/ })
  expect(closing.map((each) => each.getAttribute('aria-label'))).toEqual([
    expect.stringMatching(/^Chiudi: Numero nascosto, /),
    expect.stringMatching(/^Chiudi: \+39 06 1234 5678, ieri/),
  ])
  const [withheld] = closing
  withheld?.focus()
  await user.keyboard('{Enter}')
  expect(inputsOf('missed-call:close')).toEqual([{ callId: someMissed.groups[2]?.callId }])
  expect(within(row('Numero nascosto')).queryByRole('button', { name: /^Chiama/ })).toBeNull()
})

it('opens the card of a customer, and puts a stranger’s number on a card', async () => {
  const { user, access, inputsOf } = drawWindow(scenes['today-missed'])
  await user.click(within(list()).getByRole('button', { name: 'Metti +39 347 765 4321 su una scheda' }))
  const dialog = screen.getByRole('dialog', { name: 'Di chi è +39 347 765 4321?' })
  expect(within(dialog).getByLabelText<HTMLInputElement>('Telefono').value).toBe('+39 347 765 4321')
  await user.type(within(dialog).getByRole('searchbox'), 'Maria')
  await within(dialog).findByRole('button', { name: /^Maria Rossi/ })
  await user.keyboard('{Enter}')
  expect(inputsOf('phone:add')).toEqual([
    { customerId: maria.customer.id, raw: '+393477654321', label: 'other' },
  ])

  act(() => access.ui.setState({ screen: 'call' }))
  await user.keyboard('{Escape}')
  await user.click(within(list()).getByRole('button', { name: 'Apri la scheda di Maria Rossi' }))
  expect(access.ui.getState()).toMatchObject({ screen: 'customers', openCustomerId: maria.customer.id })
})

it('counts beside the promises on the rail, and goes when the last of them was reached', () => {
  const { access } = drawWindow(scenes['today-missed'])
  const rail = screen.getByRole('navigation')
  expect(rail.textContent).toContain('3 promesse da mantenere adesso, 5 chiamate perse da richiamare')
  act(() => access.console.setState({ missed: { revision: 4, groups: [], total: 0 } }))
  expect(screen.queryByRole('heading', { name: /^Chiamate perse/ })).toBeNull()
  expect(rail.textContent).not.toContain('chiamate perse')
})

it('asks for more of them than are drawn, as long as that is a list somebody can work through', async () => {
  const { user, access, inputsOf } = drawWindow(scenes['today-missed'], {
    'missed-call:more': () => success(null),
  })
  expect(screen.queryByRole('button', { name: 'Mostrane altre' })).toBeNull()
  act(() => access.console.setState({ missed: { ...someMissed, total: 60 } }))
  await user.click(screen.getByRole('button', { name: 'Mostrane altre' }))
  expect(inputsOf('missed-call:more')).toEqual([null])
  const [group] = someMissed.groups
  if (!group) throw new Error('nobody waits')
  const groups = Array.from({ length: mostMissedShown }, () => ({ ...group, callId: CallId.parse(uuidv7()) }))
  act(() => access.console.setState({ missed: { revision: 9, groups, total: 12_000 } }))
  expect(screen.getByText('e altre 11.680')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Mostrane altre' })).toBeNull()
})

it('says how many more there are than are drawn, and calls nobody without a line', () => {
  const { access } = drawWindow(scenes['today-missed'])
  act(() => access.console.setState({ missed: { ...someMissed, total: 12_005 } }))
  expect(screen.getByText('e altre 12.000')).toBeTruthy()
  act(() => access.console.setState(({ line }) => ({ line: { ...line, state: 'unreachable' } })))
  expect(within(list()).queryByRole('button', { name: /^Chiama / })).toBeNull()
})
