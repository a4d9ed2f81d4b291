import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { failure, success } from '../../../src-main/contract/result.ts'
import type { ShiftBoard } from '../../../src-main/contract/shifts.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { hours, maria, now } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { someBoard, someSheet } from '../../support/gallery/handover.ts'
import { scenes } from '../../support/gallery/scenes.ts'

const board = () => screen.findByRole('region', { name: 'In turno ora' })
const sheet = () => screen.findByRole('region', { name: 'Consegne' })
const advance = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)))

it('shows on the first screen who is on shift where, until when, and plainly where nobody is', async () => {
  drawWindow(scenes.today)
  const desks = within(await board()).getAllByRole('listitem')
  const texts = desks.map(({ textContent }) => textContent)
  expect(texts).toContain('AssistenzaGRGiulia Riccifino alle 13:00LTLuca Tosifino alle 11:30')
  expect(texts).toContain('Amministrazionechiuso, apre lun 23 nov 09:30')
  expect(texts).toContain('Negozioaperto fino alle 12:30')
  expect(texts).toContain('Consegnenessuno in turno')
})

it('shows no empty board where a house has no desks, and still the way to the sheet', async () => {
  const { user, access } = drawWindow(scenes.today, {
    'shift:board': () => success({ desks: [], changesAt: now + hours }),
  })
  await user.click(await screen.findByRole('button', { name: /^Apri le consegne/ }))
  expect(screen.queryByRole('region', { name: 'In turno ora' })).toBeNull()
  expect(access.ui.getState().screen).toBe('handover')
})

it('asks again when the shift changes, when the machine slept through it, and when the house changes: never else', async () => {
  let answer: ShiftBoard = { ...someBoard, changesAt: now + 10 * 60_000 }
  const { access, inputsOf } = drawWindow(scenes.today, { 'shift:board': () => success(answer) })
  await board()
  await advance(9 * 60_000)
  expect(inputsOf('shift:board')).toHaveLength(1)

  answer = { desks: [], changesAt: now + 8 * hours }
  await advance(2 * 60_000)
  await waitFor(() => expect(screen.queryByRole('region', { name: 'In turno ora' })).toBeNull())
  expect(inputsOf('shift:board')).toHaveLength(2)

  // The lid was closed for ten hours: no timer ran.
  vi.setSystemTime(now + 10 * hours)
  answer = { ...someBoard, changesAt: now + 20 * hours }
  await advance(1000)
  await board()
  expect(inputsOf('shift:board')).toHaveLength(3)

  act(() => access.console.setState({ house: { ...emptyHouse } }))
  await advance(1000)
  expect(inputsOf('shift:board')).toHaveLength(4)
})

it('opens by its key, since the end of my own last shift, every section in its order', async () => {
  const { user, inputsOf } = drawWindow(scenes.today)
  await user.keyboard('{Alt>}s{/Alt}')
  const region = await sheet()
  await within(region).findByText(
    /^Dalla fine del tuo ultimo turno, ven 20 nov 13:30, fino a sab 21 nov 09:30$/,
  )
  expect(inputsOf('handover:read')).toEqual([{ period: { kind: 'last-shift' } }])
  expect(
    within(region)
      .getAllByRole('heading', { level: 2 })
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Promesse non mantenute 1',
    'Promesse da mantenere 2',
    'Hanno chiamato e aspettano 2',
    'Pratiche aperte 1',
    'Pratiche andate avanti 1',
    'Pratiche risolte 1',
    'Reclami 1',
    'Passate davanti alle altre 1',
    'Chiamate passate 1',
    'Promesse mantenute 1',
    'Note nuove 14',
  ])
  expect(
    within(region).getByText(/^12 chiamate ricevute · 2 perse · 5 fatte · 4 e-mail · 1 chat · 3 pratiche/),
  ).toBeTruthy()
})

it('is found by its name where everything is found', async () => {
  const { user, access } = drawWindow(scenes.today)
  await user.keyboard('{Control>}k{/Control}')
  await user.keyboard('conse')
  await user.click(await screen.findByRole('option', { name: 'Apri le consegne' }))
  expect(access.ui.getState().screen).toBe('handover')
})

it('says on each row what it is, who did it, and marks what fell to me', async () => {
  drawWindow(scenes.handover)
  await sheet()
  const row = async (name: string) => (await screen.findByRole('article', { name })).textContent
  expect(await row('Maria Rossi: richiamarla per il rimborso')).toBe(
    'Maria Rossi richiamarla per il rimborso È ricaduta su di teentro ieri, 16:00 · tocca a te · da LT a GR, dalle 09:00 · promesso da LT ieri, 13:30',
  )
  expect(await row('Maria Rossi: Rimborso spese di giacenza')).toContain(
    'nuova → in lavorazione, LT 06:30: Sentito il corriere.La segue Luca Tosi; la soluzione era dovuta entro 08:30.',
  )
  expect(await row('Paolo Bianchi: ha chiamato 3 volte, l’ultima 08:40')).toContain(
    '+39 333 123 4567 · Assistenza · cercato da LT 09:10 · non ha risposto',
  )
  expect(screen.getByText('e altre 12 righe')).toBeTruthy()
})

