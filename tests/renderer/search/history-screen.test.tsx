import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { afterEach, expect, test } from 'vitest'
import { CustomerId } from '../../../src-main/contract/ids.ts'
import { success } from '../../../src-main/contract/result.ts'
import type { HistoryHit, HistoryHits } from '../../../src-main/contract/search.ts'
import { HistoryScreen } from '../../../src-renderer/search/history-screen.tsx'
import { show } from '../../support/window/show.tsx'

afterEach(cleanup)

const field = () =>
  screen.getByRole('searchbox', { name: 'Parole da cercare in tutte le note e i riassunti' })
const at = Date.UTC(2026, 2, 12, 9)

function hit(given: Partial<HistoryHit> = {}): HistoryHit {
  const id = uuidv7()
  return {
    kind: 'interaction',
    id,
    customerId: CustomerId.parse(uuidv7()),
    customerName: 'Maria Rossi',
    entryId: id,
    entryAt: at,
    at,
    channel: 'email',
    initials: 'GB',
    excerpt: 'Chiede il rimborso della giacenza.',
    ...given,
  }
}

function showScreen(answer: (words: string, after: string | null) => HistoryHits | Promise<HistoryHits>) {
  return show(<HistoryScreen />, {
    answers: { 'history:search': async ({ words, after }) => success(await answer(words, after)) },
  })
}

const texts = () => screen.getAllByRole('option').map(({ textContent }) => textContent)

test('shows who, where, when, by whom, and the words marked in what was said', async () => {
  const note = hit({
    kind: 'note',
    channel: null,
    initials: 'GR',
    excerpt: 'Rimborso già promesso: «RIMBORSI».',
  })
  const { user } = showScreen(() => ({ hits: [hit(), note], next: null }))
  await user.type(field(), 'rimb')
  const [first, second] = await screen.findAllByRole('option')
  expect(first?.textContent).toContain('Maria Rossi')
  expect(first?.textContent).toContain('E-mail')
  expect(first?.textContent).toContain('GB')
  expect(first?.textContent).toContain('12 mar')
  expect([...(second?.querySelectorAll('mark') ?? [])].map(({ textContent }) => textContent)).toEqual([
    'Rimb',
    'RIMB',
  ])
  expect(screen.getByRole('status').textContent).toBe('2 trovati')
})

test('Enter opens the card at the first one; arrows and Enter at another, where the contact stands', async () => {
  const contact = uuidv7()
  const note = hit({ kind: 'note', entryId: contact, entryAt: at - 60_000 })
  const first = hit()
  const { user, ui } = showScreen(() => ({ hits: [first, note], next: null }))
  await user.type(field(), 'rimborso')
  await screen.findAllByRole('option')
  await user.keyboard('{Enter}')
  expect(ui.getState()).toMatchObject({ screen: 'customers', openCustomerId: first.customerId })

  ui.setState({ screen: 'search' })
  await user.click(field())
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(ui.getState().openCustomerId).toBe(note.customerId)
  expect(ui.getState().cardPlaces[note.customerId]).toMatchObject({
    jump: { until: at - 60_000 },
    target: { kind: 'entry', id: contact },
  })
})

test('more come as the list is scrolled, each page once', async () => {
  const pages = new Map<string | null, HistoryHits>([
    [
      null,
      { hits: Array.from({ length: 50 }, (_, index) => hit({ excerpt: `rimborso ${index}` })), next: '77' },
    ],
    ['77', { hits: [hit({ excerpt: 'rimborso 50' })], next: null }],
  ])
  const { user, host } = showScreen((_words, after) => pages.get(after) ?? { hits: [], next: null })
  await user.type(field(), 'rimborso')
  const list = await screen.findByRole('listbox', { name: 'Note e contatti trovati' })
  await waitFor(() =>
    expect(host.askedFor('history:search').at(-1)).toEqual({ words: 'rimborso', after: null }),
  )
  expect(texts()).toHaveLength(50)
  for (let turn = 0; turn < 3; turn += 1) fireEvent.scroll(list.parentElement ?? list)
  await waitFor(() => expect(texts()).toHaveLength(51))
  fireEvent.scroll(list.parentElement ?? list)
  const asked = host.askedFor('history:search').filter(({ words }) => words === 'rimborso')
  expect(asked.map(({ after }) => after)).toEqual([null, '77'])
})

test('a late page of other words is thrown away', async () => {
  const late = Promise.withResolvers<HistoryHits>()
  const { user } = showScreen((words, after) => {
    if (after !== null) return late.promise
    return words === 'rimborso'
      ? { hits: [hit()], next: '5' }
      : { hits: [hit({ excerpt: 'La caldaia perde.' })], next: null }
  })
  await user.type(field(), 'rimborso')
  const list = await screen.findByRole('listbox')
  fireEvent.scroll(list.parentElement ?? list)
  await user.clear(field())
  await user.type(field(), 'caldaia')
  await waitFor(() => expect(texts()[0]).toContain('caldaia'))
  late.resolve({ hits: [hit({ excerpt: 'rimborso di un anno fa' })], next: null })
  await late.promise
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(texts()).toHaveLength(1)
})

test('says how to search before anything is typed, and that nothing was found', async () => {
  const { user } = showScreen(() => ({ hits: [], next: null }))
  expect(screen.getByText(/Tra virgolette: proprio così/)).toBeDefined()
  await user.type(field(), 'xylofono')
  expect(await screen.findByText('Nessuna nota con queste parole.')).toBeDefined()
})

test('what was said is text and nothing else', async () => {
  const { user } = showScreen(() => ({
    hits: [hit({ excerpt: '<b>ciao</b> <script>x</script>' })],
    next: null,
  }))
  await user.type(field(), 'ciao')
  const row = await screen.findByRole('option')
  expect(row.querySelector('script')).toBeNull()
  expect(row.textContent).toContain('<b>ciao</b> <script>x</script>')
})
