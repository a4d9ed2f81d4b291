import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { HouseSettings } from '../../../src-main/contract/house.ts'
import { failure, success } from '../../../src-main/contract/result.ts'
import { giulia, luca } from '../../support/gallery/cards.ts'
import { settledHouse } from '../../support/gallery/house.ts'
import { button, field, openSettings as open, panel, type } from '../../support/window/open-settings.tsx'

afterEach(cleanup)

describe('hours', () => {
  test('a week is typed in a minute: Monday once, then over all weekdays, Enter saves', async () => {
    const { user, sent } = open('desks')
    type('Orario di lunedì', '9-13 15-18.30')
    await user.click(button('Lunedì su tutti i feriali'))
    expect(screen.getByText('37 h 30 min a settimana')).toBeDefined()
    expect(screen.getByText('Modifiche non ancora salvate.')).toBeDefined()
    await user.click(field('Orario di lunedì'))
    await user.keyboard('{Enter}')
    expect(await screen.findByText(/^Salvato: vale per tutti/)).toBeDefined()
    const [change] = sent()
    expect(change?.desks?.[0]?.hours).toHaveLength(10)
    expect(change?.desks?.[0]?.hours[1]).toEqual({ weekday: 1, from: '15:00', to: '18:30' })
    expect(change?.desks?.[1]).toEqual(settledHouse.desks[1])
  })

  test('what cannot be read is said at its place once the field is left, and is not saved', async () => {
    const { user, sent } = open('desks')
    await user.click(field('Orario di sabato'))
    await user.keyboard('di mattina')
    expect(screen.queryByText(/Scrivi come 9-13/)).toBeNull()
    await user.tab()
    expect(screen.getByText(/^Scrivi come 9-13 14:30-18; vuoto è chiuso/)).toBeDefined()
    await user.click(button('Salva'))
    expect(sent()).toHaveLength(0)
    expect(screen.getByText(/^Non ancora salvato/)).toBeDefined()
    await waitFor(() => expect(document.activeElement).toBe(field('Orario di sabato')))

    type('Orario di sabato', '9-12')
    await user.click(button('Salva'))
    await waitFor(() => expect(sent()).toHaveLength(1))
  })

  test('what is painted on the bar is what stands in the field', () => {
    const { container } = open('desks')
    const painted = container.querySelector<HTMLElement>('[data-weekday="6"]')
    if (!painted) throw new Error('every day has a bar')
    painted.getBoundingClientRect = () => new DOMRect(0, 0, 480, 30)
    painted.setPointerCapture = () => undefined
    // Ten pixels are half an hour.
    fireEvent.pointerDown(painted, { button: 0, clientX: 181, pointerId: 1 })
    fireEvent.pointerMove(painted, { clientX: 239, pointerId: 1 })
    fireEvent.pointerUp(painted, { clientX: 239, pointerId: 1 })
    expect(field('Orario di sabato')).toHaveProperty('value', '9–12')
  })

  test('a desk is added with the name it needs; what its going takes along is said, and it can be put back', async () => {
    const { user, sent } = open('desks')
    await user.click(button('Aggiungi un reparto'))
    await user.click(button('Salva'))
    expect(screen.getByText('Serve un nome.')).toBeDefined()
    expect(sent()).toHaveLength(0)
    await user.type(field('Nome del reparto'), 'assistenza')
    expect(screen.getByText('Questo nome c’è già.')).toBeDefined()
    await user.clear(field('Nome del reparto'))
    await user.type(field('Nome del reparto'), 'Magazzino')
    await user.click(button(/^Amministrazione/))
    await user.click(button('Togli Amministrazione'))
    expect(screen.getByText(/0 turni, e 1 categoria resta senza reparto/)).toBeDefined()
    await user.click(button('Salva'))
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]?.desks?.map(({ name }) => name)).toEqual([
      'Assistenza',
      'Pronto intervento',
      'Magazzino',
    ])
    expect(sent()[0]?.categories?.some(({ deskId }) => deskId !== null)).toBe(false)
  })
})

test('by keyboard: one stop for the list, and the focus stays in the panel when its button goes', async () => {
  const { user } = open('desks')
  const stops = screen.getAllByRole('button', { name: /aperto/ }).filter(({ tabIndex }) => tabIndex === 0)
  expect(stops.map(({ textContent }) => textContent)).toEqual([expect.stringMatching(/^Assistenza/)])
  const remove = button('Togli Assistenza')
  remove.focus()
  await user.keyboard('{Enter}')
  expect(document.contains(remove)).toBe(false)
  const content = within(panel('Reparti e orari'))
    .getByLabelText('Nome del reparto')
    .closest('[tabindex="-1"]')
  expect(document.activeElement).toBe(content)
})

