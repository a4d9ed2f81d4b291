import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { type FiguresAnswer, FiguresQuestion } from '../../../src-main/contract/figures.ts'
import { failure, success } from '../../../src-main/contract/result.ts'
import { ReviewFilter } from '../../../src-main/contract/review.ts'
import { marksFigures } from '../../../src-main/domain/figures.ts'
import { customersPart } from '../../../src-main/domain/figures-law.ts'
import { FiguresScreen } from '../../../src-renderer/figures/figures-screen.tsx'
import { giulia } from '../../support/gallery/cards.ts'
import { someFigureRows, someFigures } from '../../support/gallery/figures.ts'
import { settledHouse } from '../../support/gallery/house.ts'
import { sampleFigures } from '../../support/sample-figures.ts'
import { show } from '../../support/window/show.tsx'

afterEach(cleanup)

const agreement = { kind: 'agreement', reference: 'Accordo RSU 12/2026', date: '2026-02-01' } as const

function open(
  answer: FiguresAnswer = someFigures,
  role: 'lead' | 'operator' = 'lead',
  workerFigures = false,
) {
  const asked: FiguresQuestion[] = []
  const filter = ReviewFilter.parse({ repeatDays: 7 })
  const shown = show(<FiguresScreen />, {
    snapshot: {
      ...{ agents: [{ ...giulia, role }], agentId: giulia.id },
      house: { ...settledHouse, workerFigures: workerFigures ? agreement : null },
    },
    answers: {
      'figures:read': (question) => {
        asked.push(FiguresQuestion.parse(question))
        return success(answer)
      },
      'figures:rows': ({ figure }) =>
        success(figure === 'promises' ? someFigureRows : { kind: 'contacts' as const, filter }),
    },
  })
  return { ...shown, asked }
}

const panel = (name: string) => screen.findByRole('region', { name: new RegExp(`^${name}`) })

function rowsOf(table: HTMLElement) {
  return within(table)
    .getAllByRole('row')
    .map((row) => [...row.children].map(({ textContent }) => textContent))
}

test('each figure is a picture, a number and a table for who does not see the picture', async () => {
  open()
  const promises = await panel('Promesse')
  expect(within(promises).getByText('76%')).toBeDefined()
  const cells = within(promises)
    .getAllByRole('row')
    .map(({ textContent }) => textContent)
  expect(cells).toContain('Mantenute7164')
  const yardstick = await panel('Lo stesso metro')
  // A favour stands under its own heads, not under those of the levels.
  const favours = within(yardstick).getByRole('table', { name: '1 favore' })
  expect(rowsOf(favours)).toEqual([
    ['Favore', 'Quando', 'Livello di contratto', 'Chiesto da', 'Motivo'],
    ['P-0000-00P3', expect.stringMatching(/\d\d:\d\d$/), 'Argento', 'Vendite, sig. Riva', 'Gara in corso'],
  ])
  const levels = within(yardstick).getByRole('table', { name: 'Lo stesso metro per tutti' })
  expect(rowsOf(levels).map(([first]) => first)).toEqual([
    ...['Livello di contratto', 'Oro', 'Argento', 'Senza livello'],
  ])
  // What is open and new, and being worked on, less than a day: seven and three, of the month before nine tenths.
  const ages = within(await panel('Pratiche aperte per età')).getByRole('table')
  expect(rowsOf(ages).slice(0, 2)).toEqual([
    [
      ...['Giorni dall’apertura', 'Nuove', 'In lavorazione'],
      ...['Nuove, periodo prima', 'In lavorazione, periodo prima'],
    ],
    ['0', '7', '3', '6', '3'],
  ])
  const answer = within(await panel('Attesa prima della risposta')).getByRole('table')
  expect(rowsOf(answer)[2]?.[0]).toBe('5 s – 10 s')
  expect(promises.querySelector('svg')?.closest('[aria-hidden=true]')).not.toBeNull()
  const hours = await panel('Quando ci cercano')
  expect(within(hours).getAllByRole('row')).toHaveLength(25)
  expect(within(await panel('Le prossime quattro settimane')).getByText(/errore misurato ±/)).toBeDefined()
})

