import { act, fireEvent, screen, within } from '@testing-library/react'
import { flushSync } from 'react-dom'
import { expect, it } from 'vitest'
import { drawOnTouch, urgently } from '../../../src-renderer/ui/use-soon.ts'
import { aCall, callFrom, logged, talking } from '../../support/gallery/calls.ts'
import { maria, now } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { anna, paolo, scenes } from '../../support/gallery/scenes.ts'

const ring = (call: ReturnType<typeof aCall>, cards = [maria]) => ({
  callsById: { [call.id]: call },
  cardsById: Object.fromEntries(cards.map((card) => [card.customer.id, card])),
})

it('shows who rings and what she already told us, before anybody answers', () => {
  drawWindow(scenes.ringing)

  expect(screen.getByRole('heading', { level: 1, name: 'Maria Rossi sta chiamando' })).toBeTruthy()
  const told = screen.getByRole('region', { name: 'Ci ha già detto' })
  expect(told.textContent).toContain('Promessa non mantenuta: richiamarla per il rimborso, entro ieri, 16:00')
  expect(told.textContent).toContain('il corriere riprova domani 10–12')
  expect(screen.getByText('scheda pronta in 9 ms')).toBeTruthy()
  expect(screen.getByText('squilla da 3 s')).toBeTruthy()
})

it('says the state of her cases by letter and word, not by colour alone', () => {
  drawWindow(scenes.ringing)

  const [lights] = screen.getAllByRole('list', { name: 'Stato delle pratiche' })
  expect(lights?.textContent).toBe('N · 1 nuovaL · 1 in lavorazioneR · 6 risolte')
})

it('leaves the operator where she types when a call begins to ring', async () => {
  const { access, user } = drawWindow(scenes.customers)
  const note = screen.getByRole('textbox', { name: 'Nota' })
  await user.type(note, 'Vuole la fattura')

  act(() => access.console.setState(ring(callFrom(paolo, 900), [maria, paolo])))
  await user.type(note, ' doppia')

  expect(document.activeElement).toBe(note)
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Nota' }).value).toBe(
    'Vuole la fattura doppia',
  )
  expect(access.ui.getState().screen).toBe('customers')
  expect(screen.getByRole('heading', { level: 1, name: 'Paolo Bianchi sta chiamando' })).toBeTruthy()
})

it('brings the card forward when nobody is typing', () => {
  const { access } = drawWindow(scenes.log)

  act(() => access.console.setState(ring(aCall(901))))

  expect(access.ui.getState().screen).toBe('call')
  expect(screen.getByRole('region', { name: 'Maria Rossi' })).toBeTruthy()
})

it('draws the card first and the note after it, and takes whoever writes at once to the note', async () => {
  const stop = drawOnTouch(window)
  const { access, user } = drawWindow(scenes.idle)

  act(() => urgently(() => flushSync(() => access.console.setState(ring(aCall(902))))))
  expect(screen.getByRole('region', { name: 'Maria Rossi' })).toBeTruthy()
  expect(screen.getByRole('region', { name: 'Ci ha già detto' })).toBeTruthy()
  expect(screen.queryByRole('textbox', { name: 'Nota' })).toBeNull()

  fireEvent.keyDown(document.body, { key: 'n', code: 'KeyN', altKey: true })
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Nota' }))
  await user.keyboard('Vuole la fattura')
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Nota' }).value).toBe('Vuole la fattura')
  stop()
})

it('answers by F9 while a note is being typed, and types nothing', async () => {
  const { access, user, inputsOf } = drawWindow(scenes.ringing)
  const note = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Nota' })
  await user.type(note, 'x')

  await user.keyboard('{F9}')

  const [call] = Object.values(access.console.getState().callsById)
  expect(inputsOf('call:answer')).toEqual([{ callId: call?.id }])
  expect(note.value.endsWith('x')).toBe(true)
  expect(document.activeElement).toBe(note)
})

it('refuses by F8 as busy, and by Shift+F8 for every telephone', async () => {
  const { user, inputsOf } = drawWindow(scenes.ringing)

  await user.keyboard('{F8}{Shift>}{F8}{/Shift}')

  expect(inputsOf('call:reject')).toMatchObject([{ how: 'busy' }, { how: 'decline' }])
})

it('says that a number is withheld, and lets a card be found for it', async () => {
  const { user, inputsOf } = drawWindow(scenes['ringing-withheld'])

  expect(screen.getByRole('heading', { level: 1, name: 'Chiama un numero nascosto' })).toBeTruthy()
  await user.type(screen.getByRole('searchbox', { name: 'Nome, codice scheda o numero di pratica' }), 'maria')
  const way = screen.getByRole('form', { name: 'È già cliente?' })
  await user.click(await within(way).findByRole('button', { name: /Maria Rossi/ }))

  expect(inputsOf('call:attach')).toMatchObject([{ customerId: maria.customer.id }])
})