it('leads from a row to the card and to what the row tells', async () => {
  const { user, access } = drawWindow(scenes.handover)
  const row = await screen.findByRole('article', { name: 'Maria Rossi: richiamarla per il rimborso' })
  await user.click(within(row).getByRole('button', { name: 'Apri la scheda di Maria Rossi' }))
  const { screen: shown, openCustomerId, cardPlaces } = access.ui.getState()
  expect({ shown, openCustomerId }).toEqual({ shown: 'customers', openCustomerId: maria.customer.id })
  expect(cardPlaces[maria.customer.id]).toMatchObject({
    tab: 'promises',
    target: { kind: 'promise', id: someSheet.broken.rows[0]?.promise.id },
  })
})

it('is read again for another period and when the log has grown, and says where a day cannot be', async () => {
  const { user, access, inputsOf } = drawWindow(scenes.handover, {
    'handover:read': (input) =>
      JSON.stringify(input).includes('2026-11-30') ? failure('invalid-input', 'date') : success(someSheet),
  })
  await sheet()
  await screen.findByText(/^Dalla fine/)
  act(() => access.console.setState({ position: { epoch: 'first', data: 300, calls: 0 } }))
  await advance(2000)
  expect(inputsOf('handover:read')).toHaveLength(2)

  await user.click(screen.getByRole('button', { name: /Da quando$/ }))
  await user.click(await screen.findByRole('option', { name: 'Ultimi 7 giorni' }))
  await waitFor(() => expect(inputsOf('handover:read').at(-1)).toEqual({ period: { kind: 'week' } }))

  await user.click(screen.getByRole('button', { name: /Da quando$/ }))
  await user.click(await screen.findByRole('option', { name: 'Da un giorno…' }))
  await user.type(screen.getByLabelText('Dal giorno'), '2026-11-30')
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Un giorno fino a oggi, al massimo 400 giorni fa.',
  )
})

it('is read once while an import fills the log, and shown; and once more when that is over', async () => {
  const reading = Promise.withResolvers<void>()
  const { access, inputsOf } = drawWindow(scenes.handover, {
    'handover:read': async () => {
      await reading.promise
      return success(someSheet)
    },
  })
  await sheet()
  const grows = (data: number) =>
    act(() => access.console.setState({ position: { epoch: 'first', data, calls: 0 } }))
  for (const data of [300, 301, 302, 303]) {
    grows(data)
    await advance(50)
  }
  expect(inputsOf('handover:read')).toHaveLength(1)
  reading.resolve()
  await screen.findByText(/^Dalla fine/)
  grows(304)
  await advance(2000)
  expect(inputsOf('handover:read')).toHaveLength(2)
  await advance(5000)
  expect(inputsOf('handover:read')).toHaveLength(2)
})

it('prints by its button and by Ctrl+P, with the time at which it was printed', async () => {
  const print = vi.fn(() => void window.dispatchEvent(new Event('beforeprint')))
  vi.stubGlobal('print', print)
  const { user } = drawWindow(scenes.handover)
  await screen.findByText(/^Dalla fine/)
  vi.setSystemTime(now + 25 * 60_000)
  await user.click(screen.getByRole('button', { name: /^Stampa/ }))
  expect(print).toHaveBeenCalledTimes(1)
  expect(screen.getByText('Stampato sab 21 nov 09:55 da Giulia Ricci (GR)')).toBeTruthy()
  await user.keyboard('{Control>}p{/Control}')
  expect(print).toHaveBeenCalledTimes(2)
  // The browser’s own dialog does not come on top, and no other key prints.
  expect(fireEvent.keyDown(window, { code: 'KeyP', ctrlKey: true })).toBe(false)
  expect(fireEvent.keyDown(window, { code: 'KeyP', ctrlKey: true, shiftKey: true })).toBe(true)
  expect(print).toHaveBeenCalledTimes(3)
})

it('copies itself as a clean list', async () => {
  const { user } = drawWindow(scenes.handover)
  await screen.findByText(/^Dalla fine/)
  await user.click(screen.getByRole('button', { name: 'Copia' }))
  await screen.findByText('Copiate come testo: incollale dove vuoi.')
  const text = await navigator.clipboard.readText()
  expect(text.split('\n').slice(0, 8)).toEqual([
    'Consegne',
    'Dalla fine del tuo ultimo turno, ven 20 nov 13:30, fino a sab 21 nov 09:30',
    expect.stringMatching(/^12 chiamate ricevute · 2 perse/),
    '',
    'PROMESSE NON MANTENUTE (1)',
    '- Maria Rossi: richiamarla per il rimborso (È ricaduta su di te)',
    '  entro ieri, 16:00 · tocca a te · da LT a GR, dalle 09:00 · promesso da LT ieri, 13:30',
    'Altre 2 non sono mantenute da prima: sono nella schermata Chiamata.',
  ])
  expect(text).toContain('- [in lavorazione] Maria Rossi: Rimborso spese di giacenza\n')
  expect(text).toContain(
    '- Maria Rossi: Le spese sono 12,40 €: ha la ricevuta. / La manda per e-mail se serve.\n',
  )
})

it('says it plainly where nothing has happened', async () => {
  const none = { rows: [], total: 0 }
  const quiet = {
    ...someSheet,
    brokenBefore: 0,
    broken: none,
    due: none,
    missed: none,
    opened: none,
    moved: none,
  }
  const empty = {
    solved: none,
    complaints: none,
    favours: none,
    transfers: none,
    made: none,
    closed: none,
    notes: none,
  }
  drawWindow(scenes.handover, { 'handover:read': () => success({ ...quiet, ...empty }) })
  expect(await screen.findByText('Da allora non è successo niente.')).toBeTruthy()
})
