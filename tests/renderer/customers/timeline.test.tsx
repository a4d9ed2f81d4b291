import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { type CustomerCard, Interaction, type TimelineEntry } from '../../../src-main/contract/history.ts'
import { success } from '../../../src-main/contract/result.ts'
import { timeTextsFor } from '../../../src-main/texts/time.ts'
import { createTimelineRows, mergeEntries } from '../../../src-renderer/customers/timeline-rows.ts'
import { showCaseHistory, showEntry } from '../../../src-renderer/state/card-place.ts'
import { keepCard } from '../../../src-renderer/state/console-store.ts'
import { days, hours, maria, now, uuid } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { settledHouse } from '../../support/gallery/house.ts'
import { scenes } from '../../support/gallery/scenes.ts'

const history = () => screen.getByRole('region', { name: 'Storia del cliente, dal più recente' })
const titles = () =>
  within(history())
    .getAllByRole('article')
    .map((article) => article.querySelector('p')?.textContent)

function entryOf(id: number, at: number, more: Partial<Interaction> = {}): TimelineEntry {
  const interaction = Interaction.parse({
    ...maria.timeline[1]?.interaction,
    id: uuid(id),
    at,
    subject: '',
    ...more,
  })
  return { id: interaction.id, at, interaction, notes: [], earlierNotes: 0 }
}

function withTimeline(timeline: readonly TimelineEntry[], more: Partial<CustomerCard> = {}) {
  const card: CustomerCard = { ...maria, timeline, timelineNext: null, ...more }
  const { console: state, ui } = scenes.customers
  return { console: { ...state, cardsById: { [card.customer.id]: card } }, ui }
}

it('shows what a voice menu gathered as that, and not as somebody’s words', () => {
  const call = entryOf(900, now - hours, {
    channel: 'phone',
    initials: null,
    summary: '',
    outcome: 'no-answer',
    durationSeconds: 0,
    collectedBy: 'ivr',
    collected: [{ label: 'Motivo', value: 'Guasto della linea' }],
  })
  drawWindow(withTimeline([call]))

  const article = within(history()).getByRole('article')
  expect(within(article).getByText('Raccolto dal risponditore')).toBeTruthy()
  expect(within(article).getByText('Guasto della linea').tagName).toBe('DD')
  expect(within(article).getByText('risponditore')).toBeTruthy()
})

it('says how satisfied the customer was, where they answered', () => {
  drawWindow(withTimeline([entryOf(905, now - hours, { outcome: 'solved', satisfaction: 4 })]))
  expect(within(history()).getByText(/risolto · soddisfazione 4 su 5$/)).toBeTruthy()
})

it('says what a survey brought beside what the operator heard, in the customer’s own words', () => {
  const survey = { at: now - hours / 2, mark: 2 as const, comment: 'Ho aspettato troppo.' }
  drawWindow(withTimeline([entryOf(906, now - hours, { outcome: 'solved', satisfaction: 4, survey })]))
  const article = within(history()).getByRole('article')
  expect(within(article).getByText(/risolto · soddisfazione 4 su 5 · sondaggio: 2 su 5$/)).toBeTruthy()
  expect(within(article).getByText('Ho aspettato troppo.')).toBeTruthy()
})

it('names an event by its kind, with an icon of its own', () => {
  const kinds = ['purchase', 'delivery', 'visit', 'loyalty'] as const
  const entries = kinds.map((eventKind, index) =>
    entryOf(910 + index, now - index * hours, {
      channel: 'event',
      direction: 'none',
      initials: null,
      eventKind,
    }),
  )
  drawWindow(withTimeline(entries))

  expect(titles()).toEqual(['Acquisto', 'Consegna', 'Intervento', 'Fedeltà'])
  const icons = within(history())
    .getAllByRole('article')
    .map((article) => article.querySelector('path')?.getAttribute('d'))
  expect(new Set(icons).size).toBe(4)
})

it('says that an entry lies in the future, and under which day', () => {
  drawWindow(withTimeline([entryOf(920, now + 3 * days), entryOf(921, now - hours)]))
  expect(screen.getByText(/l’orologio di quella postazione era avanti/)).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Martedì 24 novembre' })).toBeTruthy()
})

