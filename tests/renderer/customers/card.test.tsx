import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { timeTextsFor } from '../../../src-main/texts/time.ts'
import { createTimelineRows, mergeEntries } from '../../../src-renderer/customers/timeline-rows.ts'
import { days, hours, maria, now } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { scenes } from '../../support/gallery/scenes.ts'

it('groups the history by day, and what is older by month', () => {
  const rows = createTimelineRows(timeTextsFor.it, now)(maria.timeline)

  expect(
    rows.filter(({ kind }) => kind === 'day').map((row) => (row.kind === 'day' ? row.title : '')),
  ).toEqual(
    expect.arrayContaining(['Ieri, venerdì 20 novembre', 'Mercoledì 18 novembre', 'Ottobre', 'Settembre']),
  )
})

it('names days as people say them, in both languages', () => {
  const { it: italian, en: english } = timeTextsFor
  expect(italian.when(now - hours, now)).toBe('08:30')
  expect(italian.when(now - days, now)).toBe('ieri, 09:30')
  expect(english.when(now + days, now)).toBe('tomorrow, 09:30')
  expect(italian.duration(252)).toBe('4 min 12 s')
  expect(italian.timer(3_852_000)).toBe('1:04:12')
})

it('draws only the rows in sight of a long history', () => {
  drawWindow(scenes.talking)

  const history = screen.getByRole('region', { name: 'Storia del cliente, dal più recente' })
  const drawn = within(history).getAllByRole('article').length
  expect(drawn).toBeGreaterThan(5)
  expect(drawn).toBeLessThan(30)
  expect(maria.timeline.length).toBe(50)
})

it('keeps one of each when a page overlaps with what is there', () => {
  const [first, second, third] = maria.timeline
  if (!first || !second || !third) throw new Error('the fixture has three')

  expect(mergeEntries([first, second], [second, third])).toEqual([first, second, third])
})

it('reads out where the case stands in the customer’s form of address', () => {
  drawWindow(scenes.talking)

  expect(screen.getByText(/^La sua pratica «Rimborso spese di giacenza» è registrata/)).toBeTruthy()
})

it('moves a case with a reason', async () => {
  const { user, inputsOf } = drawWindow(scenes.talking)

  await user.click(screen.getByRole('button', { name: 'Prendi in carico' }))
  await user.keyboard('Sento l’amministrazione{Enter}')

  expect(inputsOf('case:move')).toMatchObject([{ to: 'yellow', reason: 'Sento l’amministrazione' }])
})

it('sends only the fields that were changed', async () => {
  const { user, inputsOf } = drawWindow(scenes.customers)
  await user.click(screen.getByRole('tab', { name: 'Anagrafica' }))

  await user.type(screen.getByRole('textbox', { name: 'Avviso in evidenza' }), 'Non sente bene')
  await user.click(screen.getByRole('radio', { name: 'tu' }))
  await user.click(screen.getByRole('button', { name: 'Salva' }))

  expect(inputsOf('customer:change')).toEqual([
    { customerId: maria.customer.id, fields: { warning: 'Non sente bene', formOfAddress: 'tu' } },
  ])
})

it('marks a promise as kept', async () => {
  const { user, inputsOf } = drawWindow(scenes.customers)
  await user.click(screen.getByRole('tab', { name: /Promesse/ }))

  expect(screen.getByText('non mantenuta')).toBeTruthy()
  const [first] = screen.getAllByRole('button', { name: 'Segna come mantenuta' })
  if (first) await user.click(first)

  expect(inputsOf('promise:keep')).toEqual([{ promiseId: maria.promises[0]?.id }])
})

it('finds a customer from any screen by keyboard alone', async () => {
  const { access, user } = drawWindow(scenes.log)

  await user.keyboard('{Control>}k{/Control}maria')
  await screen.findByRole('option', { name: /^Maria Rossi/ })
  await user.keyboard('{ArrowDown}{Enter}')

  expect(access.ui.getState()).toMatchObject({ screen: 'customers', openCustomerId: maria.customer.id })
})

it('goes through the tabs by arrow keys', async () => {
  const { user } = drawWindow(scenes.customers)
  await user.click(screen.getByRole('tab', { name: 'Storia' }))

  await user.keyboard('{ArrowRight}{ArrowRight}')
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: /Promesse/, selected: true }))
  await user.keyboard('{End}')
  expect(screen.getByRole('tabpanel', { name: 'Anagrafica' })).toBeTruthy()
  await user.keyboard('{ArrowRight}')
  expect(screen.getByRole('tab', { name: 'Storia', selected: true })).toBeTruthy()
})
