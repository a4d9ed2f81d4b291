import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { failure, success } from '../../../src-main/contract/result.ts'
import { contactDraftKey } from '../../../src-renderer/contacts/contact-draft.ts'
import { fieldTimeOf, timeOfFields } from '../../../src-renderer/contacts/contact-time.ts'
import { maria, now } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { settledHouse } from '../../support/gallery/house.ts'
import { scenes } from '../../support/gallery/scenes.ts'

const key = contactDraftKey(maria.customer.id)
const added = { 'contact:add': () => success(maria.timeline[0]?.interaction) }
const words = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Che cosa vi siete detti' })

it('records a contact in three keys', async () => {
  const { user, inputsOf } = drawWindow(scenes.customers, added)

  await user.keyboard('{Alt>}r{/Alt}')
  await user.keyboard('n')
  await user.keyboard('{Enter}')

  expect(inputsOf('contact:add')).toEqual([
    {
      key,
      customerId: maria.customer.id,
      channel: 'shop',
      direction: 'in',
      at: expect.any(Number),
      outcome: null,
      subject: '',
      text: 'È venuta una visita in negozio.',
      caseId: null,
    },
  ])
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('goes along the channels by arrows as well, round the end', async () => {
  const { user } = drawWindow(scenes.customers, added)
  await user.keyboard('{Alt>}r{/Alt}{ArrowLeft}')
  expect(screen.getByRole('radio', { name: 'Lettera', checked: true })).toBe(document.activeElement)
  expect(words().value).toBe('È arrivata una lettera.')
})

it('keeps what was typed when the dialog is closed, and gives it up when it is signed', async () => {
  const { user, inputsOf, access } = drawWindow(scenes.customers, added)
  await user.keyboard('{Alt>}r{/Alt}')
  await user.clear(words())
  await user.type(words(), 'Ha portato la ricevuta')
  await user.keyboard('{Escape}')
  await act(async () => void (await vi.advanceTimersByTimeAsync(300)))
  expect(inputsOf('note:draft').at(-1)).toEqual({ key, text: '\nHa portato la ricevuta' })

  await user.keyboard('{Alt>}r{/Alt}')
  expect(words().value).toBe('Ha portato la ricevuta')
  await user.keyboard('{Enter}')
  expect(inputsOf('contact:add')).toMatchObject([{ text: 'Ha portato la ricevuta' }])
  await user.keyboard('{Alt>}r{/Alt}')
  expect(words().value).toBe('Ha telefonato.')
  expect(access.ui.getState().notices.at(-1)).toMatchObject({ text: 'Contatto registrato.' })
})

it('finds after a crash what had been typed', async () => {
  const { console: state, ui } = scenes.customers
  const draftsByKey = { [key]: { key, text: 'Ricevuta\nHa portato la ricevuta', updatedAt: now } }
  const { user } = drawWindow({ console: { ...state, draftsByKey }, ui })
  await user.keyboard('{Alt>}r{/Alt}')
  expect(words().value).toBe('Ha portato la ricevuta')
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Oggetto (facoltativo)' }).value).toBe(
    'Ricevuta',
  )
})

it('takes yesterday and refuses tomorrow', async () => {
  const { user, inputsOf } = drawWindow(scenes.customers, added)
  await user.keyboard('{Alt>}r{/Alt}')

  fireEvent.change(screen.getByLabelText('Giorno'), { target: { value: '2026-11-22' } })
  expect(screen.getByRole('alert').textContent).toContain('nel futuro')
  screen.getByRole('radio', { name: 'Telefono' }).focus()
  await user.keyboard('{Enter}')
  expect(inputsOf('contact:add')).toEqual([])

  fireEvent.change(screen.getByLabelText('Giorno'), { target: { value: '2026-11-20' } })
  fireEvent.change(screen.getByLabelText('Ora'), { target: { value: '18:05' } })
  screen.getByRole('radio', { name: 'Telefono' }).focus()
  await user.keyboard('{Enter}')
  expect(inputsOf('contact:add')).toMatchObject([{ at: new Date(2026, 10, 20, 18, 5).getTime() }])
})

it('says how long is too long, signs nothing, and keeps the text', async () => {
  const { user, inputsOf } = drawWindow(scenes.customers, added)
  await user.keyboard('{Alt>}r{/Alt}')
  const megabyte = 'x'.repeat(1_048_576)
  fireEvent.change(words(), { target: { value: megabyte } })

  expect(screen.getByText(/^Troppo lungo: 1.048.576 caratteri, se ne possono firmare 20.000/)).toBeTruthy()
  screen.getByRole('radio', { name: 'Telefono' }).focus()
  await user.keyboard('{Enter}')
  expect(inputsOf('contact:add')).toEqual([])
  expect(words().value).toBe(megabyte)
})

it('keeps the words where signing fails', async () => {
  const { user } = drawWindow(scenes.customers, { 'contact:add': () => failure('storage-full') })
  await user.keyboard('{Alt>}r{/Alt}')
  await user.clear(words())
  await user.type(words(), 'Resta qui{Control>}{Enter}{/Control}')
  expect(words().value).toBe('Resta qui')
})

it('reads days and times of the fields on this machine’s calendar', () => {
  const at = new Date(2026, 10, 20, 7, 5).getTime()
  expect(fieldTimeOf(at)).toEqual({ day: '2026-11-20', time: '07:05' })
  expect(timeOfFields({ day: '2026-11-20', time: '07:05' })).toBe(at)
  expect(timeOfFields({ day: '', time: '07:05' })).toBeNull()
  expect(timeOfFields({ day: '2026-11-20', time: '' })).toBeNull()
})

it('takes a phrase of the house by its letters and Tab; Escape leaves the letters and not the dialog', async () => {
  const { console: customers, ui } = scenes.customers
  const { user } = drawWindow({ console: { ...customers, house: settledHouse }, ui }, added)
  await user.keyboard('{Alt>}r{/Alt}')
  await user.clear(words())
  await user.type(words(), 'scu')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('button', { name: /^Metti: / })).toBeNull()
  expect(words().value).toBe('scu')
  await user.clear(words())
  await user.type(words(), 'scu{Tab}')
  expect(words().value).toBe(
    'A nome di Bianchi Impianti Le chiediamo scusa per il disagio: ce ne occupiamo subito.',
  )
  expect(document.activeElement).toBe(words())
})