it('keeps names and words from right to left in their own direction', () => {
  const words = 'الرجاء الاتصال بي غدا 👩‍👧'
  drawWindow(withTimeline([entryOf(930, now - hours, { subject: 'استرداد', summary: words })]))
  expect(screen.getByText(words).getAttribute('dir')).toBe('auto')
  expect(titles()).toEqual(['E-mail ricevuta · «\u2068استرداد\u2069»'])
})

it('draws the beginning of a note of a megabyte, and all of it when somebody wants it', async () => {
  const text = 'parola '.repeat(150_000).trim()
  const note = { ...maria.timeline[0]?.notes[0], text }
  const entry = { ...entryOf(940, now - hours), notes: [note] }
  // The fixture's first entry has a note.
  const { user } = drawWindow(withTimeline([entry as TimelineEntry]))

  const drawn = () => within(history()).getByRole('article').textContent?.length ?? 0
  expect(drawn()).toBeLessThan(5000)
  await user.click(screen.getByRole('button', { name: /^Leggi tutto \(1.049.999 caratteri\)/ }))
  expect(drawn()).toBeGreaterThan(text.length)
})

it('chooses channels by keyboard, asks main for them, and clears with Escape', async () => {
  const mail = entryOf(950, now - hours)
  const { user, inputsOf } = drawWindow(
    withTimeline([mail, entryOf(951, now - 2 * hours, { channel: 'chat' })]),
    {
      'customer:timeline': () => success({ entries: [mail], next: null, previous: null }),
    },
  )
  expect(titles()).toHaveLength(2)

  screen.getByRole('button', { name: 'Canali da mostrare: tutti i canali' }).focus()
  await user.keyboard('{Enter}')
  const list = await screen.findByRole('listbox', { name: 'Canali da mostrare' })
  await user.click(within(list).getByRole('option', { name: 'E-mail' }))
  await user.keyboard('{Escape}')

  await waitFor(() => expect(titles()).toHaveLength(1))
  expect(inputsOf('customer:timeline')).toMatchObject([
    { from: { kind: 'newest' }, filter: { kinds: ['email'], caseId: null } },
  ])
  expect(screen.getByRole('button', { name: 'Canali da mostrare: E-mail' })).toBeTruthy()

  await user.keyboard('{Escape}')
  await waitFor(() => expect(titles()).toHaveLength(2))
})

it('says honestly that nothing matches, and shows everything again', async () => {
  const { user, access } = drawWindow(withTimeline([entryOf(960, now - hours)]), {
    'customer:timeline': () => success({ entries: [], next: null, previous: null }),
  })
  const parcel = maria.cases[1]
  if (!parcel) throw new Error('the fixture has two')

  act(() => showCaseHistory(access.ui, maria.customer.id, parcel.id))

  expect(await screen.findByText(`Nessuna voce: «${parcel.subject}».`)).toBeTruthy()
  const [, beside] = screen.getAllByRole('button', { name: 'Mostra tutto' })
  if (beside) await user.click(beside)
  expect(titles()).toHaveLength(1)
})

it('goes to a day with its field, and reads what is newer as well', async () => {
  const asked: unknown[] = []
  const at = (year: number, month: number, day: number) => new Date(year, month - 1, day, 10).getTime()
  const { user } = drawWindow(withTimeline([entryOf(970, now - hours)]), {
    'customer:timeline': (input) => {
      asked.push(input)
      return success(
        asked.length === 1
          ? { entries: [entryOf(971, at(2024, 3, 10))], next: null, previous: 'newer' }
          : { entries: [entryOf(972, at(2024, 5, 1))], next: 'x', previous: null },
      )
    },
    'customer:timeline-months': () => success([{ year: 2024, month: 3, newestAt: at(2024, 3, 10) }]),
  })

  await user.click(screen.getByRole('button', { name: 'Vai a una data: data' }))
  fireEvent.change(await screen.findByLabelText('Giorno'), { target: { value: '2024-03-12' } })
  await user.click(screen.getByRole('button', { name: 'Vai' }))

  const until = new Date(2024, 2, 13).getTime() - 1
  await waitFor(() => expect(asked).toHaveLength(2))
  expect(asked).toMatchObject([
    { from: { kind: 'until', at: until } },
    { from: { kind: 'newer', cursor: 'newer' } },
  ])
  // What the card itself holds is newer still, and joins on.
  await waitFor(() => expect(titles()).toHaveLength(3))
})