test('satisfaction is a mean, a median and five columns, or it says that nobody answered', async () => {
  if (someFigures.kind !== 'figures') throw new Error('no figures')
  open()
  // 9, 14, 31, 96 and 120 answers of 1,010 contacts: 1114 of 270, and the 135th is a 4.
  const satisfaction = await panel('Soddisfazione')
  expect(within(satisfaction).getAllByText('4,1 su 5')).not.toHaveLength(0)
  expect(within(satisfaction).getByText(/270 risposte su 1.?010 contatti · mediana 4/)).toBeDefined()
  expect(screen.queryByText(/La soddisfazione non c’è/)).toBeNull()
  cleanup()
  const silent = { ...someFigures.figures, satisfaction: marksFigures([], 1010) }
  open({ ...someFigures, figures: silent, before: null })
  expect(await screen.findByText(/La soddisfazione non c’è/)).toBeDefined()
  expect(screen.queryByRole('region', { name: /^Soddisfazione/ })).toBeNull()
})

test('a figure says how it is counted, and leads to what is behind it', async () => {
  const { user, ui } = open()
  await user.click(within(await panel('Promesse')).getByRole('button'))
  const dialog = await screen.findByRole('dialog', { name: 'Promesse' })
  expect(within(dialog).getByText(/Mantenuta: entro il minuto detto/)).toBeDefined()
  expect(await within(dialog).findByText('5 di 96, i più recenti')).toBeDefined()
  expect(within(dialog).getAllByRole('button', { name: 'Maria Rossi' })).toHaveLength(5)
  await user.keyboard('{Escape}')
  await user.click(within(await panel('Chi ha dovuto richiamare')).getByRole('button'))
  await user.click(await screen.findByRole('button', { name: 'Mostra i contatti' }))
  expect(ui.getState()).toMatchObject({ screen: 'review', reviewQuestion: { filter: { repeatDays: 7 } } })
})

test('how many people were at work says who counts as one', async () => {
  open()
  expect(await screen.findByText(/^\d+ persone al lavoro$/)).toBeDefined()
  expect(screen.getByText(/^Persone al lavoro: chi nel periodo ha avuto almeno un contatto/)).toBeDefined()
})

test('what may not be shown says so, and why', async () => {
  open({ kind: 'withheld', why: 'few-people' })
  expect(await screen.findByText('I numeri di meno di 5 persone non si mostrano da soli')).toBeDefined()
  expect(screen.getByText(/art. 4 legge 300\/1970/)).toBeDefined()
  expect(screen.queryByText('Persona')).toBeNull()
})

test('people can be chosen where that rests on something, and it stands beside their figures', async () => {
  if (someFigures.kind !== 'figures') throw new Error('no figures')
  const { user, asked } = open({ ...someFigures, basis: agreement }, 'lead', true)
  expect(await screen.findByText(/accordo Accordo RSU 12\/2026 del 1 feb 2026/)).toBeDefined()
  await user.click(screen.getByRole('button', { name: /Persona$/ }))
  await user.click(await screen.findByRole('option', { name: giulia.name }))
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ agentId: giulia.id, deskId: null }))
})

