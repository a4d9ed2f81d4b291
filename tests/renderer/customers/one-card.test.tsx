import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { EventEnvelope } from '../../../src-main/contract/events.ts'
import { failure } from '../../../src-main/contract/result.ts'
import { textsFor } from '../../../src-main/texts/index.ts'
import { nameOf } from '../../../src-renderer/calls/call-selection.ts'
import { initialsOf } from '../../../src-renderer/customers/card-header.tsx'
import { differingFields, fieldsOf, sideOf } from '../../../src-renderer/customers/merge-choice.ts'
import { applyEvent } from '../../../src-renderer/state/apply-event.ts'
import { emptyConsoleState, idsOf, withCards } from '../../../src-renderer/state/console-store.ts'
import { aCall } from '../../support/gallery/calls.ts'
import { maria } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { mariaAgain } from '../../support/gallery/one-card.ts'
import { anna, scenes } from '../../support/gallery/scenes.ts'

async function details() {
  const drawn = drawWindow(scenes.customers)
  await drawn.user.click(screen.getByRole('tab', { name: 'Anagrafica' }))
  return drawn
}

describe('two cards side by side', () => {
  it('keeps what is written, and takes what is missing from the other card', () => {
    const kept = { ...maria.customer, company: '' }
    const other = { ...mariaAgain.customer, company: 'Panificio Rossi', address: 'Via Po 1, Torino' }
    expect(sideOf('company', kept, other, {})).toBe('other')
    expect(sideOf('tags', kept, { ...other, tags: [] }, {})).toBe('kept')
    expect(fieldsOf(kept, other, {})).toMatchObject({
      company: 'Panificio Rossi',
      address: kept.address,
      tags: ['Contratto Casa', 'Newsletter'],
    })
    expect(fieldsOf(kept, other, { address: 'other', tags: 'kept' })).toMatchObject({
      address: 'Via Po 1, Torino',
      tags: ['Contratto Casa'],
    })
    expect(differingFields(kept, kept)).toEqual([])
  })

  it('asks only where they differ, and sends what was chosen', async () => {
    const { user, inputsOf } = await details()
    await user.click(await screen.findByRole('button', { name: 'Confronta con ROSSI Maria e unisci' }))
    const dialog = await screen.findByRole('dialog', { name: 'Unisci due schede' })
    const address = await within(dialog).findByRole('group', { name: 'Indirizzo' })
    await user.click(within(address).getByRole('radio', { name: 'v. dei mille n. 12 Bologna' }))
    expect(within(dialog).queryByRole('group', { name: 'Come ci si rivolge' })).toBe(null)
    await user.click(within(dialog).getByRole('button', { name: 'Unisci le schede' }))

    expect(inputsOf('customer:merge')).toMatchObject([
      {
        keptId: maria.customer.id,
        mergedId: mariaAgain.customer.id,
        fields: { name: 'Maria Rossi', address: 'v. dei mille n. 12 Bologna' },
      },
    ])
    expect(screen.queryByRole('dialog')).toBe(null)
  })

  it('finds the other card by keyboard alone: search, Enter, Enter', async () => {
    const { user, inputsOf } = await details()
    await user.click(screen.getByRole('button', { name: 'Unisci con un’altra scheda…' }))
    await user.keyboard('anna')
    const dialog = screen.getByRole('dialog')
    await within(dialog).findAllByRole('listitem')
    await user.keyboard('{Enter}')
    await within(dialog).findByRole('group', { name: 'Nome' })
    expect(inputsOf('customer:search')).toContainEqual({ words: 'anna' })
  })
})

it('says what stood in a field and puts it back', async () => {
  const { user, inputsOf } = await details()
  await screen.findByText(/^Era «Via dei Mille 21, Bologna», cambiato da GB ieri alle/)
  await user.click(screen.getByRole('button', { name: 'Rimetti com’era: Indirizzo' }))
  expect(inputsOf('customer:take-back')).toMatchObject([{ customerId: maria.customer.id, field: 'address' }])
})