describe('another seat', () => {
  const theirs: HouseSettings = {
    ...settledHouse,
    desks: settledHouse.desks.map((desk, at) => (at === 1 ? { ...desk, name: 'Ufficio' } : desk)),
  }

  test('changes what is on the screen: it follows, and says so', async () => {
    const { store, user } = open('desks')
    act(() => store.setState({ house: theirs }))
    expect(screen.getByText(/^Un’altra postazione ha appena cambiato/)).toBeDefined()
    expect(button(/^Ufficio/)).toBeDefined()
    await user.click(button('Ho visto'))
    expect(screen.queryByText(/^Un’altra postazione/)).toBeNull()
  })

  test('changes another desk meanwhile: what is typed here stays, and both are saved', async () => {
    const { store, user, sent } = open('desks')
    type('Orario di lunedì', '8-14')
    act(() => store.setState({ house: theirs }))
    expect(screen.getByText(/le sue modifiche sono qui, le tue anche/)).toBeDefined()
    await user.click(button('Salva'))
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]?.desks?.[1]?.name).toBe('Ufficio')
    expect(sent()[0]?.desks?.[0]?.hours[0]).toEqual({ weekday: 1, from: '08:00', to: '14:00' })
  })

  test('our own saving is not taken for somebody else’s', async () => {
    const { store, user, kept } = open('desks')
    type('Orario di lunedì', '8-14')
    await user.click(button('Salva'))
    await screen.findByText(/^Salvato/)
    act(() => store.setState({ house: structuredClone(kept()) }))
    expect(screen.queryByText(/^Un’altra postazione/)).toBeNull()
  })
})

test('what is typed outlives its screen, and the list of parts says that it is not saved', async () => {
  const { user, sent } = open('manner')
  await user.clear(field('Nome della casa'))
  await user.type(field('Nome della casa'), 'Rossi & Figli')
  await user.click(button('Calendario'))
  await user.click(button(/^Nome e modi.*modifiche non salvate/))
  expect(field('Nome della casa')).toHaveProperty('value', 'Rossi & Figli')
  await user.click(screen.getByRole('radio', { name: 'tu' }))
  expect(screen.getByText('Ciao, qui Rossi & Figli. Come posso aiutarti?')).toBeDefined()
  await user.click(button('Salva'))
  await waitFor(() => expect(sent()[0]?.manner).toEqual({ name: 'Rossi & Figli', formOfAddress: 'tu' }))
})

test('a refused saving is said in its place, and what was typed stays', async () => {
  const { host, user } = open('manner')
  host.answerWith({ 'house:change': () => failure('storage-full') })
  await user.type(field('Nome della casa'), ' srl')
  await user.click(button('Salva'))
  expect(await screen.findByText(/^Il disco è pieno/)).toBeDefined()
  expect(field('Nome della casa')).toHaveProperty('value', 'Bianchi Impianti srl')
  await user.click(button('Scarta le modifiche'))
  expect(field('Nome della casa')).toHaveProperty('value', 'Bianchi Impianti')
})

describe('the calendar', () => {
  test('a closure has a first and a last day, in this order', async () => {
    const { user, sent } = open('calendar')
    await user.click(button('Aggiungi una chiusura'))
    const [first, last] = [screen.getAllByLabelText('Dal').at(-1), screen.getAllByLabelText('Al').at(-1)]
    if (!first || !last) throw new Error('a closure has two days')
    await user.type(first, '10/8/2026')
    await user.clear(last)
    await user.type(last, '1/8/2026')
    expect(screen.getByText('La fine viene prima dell’inizio.')).toBeDefined()
    await user.clear(last)
    await user.type(last, '21.8.2026')
    await user.click(button('Salva'))
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]?.calendar?.closures.at(-1)).toEqual({ from: '2026-08-10', to: '2026-08-21', reason: '' })
  })

  test('a holiday on which the house works is marked in the year it falls', async () => {
    const { user, sent, host } = open('calendar')
    await screen.findByText('Natale')
    await user.click(button('Anno dopo'))
    const year = host.askedFor('house:calendar').at(-1)?.year
    await user.click(await screen.findByRole('checkbox', { name: 'Si lavora: Natale' }))
    await user.click(button('Salva'))
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]?.calendar?.workedHolidays).toContain(`${year}-12-25`)
  })
})