it('comes to an entry that is years back, and puts the focus there', async () => {
  const old = entryOf(980, now - 900 * days)
  const { access } = drawWindow(withTimeline([entryOf(981, now - hours)], { timelineNext: 'more' }), {
    'customer:timeline': () => success({ entries: [old], next: null, previous: null }),
  })

  act(() => showEntry(access.ui, maria.customer.id, old.id, old.at))

  await waitFor(() => expect(document.activeElement?.id).toBe(`entry-${old.id}`))
})

it('goes from a line of the strip to what it is about', async () => {
  const { user } = drawWindow(scenes.customers)
  const strip = screen.getByRole('region', { name: 'Ci ha già detto' })

  await user.click(within(strip).getByRole('button', { name: /^E-mail ricevuta 18 nov/ }))
  await waitFor(() => expect(document.activeElement?.textContent).toContain('Avviso di giacenza'))
  await user.click(within(strip).getByRole('button', { name: /^Promessa non mantenuta/ }))
  expect(screen.getByRole('tab', { name: /Promesse/, selected: true })).toBeTruthy()
  await user.click(within(strip).getByRole('button', { name: /corriere riprova domani/ }))
  expect(screen.getByRole('tab', { name: /Pratiche/, selected: true })).toBeTruthy()
})

it('shows a new note on an old contact though it changes nothing of the first page', async () => {
  const old = entryOf(990, now - 900 * days)
  const note = maria.timeline[0]?.notes[0]
  if (!note) throw new Error('the fixture has one')
  let notes: (typeof note)[] = []
  const scene = withTimeline([entryOf(991, now - hours)], { timelineNext: 'more' })
  const { access } = drawWindow(scene, {
    'customer:timeline': () => success({ entries: [{ ...old, notes }], next: null, previous: null }),
  })
  act(() => showEntry(access.ui, maria.customer.id, old.id, old.at))
  await waitFor(() => expect(document.activeElement?.id).toBe(`entry-${old.id}`))

  notes = [{ ...note, text: 'Corretto dopo anni.' }]
  const card = access.console.getState().cardsById[maria.customer.id]
  if (card) act(() => keepCard(access.console, { ...card }))

  expect(await screen.findByText('Corretto dopo anni.')).toBeTruthy()
})

it('keeps the two nights of the clocks each under one day', () => {
  const entries = (year: number, month: number, day: number) =>
    [23, 4, 3, 2, 1, 0].map((hour, index) =>
      entryOf(1000 + index, new Date(year, month - 1, day, hour, 30).getTime()),
    )
  for (const [month, day] of [
    [10, 25],
    [3, 29],
  ] as const) {
    const at = new Date(2026, month - 1, day + 2, 9).getTime()
    const rows = createTimelineRows(timeTextsFor.it, at)(entries(2026, month, day))
    expect(rows.filter(({ kind }) => kind === 'day')).toHaveLength(1)
  }
})

it('joins pages of one millisecond in one order, whichever came first', () => {
  const [one, two, three] = [entryOf(1, now), entryOf(2, now), entryOf(3, now)]
  const wanted = [three, two, one]
  expect(mergeEntries([three, two], [one])).toEqual(wanted)
  expect(mergeEntries([one], [three, two])).toEqual(wanted)
  expect(mergeEntries([two], [three, two, one])).toEqual(wanted)
})

it('words an outcome as the house does', () => {
  const at = (hour: number) => now - hour * hours
  const { console: state, ui } = withTimeline([
    entryOf(950, at(1), { channel: 'phone', direction: 'in', durationSeconds: null, outcome: 'callback' }),
    entryOf(951, at(2), { channel: 'phone', direction: 'in', durationSeconds: null, outcome: 'solved' }),
    entryOf(952, at(3), { channel: 'phone', direction: 'in', durationSeconds: null, outcome: 'information' }),
  ])
  const outcomes = [
    { outcome: 'callback' as const, label: 'Richiamiamo noi', offered: true },
    { outcome: 'information' as const, label: 'FAQ inviata', offered: false },
  ]
  drawWindow({ console: { ...state, house: { ...settledHouse, outcomes } }, ui })
  expect(titles()).toEqual([
    'Chiamata ricevuta · richiamiamo noi',
    'Chiamata ricevuta · risolto',
    'Chiamata ricevuta · FAQ inviata',
  ])
})