it('separates two cards again', async () => {
  const { user, inputsOf } = await details()
  await screen.findByText(/^Unita con «M. Rossi»/)
  await user.click(screen.getByRole('button', { name: 'Separa di nuovo' }))
  expect(inputsOf('customer:undo-merge')).toHaveLength(1)
})

it('says with whom a number is shared, and who comes first is chosen', async () => {
  const { user, inputsOf } = await details()
  const phones = screen.getByRole('region', { name: 'Telefoni' })
  expect(await within(phones).findByRole('button', { name: 'Apri la scheda di Luca Rossi' })).toBeTruthy()
  await user.click(within(phones).getByRole('button', { name: /Chi viene prima quando chiama/ }))
  await user.click(screen.getByRole('option', { name: 'Luca Rossi' }))
  expect(inputsOf('number:choose')).toMatchObject([{ number: '+393331234567' }])
})

it('makes a number a switchboard', async () => {
  const { user, inputsOf } = await details()
  await user.click(screen.getByRole('button', { name: /Interni di/ }))
  await user.click(screen.getByRole('option', { name: 'le ultime 2 cifre sono l’interno' }))
  expect(inputsOf('phone:set-range')).toMatchObject([{ extensionDigits: 2 }])
})

it('says which code cannot be, and keeps what was typed', async () => {
  const drawn = drawWindow(scenes.customers)
  const { user, access } = drawn
  const answer = access.request
  Object.assign(access, {
    request: (name: Parameters<typeof answer>[0], ...rest: never[]) =>
      name === 'customer:change'
        ? Promise.resolve(failure('implausible-fiscal-code'))
        : (answer as (...all: unknown[]) => unknown)(name, ...rest),
  })
  await user.click(screen.getByRole('tab', { name: 'Anagrafica' }))
  const code = screen.getByRole('textbox', { name: 'Codice fiscale' })
  await user.clear(code)
  await user.type(code, 'RSSMRA64R52A944X')
  await user.click(screen.getByRole('button', { name: 'Salva' }))

  expect(await screen.findByText(/^Questo codice fiscale non esiste/)).toBeTruthy()
  // Gone to the history and back, it is still there.
  await user.click(screen.getByRole('tab', { name: 'Storia' }))
  await user.click(screen.getByRole('tab', { name: 'Anagrafica' }))
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Codice fiscale' }).value).toBe(
    'RSSMRA64R52A944X',
  )
})

it('shows who may have a card already while a new one is typed, and ties the call to it in one step', async () => {
  const call = aCall(905, { caller: { kind: 'unknown', number: null, raw: '0515550112' }, customerId: null })
  const { user, inputsOf } = drawWindow({ console: { callsById: { [call.id]: call } } })
  await user.type(screen.getByRole('textbox', { name: /Nome e cognome/ }), 'Maria Rossi')

  const take = await screen.findByRole('button', { name: /^È ROSSI Maria: collega/ })
  expect(screen.getByText(/nome simile allo stesso indirizzo, v. dei mille/)).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Crea la scheda' }).disabled).toBe(false)
  await user.click(take)
  expect(inputsOf('call:attach')).toEqual([{ callId: call.id, customerId: mariaAgain.customer.id }])
})

it('attaches the calling number by search and Enter', async () => {
  const call = aCall(905, { caller: { kind: 'unknown', number: null, raw: '0515550112' }, customerId: null })
  const { user, inputsOf } = drawWindow({ console: { callsById: { [call.id]: call } } })
  const form = screen.getByRole('form', { name: 'È già cliente?' })
  await user.type(within(form).getByRole('searchbox'), 'maria')
  await within(form).findAllByRole('listitem')
  await user.keyboard('{Enter}')
  expect(inputsOf('call:attach')).toEqual([{ callId: call.id, customerId: maria.customer.id }])
})

