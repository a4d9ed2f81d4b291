import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { afterEach, expect, test } from 'vitest'
import type { Phone } from '../../../src-main/contract/customers.ts'
import { CaseId, ContactPointId, CustomerId, PhoneNumber } from '../../../src-main/contract/ids.ts'
import { failure, success } from '../../../src-main/contract/result.ts'
import type { Found, FoundCase, FoundCustomer } from '../../../src-main/contract/search.ts'
import { makeCode } from '../../../src-main/domain/codes.ts'
import { SearchBox } from '../../../src-renderer/shell/search-box.tsx'
import { listenForShortcuts } from '../../../src-renderer/shell/shortcuts.ts'
import { maria as mariasCard } from '../../support/gallery/cards.ts'
import { show } from '../../support/window/show.tsx'

afterEach(cleanup)

const field = () => screen.getByRole('combobox', { name: 'Cerca clienti, pratiche e note' })

function person(name: string, given: Partial<FoundCustomer> = {}): FoundCustomer {
  const id = CustomerId.parse(uuidv7())
  return { id, code: makeCode('00', 7), name, company: '', phone: '+393331234567', found: null, ...given }
}

const maria = person('Maria Rossi', { company: 'Caffè Nero' })
const mario = person('Mario Rossini', { found: { in: 'email', text: 'm.rossini@example.it' } })
const parcel: FoundCase = {
  id: CaseId.parse(uuidv7()),
  reference: makeCode('00', 9),
  subject: 'Pacco non consegnato',
  state: 'yellow',
  customerId: maria.id,
  customerName: maria.name,
}

function showPalette(found: (words: string) => Found | Promise<Found>) {
  const shown = show(<SearchBox />, {
    answers: { 'palette:search': async ({ words }) => success(await found(words)) },
  })
  return shown
}

const marked = (row: HTMLElement) => [...row.querySelectorAll('mark')].map(({ textContent }) => textContent)

test('what was found stands in groups, with the letters that were typed marked', async () => {
  const { user } = showPalette(() => ({ customers: [maria, mario], cases: [parcel] }))
  await user.type(field(), 'ross')
  const first = await screen.findByRole('option', { name: /^Maria Rossi/ })
  // The letters typed first are marked until the answer for all of them is there.
  await waitFor(() => expect(marked(first)).toEqual(['Ross']))
  expect(marked(screen.getByRole('option', { name: /^Mario Rossini/ }))).toEqual(['Ross', 'ross'])
  const groups = screen.getAllByRole('group').map((group) => within(group).getAllByRole('option').length)
  expect(groups).toEqual([2, 1, 1])
  expect(screen.getByText('Pratiche')).toBeDefined()
  expect(screen.getByRole('option', { name: 'Cerca «ross» in tutte le note' })).toBeDefined()
})

test('arrows and Enter open a card, another time a case on its card', async () => {
  const { user, ui } = showPalette(() => ({ customers: [maria, mario], cases: [parcel] }))
  await user.type(field(), 'ross')
  await screen.findByRole('option', { name: /^Maria Rossi/ })
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(ui.getState()).toMatchObject({ screen: 'customers', openCustomerId: mario.id })
  expect(field()).toHaveProperty('value', '')

  await user.type(field(), 'pacco')
  await screen.findByRole('option', { name: /^Pacco non consegnato/ })
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}')
  expect(ui.getState()).toMatchObject({ openCustomerId: maria.id })
  expect(ui.getState().cardPlaces[maria.id]).toMatchObject({ tab: 'cases', target: { id: parcel.id } })
})

test('Enter right after the last letter waits for the answer to these words', async () => {
  const anna = person('Anna Verdi')
  const answers = new Map([
    ['an', Promise.resolve({ customers: [mario], cases: [] })],
    ['anna', Promise.resolve({ customers: [anna], cases: [] })],
  ])
  const { user, ui } = showPalette((words) => answers.get(words) ?? { customers: [maria], cases: [] })
  await user.type(field(), 'an')
  await screen.findByRole('option', { name: /^Mario Rossini/ })
  await user.type(field(), 'na{Enter}')
  await waitFor(() => expect(ui.getState().openCustomerId).toBe(anna.id))
})

test('a late answer never takes the place of a newer one', async () => {
  const late = Promise.withResolvers<Found>()
  const { user, host } = showPalette((words) =>
    words === 'ma' ? late.promise : { customers: [mario], cases: [] },
  )
  await user.type(field(), 'ma')
  await waitFor(() => expect(host.askedFor('palette:search').at(-1)).toEqual({ words: 'ma' }))
  await user.type(field(), 'rio')
  await screen.findByRole('option', { name: /^Mario Rossini/ })
  late.resolve({ customers: [maria], cases: [] })
  await late.promise
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(screen.queryByRole('option', { name: /^Maria Rossi/ })).toBeNull()
})

test('Enter takes the words to the notes when nobody was found, and never dials by itself', async () => {
  const { user, ui, host } = showPalette(() => ({ customers: [], cases: [] }))
  await user.type(field(), '333 999')
  await screen.findByText('Nessuno con queste parole. Un numero va bene in qualsiasi forma.')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(ui.getState()).toMatchObject({ screen: 'search', notesWords: '333 999' }))
  expect(host.askedFor('call:dial')).toEqual([])
})