test('of a house of few it shows what customers did, and says what is missing, why, and what to do', async () => {
  if (someFigures.kind !== 'figures') throw new Error('no figures')
  const few = customersPart(sampleFigures({ from: '2026-10-01', to: '2026-10-31' }))
  open({ ...someFigures, figures: few, before: few })
  const note = await panel('Come lavora chi risponde')
  expect(within(note).getByText(/meno di 5 persone.*il confronto «Lo stesso metro per tutti»/)).toBeDefined()
  expect(within(note).getByText(/Un amministratore li scrive nelle impostazioni/)).toBeDefined()
  const shown = screen.getAllByRole('region').map((one) => one.getAttribute('aria-labelledby'))
  expect(shown.flatMap((id) => (id?.startsWith('figure-') ? [id.slice('figure-'.length)] : []))).toEqual([
    ...['volumes', 'hours', 'days', 'forecast', 'missed', 'repeats', 'cases', 'complaints'],
  ])
  // What the house began is nowhere, nor what was solved.
  expect(screen.queryByText(/Da noi/)).toBeNull()
  expect(screen.queryByText(/Risolt/)).toBeNull()
  expect(screen.queryByText(/Aperte:/)).toBeNull()
  expect(screen.queryByText(/La soddisfazione non c’è/)).toBeNull()
})

test('a desk that hides few others says so', async () => {
  open({ kind: 'withheld', why: 'few-left' })
  expect(await screen.findByText('Questo sportello da solo non si mostra')).toBeDefined()
  expect(screen.getByText(/Fuori da questo sportello restano meno di 5 persone/)).toBeDefined()
})

test('rows that could not be counted say so, and are asked for again', async () => {
  const { user, host } = open()
  await screen.findByText(/Confronto con/)
  host.answerWith({ 'figures:read': () => success(someFigures), 'figures:rows': () => failure('not-found') })
  await user.click(within(await panel('Promesse')).getByRole('button'))
  const dialog = await screen.findByRole('dialog', { name: 'Promesse' })
  expect((await within(dialog).findByRole('alert')).textContent).toBe('Non sono riuscito a contarli.')
  expect(within(dialog).queryByText('Conto…')).toBeNull()
  host.answerWith({ 'figures:rows': () => success(someFigureRows) })
  await user.click(within(dialog).getByRole('button', { name: 'Riprova' }))
  expect(await within(dialog).findByText('5 di 96, i più recenti')).toBeDefined()
  expect(within(dialog).queryByRole('alert')).toBeNull()
})

test('older rows come five hundred at a time, by the keyboard, until there are no more', async () => {
  if (someFigureRows.kind !== 'rows') throw new Error('no rows')
  const [row] = someFigureRows.rows
  if (row === undefined) throw new Error('no row')
  const { user, host } = open()
  await screen.findByText(/Confronto con/)
  const offsets: (number | undefined)[] = []
  const page = (offset: number) => ({
    ...someFigureRows,
    rows: Array.from({ length: Math.min(500, 1001 - offset) }, (_, at) => ({
      ...row,
      ...{ customerId: null, customerName: `Riga ${offset + at + 1}` },
    })),
    total: 1001,
  })
  host.answerWith({
    'figures:read': () => success(someFigures),
    'figures:rows': ({ offset = 0 }) => {
      offsets.push(offset)
      return offsets.length === 2 ? failure('not-found') : success(page(offset))
    },
  })
  await user.click(within(await panel('Promesse')).getByRole('button'))
  const dialog = await screen.findByRole('dialog', { name: 'Promesse' })
  expect(await within(dialog).findByText('500 di 1001, i più recenti')).toBeDefined()
  const more = within(dialog).getByRole('button', { name: 'Mostra le 500 righe precedenti' })
  more.focus()
  await user.keyboard('{Enter}')
  expect((await within(dialog).findByRole('alert')).textContent).toBe('Non sono riuscito a contarli.')
  await user.keyboard('{Enter}')
  expect(await within(dialog).findByText('1000 di 1001, i più recenti')).toBeDefined()
  expect(within(dialog).queryByRole('alert')).toBeNull()
  expect(within(dialog).getByRole('button', { name: 'Mostra la riga precedente' })).toBeDefined()
  await user.keyboard('{Enter}')
  expect(await within(dialog).findByText('1001')).toBeDefined()
  expect(within(dialog).getByText('Riga 1001')).toBeDefined()
  expect(within(dialog).queryByRole('button', { name: /Mostra/ })).toBeNull()
  expect(dialog.contains(document.activeElement)).toBe(true)
  expect(offsets).toEqual([0, 500, 500, 1000])
})