it('keeps a card under every id it was made of', () => {
  const merged = {
    ...maria,
    customer: { ...maria.customer, merged: [{ id: anna.customer.id, code: anna.customer.code }] },
  }
  expect(idsOf(merged)).toEqual([maria.customer.id, anna.customer.id])
  const held = withCards({}, [anna, merged])
  expect(held[anna.customer.id]).toBe(merged)
  expect(held[maria.customer.id]).toBe(merged)
})

it('turns a card that somebody shows into the one it was merged into, also on a running call', () => {
  const merged = {
    ...maria,
    customer: { ...maria.customer, merged: [{ id: anna.customer.id, code: anna.customer.code }] },
  }
  const event: EventEnvelope = { epoch: 'e', from: 0, to: 1, name: 'card:changed', payload: { card: merged } }
  const call = aCall(906, { customerId: anna.customer.id })
  const shown = { ...emptyConsoleState, cardsById: withCards({}, [anna]) }
  expect(applyEvent(shown, event).cardsById?.[anna.customer.id]).toBe(merged)
  const ringing = { ...emptyConsoleState, callsById: { [call.id]: call } }
  expect(applyEvent(ringing, event).cardsById?.[anna.customer.id]).toBe(merged)
  expect(applyEvent(emptyConsoleState, event).cardsById).toBe(undefined)
})

it.each([
  ['👩🏽‍🔧 Elena Bassi', '👩🏽‍🔧B'],
  ['مريم روسي', 'مر'],
  ['Élodie', 'É'],
])('makes initials of %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

it('keeps a name that is read from the right apart from the sentence around it', () => {
  const named = (name: string) => ({ ...maria, customer: { ...maria.customer, name } })
  const call = aCall(907)
  const texts = textsFor('it')
  expect(nameOf(call, withCards({}, [named('مريم روسي')]), texts)).toBe('\u2068مريم روسي\u2069')
  expect(nameOf(call, withCards({}, [named('🙂 Maria')]), texts)).toBe('🙂 Maria')
})

it('lets a name that is read from the right begin where it begins, and be read whole', () => {
  const name = 'عبد الرحمن محمد '.repeat(12).trim()
  const far = { ...maria, customer: { ...maria.customer, name } }
  drawWindow({
    console: { cardsById: { [maria.customer.id]: far } },
    ui: { screen: 'customers', openCustomerId: maria.customer.id },
  })
  const heading = screen.getByRole('heading', { level: 2, name })
  expect([heading.dir, heading.title]).toEqual(['auto', name])
  // What is apart from the text around it does not say which way that goes.
  expect(heading.querySelector('bdi')).toBeNull()
})

it('draws a firm with five hundred numbers a dozen at a time', async () => {
  const [phone] = maria.customer.phones
  if (!phone) throw new Error('no phone')
  const phones = Array.from({ length: 500 }, (_, index) => ({
    ...phone,
    id: `${phone.id.slice(0, -4)}${String(1000 + index)}` as typeof phone.id,
    raw: `333 ${1_000_000 + index}`,
    number: null,
  }))
  const card = { ...maria, customer: { ...maria.customer, phones } }
  const { user } = drawWindow({
    ...scenes.customers,
    console: { ...scenes.customers.console, cardsById: { [card.customer.id]: card } },
  })
  await user.click(screen.getByRole('tab', { name: 'Anagrafica' }))
  const region = screen.getByRole('region', { name: 'Telefoni' })
  expect(within(region).getAllByRole('listitem')).toHaveLength(12)
  await user.click(within(region).getByRole('button', { name: 'Mostra tutti, 500' }))
  expect(within(region).getAllByRole('listitem')).toHaveLength(500)
})

it('calls every number of a card from where it is written', async () => {
  const { user, inputsOf } = await details()
  const phones = await screen.findByRole('region', { name: 'Telefoni' })
  const [first] = maria.customer.phones
  await user.click(within(phones).getAllByRole('button', { name: /^Chiama / })[0] ?? phones)
  expect(inputsOf('call:dial')).toEqual([{ target: first?.number }])
})