test('F2 comes from a note and Escape goes back to it', async () => {
  const { user, ui, store } = show(
    <>
      <SearchBox />
      <textarea aria-label="Nota" />
    </>,
    { answers: { 'palette:search': () => success({ customers: [maria], cases: [] }) } },
  )
  const stop = listenForShortcuts({ ui, console: store, request: async () => success(null) as never }, window)
  const note = screen.getByRole('textbox', { name: 'Nota' })
  await user.type(note, 'Chiede il rimborso')
  await user.keyboard('{F2}')
  expect(document.activeElement).toBe(field())
  await user.keyboard('mar')
  await screen.findByRole('option', { name: /^Maria Rossi/ })
  await user.keyboard('{Escape}')
  expect(document.activeElement).toBe(note)
  expect(note).toHaveProperty('value', 'Chiede il rimborso')
  stop()
})

test('what somebody called themselves is text and nothing else', async () => {
  const nasty = person('<img src=x onerror=alert(1)> Rossi')
  const { user } = showPalette(() => ({ customers: [nasty], cases: [] }))
  await user.type(field(), 'img')
  const row = () => screen.getByRole('option', { name: /onerror/ })
  // What was found by the first letter alone may come in between.
  await waitFor(() => expect(marked(row())).toEqual(['img']))
  expect(row().querySelector('img')).toBeNull()
  expect(row().textContent).toContain(nasty.name)
})

const home = {
  id: ContactPointId.parse(uuidv7()),
  number: PhoneNumber.parse('+390612345678'),
  raw: '06 12345678',
  label: 'home',
} as const
const mobile = {
  id: ContactPointId.parse(uuidv7()),
  number: PhoneNumber.parse('+393331234567'),
  raw: '3331234567',
  label: 'mobile',
} as const

function showCallable(
  phones: readonly Phone[],
  find: (asked: { readonly words: string }) => Found | Promise<Found> = () => ({
    customers: [mario, maria],
    cases: [],
  }),
) {
  return show(<SearchBox />, {
    answers: {
      'palette:search': async (asked) => success(await find(asked)),
      'customer:open': ({ customerId }) =>
        success({ ...mariasCard, customer: { ...mariasCard.customer, id: customerId, phones } }),
      'call:dial': () => failure('no-line'),
    },
  })
}

test('Alt and Enter call whom the arrows are at, and say so above the list', async () => {
  const { user, host } = showCallable([mobile])
  await user.type(field(), 'ross')
  await screen.findByText('Clienti · Alt+Invio chiama')
  await user.keyboard('{ArrowDown}{ArrowDown}{Alt>}{Enter}{/Alt}')
  await waitFor(() => expect(host.askedFor('call:dial')).toEqual([{ target: '+393331234567' }]))
  expect(host.askedFor('customer:open')).toEqual([{ customerId: maria.id }])
  expect(field()).toHaveProperty('value', '')
})

test('Alt and Enter right after the last letter call whom these words find, and nobody once another follows', async () => {
  const late = Promise.withResolvers<Found>()
  const found = { customers: [mario, maria], cases: [] }
  const { user, host } = showCallable([mobile], ({ words }) => (words === 'ross' ? late.promise : found))
  await user.type(field(), 'ross')
  await waitFor(() => expect(host.askedFor('palette:search').at(-1)).toEqual({ words: 'ross' }))
  await user.keyboard('{Alt>}{Enter}{/Alt}i')
  await screen.findByRole('option', { name: /^Mario Rossini/ })
  expect(host.askedFor('customer:open')).toEqual([])

  await user.keyboard('{Backspace}')
  await user.keyboard('{Alt>}{Enter}{/Alt}')
  expect(host.askedFor('customer:open')).toEqual([])
  late.resolve(found)
  await waitFor(() => expect(host.askedFor('call:dial')).toEqual([{ target: '+393331234567' }]))
  expect(host.askedFor('customer:open')).toEqual([{ customerId: mario.id }])
  expect(field()).toHaveProperty('value', '')
})

test('of several numbers one is chosen first; Escape calls nobody', async () => {
  const { user, host } = showCallable([home, mobile])
  await user.type(field(), 'ross')
  await screen.findByRole('option', { name: /^Mario Rossini/ })
  await user.keyboard('{Alt>}{Enter}{/Alt}')
  await screen.findByText(/^Quale numero di/)
  await user.keyboard('{Escape}')
  expect(field()).toHaveProperty('value', '')

  await user.type(field(), 'ross')
  await screen.findByRole('option', { name: /^Mario Rossini/ })
  await user.keyboard('{Alt>}{Enter}{/Alt}')
  await screen.findByText(/^Quale numero di/)
  expect(host.askedFor('call:dial')).toEqual([])
  await user.click(screen.getByRole('option', { name: /333 123 4567/ }))
  expect(host.askedFor('call:dial')).toEqual([{ target: '+393331234567' }])
})