it('offers the outcomes the house offers, in its words', async () => {
  const outcomes = [
    { outcome: 'callback' as const, label: 'Richiamiamo noi', offered: true },
    { outcome: 'wrong-number' as const, label: '', offered: false },
  ]
  const { console: state, ui } = scenes.customers
  const { user, inputsOf } = drawWindow(
    { console: { ...state, house: { ...settledHouse, outcomes } }, ui },
    added,
  )
  await user.keyboard('{Alt>}r{/Alt}')
  await user.click(screen.getByRole('button', { name: /Esito/ }))
  const offered = screen.getAllByRole('option').map(({ textContent }) => textContent)
  expect(offered.slice(1)).toEqual([
    'Richiamiamo noi',
    'Risolto',
    'Da seguire',
    'Non risponde',
    'Informazione',
  ])
  await user.click(screen.getByRole('option', { name: 'Richiamiamo noi' }))
  screen.getByRole('radio', { name: 'Telefono' }).focus()
  await user.keyboard('{Enter}')
  expect(inputsOf('contact:add')).toMatchObject([{ outcome: 'callback' }])
})

it('notes what the customer answered where the house asks', async () => {
  const { console: state, ui } = scenes.customers
  const question = 'Quanto è contento di noi?'
  const house = { ...settledHouse, satisfaction: { asked: true, question } }
  const { user, inputsOf } = drawWindow({ console: { ...state, house }, ui }, added)
  await user.keyboard('{Alt>}r{/Alt}')
  await user.click(screen.getByRole('button', { name: /Quanto è contento di noi\?$/ }))
  await user.click(screen.getByRole('option', { name: '5 su 5' }))
  screen.getByRole('radio', { name: 'Telefono' }).focus()
  await user.keyboard('{Enter}')
  expect(inputsOf('contact:add')).toMatchObject([{ satisfaction: 5 }])
})