describe('people', () => {
  test('a shift past midnight at the desk for the night, and nobody else’s shift is touched', async () => {
    const { user, sent } = open('people')
    await user.click(screen.getByRole('radio', { name: 'Pronto intervento' }))
    type('Orario di sabato', '22-6')
    await user.click(within(panel(/^Turni di/)).getByRole('button', { name: 'Salva' }))
    await waitFor(() => expect(sent()).toHaveLength(1))
    const added = sent()[0]?.rota?.shifts.filter(
      (shift) => shift.agentId === giulia.id && shift.from === '22:00',
    )
    expect(added).toMatchObject([{ on: { kind: 'weekly', weekday: 6 }, from: '22:00', to: '06:00' }])
    expect(sent()[0]?.rota?.shifts).toHaveLength(settledHouse.rota.shifts.length + 1)
  })

  test('a single day and an absence need their dates', async () => {
    const { user, sent } = open('people')
    await user.click(button('Aggiungi un giorno'))
    await user.click(button('Aggiungi un’assenza'))
    const save = within(panel(/^Turni di/)).getByRole('button', { name: 'Salva' })
    await user.click(save)
    expect(screen.getAllByText('Serve una data.').length).toBeGreaterThan(0)
    expect(sent()).toHaveLength(0)
    await user.type(screen.getAllByLabelText('Giorno').at(-1) ?? document.body, '5/12/2026')
    await user.type(screen.getAllByLabelText('Dal').at(-1) ?? document.body, '7/1/2027')
    await user.click(save)
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]?.rota?.absences.at(-1)).toEqual({
      agentId: giulia.id,
      from: '2027-01-07',
      to: '2027-01-07',
    })
    expect(sent()[0]?.rota?.shifts.at(-1)?.on).toEqual({ kind: 'once', date: '2026-12-05' })
  })

  test('somebody new signs with their initials; the same as a colleague’s wants a second press', async () => {
    const { user, host } = open('people')
    host.answerWith({ 'agent:add': (draft) => success({ ...draft, id: giulia.id }) })
    await user.click(button('Aggiungi una persona'))
    await user.type(field('Nome e cognome'), 'Gino Ravelli')
    expect(field('Sigla')).toHaveProperty('value', 'GR')
    expect(screen.getByText(/^Anche Giulia Ricci firma così/)).toBeDefined()
    await user.click(button('Aggiungi'))
    expect(host.askedFor('agent:add')).toEqual([])
    expect(screen.getByRole('alert').textContent).toContain('Anche Giulia Ricci firma così')
    await user.click(button('Aggiungi lo stesso'))
    await waitFor(() => expect(host.askedFor('agent:add')).toHaveLength(1))
    expect(host.askedFor('agent:add')[0]).toEqual({ name: 'Gino Ravelli', initials: 'GR', role: 'operator' })
  })

  test('other initials of a colleague’s want a second press, each time they are typed', async () => {
    const { user, host } = open('people')
    host.answerWith({ 'agent:change': () => success(giulia) })
    const save = () => within(panel('La persona')).getByRole('button', { name: /^Salva/ })
    const sign = async (initials: string) => {
      await user.clear(field('Sigla'))
      await user.type(field('Sigla'), initials)
    }
    await sign(luca.initials)
    await user.click(save())
    expect(save().textContent).toContain('Salva lo stesso')
    await sign('Zz')
    await sign(luca.initials)
    expect(save().textContent).not.toContain('lo stesso')
    await user.click(save())
    expect(host.askedFor('agent:change')).toEqual([])
    await user.click(save())
    await waitFor(() =>
      expect(host.askedFor('agent:change')).toMatchObject([{ fields: { initials: luca.initials } }]),
    )
  })

  test('nothing says that everything is saved while the person above is not', async () => {
    const { user } = open('people')
    await user.type(field('Nome e cognome'), ' Bassi')
    expect(screen.queryByText('Tutto salvato.')).toBeNull()
    expect(within(panel('La persona')).getByText('Modifiche non ancora salvate.')).toBeDefined()
    expect(screen.getByText('Turni salvati.')).toBeDefined()
  })

  test('only what was changed of somebody is sent', async () => {
    const { user, host } = open('people')
    host.answerWith({ 'agent:change': () => success(giulia) })
    await user.clear(field('Sigla'))
    await user.type(field('Sigla'), 'grc')
    expect(field('Sigla')).toHaveProperty('value', 'Grc')
    await user.click(within(panel('La persona')).getByRole('button', { name: 'Salva' }))
    await waitFor(() => expect(host.askedFor('agent:change')).toHaveLength(1))
    expect(host.askedFor('agent:change')[0]).toEqual({ agentId: giulia.id, fields: { initials: 'Grc' } })
  })
})