test('while another period is counted the one before stays whole, and the older answer never wins', async () => {
  const shown = someFigures
  if (shown.kind !== 'figures') throw new Error('no figures')
  const { user, host } = open()
  await screen.findByText(/Confronto con/)
  const waiting: ((answer: FiguresAnswer) => void)[] = []
  const asked: unknown[] = []
  host.answerWith({
    'figures:read': () => new Promise((answer) => waiting.push((value) => answer(success(value)))),
    'figures:rows': (question) => {
      asked.push(question.period)
      return success(someFigureRows)
    },
  })
  const first = host.askedFor('figures:read').at(-1)?.period
  const choose = async (name: string) => {
    await user.click(screen.getByRole('button', { name: /Periodo$/ }))
    await user.click(await screen.findByRole('option', { name }))
  }
  await choose('Settimana scorsa')
  expect(await screen.findByText('Conto…')).toBeDefined()
  // What is still shown is of the month, and so are the rows behind it.
  await user.click(within(await panel('Promesse')).getByRole('button'))
  await screen.findByText('5 di 96, i più recenti')
  expect(asked).toEqual([first])
  await user.keyboard('{Escape}')
  await choose('Mese scorso')
  const answerOf = (day: string) => ({
    ...shown,
    figures: { ...shown.figures, period: { from: day, to: day } },
  })
  await waitFor(() => expect(waiting).toHaveLength(2))
  act(() => waiting[1]?.(answerOf('2026-10-31')))
  const heading = () => document.querySelector('strong')?.textContent
  await waitFor(() => expect(heading()).toBe('31 ott 2026'))
  act(() => waiting[0]?.(answerOf('2026-11-08')))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(heading()).toBe('31 ott 2026')
})

test('figures go with the agreement they rest on, and are never shown under another name', async () => {
  const sample = someFigures
  if (sample.kind !== 'figures') throw new Error('no figures')
  const resting = { ...sample, basis: agreement }
  const { user, host, store } = open(resting, 'lead', true)
  const basis = () => screen.queryByText(/Accordo RSU 12\/2026/)
  await screen.findByText(/Accordo RSU 12\/2026/)
  const waiting: ((answer: FiguresAnswer) => void)[] = []
  host.answerWith({
    'figures:read': () => new Promise((answer) => waiting.push((value) => answer(success(value)))),
  })
  // Of another worker nothing is known yet.
  await user.click(screen.getByRole('button', { name: /Persona$/ }))
  await user.click(await screen.findByRole('option', { name: giulia.name }))
  await screen.findByText('Conto…')
  expect(screen.queryAllByRole('region', { name: /^Promesse/ })).toEqual([])
  await waitFor(() => expect(waiting).toHaveLength(1))
  act(() => waiting[0]?.(resting))
  await panel('Promesse')
  // An administrator takes it away.
  act(() => store.setState(({ house }) => ({ house: { ...house, workerFigures: null } })))
  expect(basis()).toBeNull()
  expect(screen.queryAllByRole('region', { name: /^Promesse/ })).toEqual([])
  await waitFor(() => expect(waiting).toHaveLength(2))
  act(() => waiting[1]?.(sample))
  await panel('Promesse')
  expect(basis()).toBeNull()
  // And enters it again, while the whole house is shown.
  act(() => store.setState(({ house }) => ({ house: { ...house, workerFigures: agreement } })))
  await waitFor(() => expect(waiting).toHaveLength(3))
})

test('operators see none', async () => {
  const { asked } = open(someFigures, 'operator')
  expect(screen.getByText('Solo per chi guida la squadra')).toBeDefined()
  expect(asked).toEqual([])
})