it('asks whose card it is before it offers a new one, where there is no number to write on it', () => {
  drawWindow(scenes['ringing-withheld'])

  const search = screen.getByRole('searchbox', { name: 'Nome, codice scheda o numero di pratica' })
  const name = screen.getByRole('textbox', { name: 'Nome e cognome' })
  expect(search.compareDocumentPosition(name) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

it('says in words which of the two ways to refuse ends it for every telephone', async () => {
  const { user, inputsOf } = drawWindow(scenes.ringing)

  const decline = screen.getByRole('button', { name: 'Rifiuta per tutti i telefoni' })
  expect(decline.textContent).toContain('Rifiuta per tutti')
  await user.click(decline)
  expect(inputsOf('call:reject')).toMatchObject([{ how: 'decline' }])
})

it('tells a call that was refused from one that was missed', () => {
  const refused = logged(905, {
    answeredAt: null,
    outcome: null,
    end: { reason: 'refused-here-busy', status: 486 },
  })
  drawWindow({ console: { loggedById: { [refused.id]: refused } }, ui: { screen: 'log' } })

  expect(screen.getByText('Rifiutata: chi chiama ha sentito occupato.')).toBeTruthy()
})

it('names the line of the demo exchange in the language of the window', () => {
  const call = aCall(904, { line: 'Assistenza clienti' })
  const { access } = drawWindow({ console: ring(call) })
  act(() =>
    access.console.setState(({ line, settings }) => ({
      line: { ...line, demo: true },
      settings: { ...settings, language: 'en' },
    })),
  )

  expect(screen.getByText(/on line Customer service/)).toBeTruthy()
})

it('offers a new card with the unknown number filled in, and ties it to the call', async () => {
  const { access, user, inputsOf } = drawWindow(scenes['ringing-unknown'])

  expect(screen.getByText('numero non verificato')).toBeTruthy()
  const form = screen.getByRole('form', { name: 'Nuova scheda' })
  expect(within(form).getByRole<HTMLInputElement>('textbox', { name: 'Telefono' }).value).toBe(
    '+39 333 123 4567',
  )
  await user.type(within(form).getByRole('textbox', { name: 'Nome e cognome' }), 'Sara Conti{Enter}')

  const [call] = Object.values(access.console.getState().callsById)
  expect(inputsOf('customer:create')).toEqual([
    {
      draft: { name: 'Sara Conti', phones: [{ raw: '+39 333 123 4567', label: 'other' }] },
      callId: call?.id,
    },
  ])
})

it('asks who it is when several share the number, and takes a digit for an answer', async () => {
  const { user, inputsOf } = drawWindow(scenes['ringing-several'])

  const rows = screen.getAllByRole('button', { name: /Bianchi/ })
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining('Paolo Bianchi'),
    expect.stringContaining('Anna Bianchi'),
  ])
  act(() => rows[0]?.focus())
  await user.keyboard('2')

  expect(inputsOf('call:choose-customer')).toMatchObject([{ customerId: anna.customer.id }])
})

it('shows a second caller with a card of his own, and leaves the first call and its note alone', async () => {
  const first = aCall(902, talking)
  const second = callFrom(paolo, 903, { receivedAt: now - 5000 })
  const { access, user, inputsOf } = drawWindow({ console: ring(first) })
  const note = screen.getByRole('textbox', { name: 'Nota' })
  await user.type(note, 'rimborso')

  act(() =>
    access.console.setState(({ callsById, cardsById }) => ({
      callsById: { ...callsById, [second.id]: second },
      cardsById: { ...cardsById, [paolo.customer.id]: paolo },
    })),
  )

  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('In linea con Maria Rossi')
  const strip = screen.getByRole('region', { name: 'Altre chiamate: Paolo Bianchi' })
  expect(strip.textContent).toContain('chiede una copia della bolletta')
  expect(document.activeElement).toBe(note)

  await user.keyboard('{F9}')
  expect(inputsOf('call:answer')).toEqual([{ callId: second.id }])
  await user.click(within(strip).getByRole('button', { name: 'Vedi scheda' }))
  expect(screen.getByRole('region', { name: 'Paolo Bianchi' })).toBeTruthy()
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Nota · Maria Rossi' }).value).toBe(
    'rimborso',
  )
})

it('writes F9 and F8 beside the one call that they are about', () => {
  const [first, second] = [
    callFrom(paolo, 904, { receivedAt: now - 9000 }),
    aCall(905, { receivedAt: now - 5000 }),
  ]
  drawWindow({
    console: {
      callsById: Object.fromEntries([aCall(902, talking), first, second].map((call) => [call.id, call])),
      cardsById: { [paolo.customer.id]: paolo },
    },
  })
  const wearing = (key: string) =>
    screen.getAllByRole('button').filter((each) => each.getAttribute('aria-keyshortcuts') === key)
  expect(wearing('F9')).toHaveLength(1)
  expect(wearing('F8')).toHaveLength(1)
  const strip = screen.getByRole('region', { name: 'Altre chiamate: Paolo Bianchi' })
  expect(strip.contains(wearing('F9')[0] ?? null)).toBe(true)
  expect(screen.getAllByRole('button', { name: /^Rispondi/ })).toHaveLength(2)
})

it('tells a screen reader at once who rings, and nothing else that way', () => {
  const { access, container } = drawWindow(scenes.log)
  const live = container.querySelectorAll('[aria-live="assertive"]')
  expect([...live].map(({ textContent }) => textContent)).toEqual([''])

  act(() => access.console.setState(ring(aCall(904))))

  expect(live[0]?.textContent).toBe('Maria Rossi sta chiamando')
})
