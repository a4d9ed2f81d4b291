import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { success } from '../../../src-main/contract/result.ts'
import { type ReviewFilter, wholeReview } from '../../../src-main/contract/review.ts'
import { textsFor } from '../../../src-main/texts/index.ts'
import { giulia, luca } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { foundScene, someFindings } from '../../support/gallery/finding.ts'
import { settledHouse } from '../../support/gallery/house.ts'
import type { Scene } from '../../support/gallery/scenes.ts'

const { review: words, card, calls, cases } = textsFor('it')
const [desk, otherDesk] = settledHouse.desks
const [category] = settledHouse.categories
const [reason = ''] = settledHouse.transferReasons
const formerReason = 'Fuori orario'

type Window = ReturnType<typeof atTheFilters>

function atTheFilters(given: Partial<ReviewFilter> = {}) {
  const scene: Scene = {
    console: { ...foundScene.console, house: settledHouse },
    ui: {
      screen: 'review',
      reviewQuestion: { filter: { ...wholeReview, ...given }, order: 'newest' },
    },
  }
  const drawn = drawWindow(scene, {
    'review:find': () => success(someFindings),
    'review:transfer-reasons': () => success([formerReason, reason]),
  })
  const { user } = drawn
  const field = (label: string) => screen.findByLabelText(label, { exact: true })
  return {
    ...drawn,
    more: async () => user.click(await screen.findByRole('button', { name: /^Altri filtri/ })),
    async choose(label: string, ...options: readonly string[]) {
      await user.click(await screen.findByRole('button', { name: new RegExp(`${label}$`) }))
      for (const name of options) await user.click(await screen.findByRole('option', { name }))
    },
    async write(label: string, typed: string) {
      const at = await field(label)
      await user.clear(at)
      await user.type(at, typed)
    },
    async asks(filter: Partial<ReviewFilter>) {
      const question = { filter: { ...wholeReview, ...filter }, order: 'newest' }
      await waitFor(() => expect(drawn.inputsOf('review:find').at(-1)).toMatchObject(question))
      expect(drawn.access.ui.getState().reviewQuestion).toEqual(question)
    },
  }
}

type Control = readonly [label: string, set: (at: Window) => Promise<void>, asked: Partial<ReviewFilter>]

const chosen = (label: string, options: readonly string[], asked: Partial<ReviewFilter>): Control => [
  label,
  (at) => at.choose(label, ...options),
  asked,
]
const written = (label: string, typed: string, asked: Partial<ReviewFilter>): Control => [
  label,
  (at) => at.write(label, typed),
  asked,
]

const main: readonly Control[] = [
  chosen(words.period, [words.periods['last-month']], { period: { kind: 'last-month' } }),
  chosen(words.agent, [luca.name, giulia.name], { agentIds: [giulia.id, luca.id] }),
  chosen(words.channel, [card.channels.chat.none, words.noteAlone], { channels: ['chat', 'note'] }),
  chosen(words.outcome, [calls.outcomes.callback], { outcomes: ['callback'] }),
]

const more: readonly Control[] = [
  chosen(words.direction, [words.directions.out], { direction: 'out' }),
  chosen(words.category, [category?.name ?? ''], { categoryIds: category ? [category.id] : [] }),
  chosen(words.caseState, [cases.states.red, cases.states.yellow], { caseStates: ['red', 'yellow'] }),
  chosen(words.desk, [desk?.name ?? '', otherDesk?.name ?? ''], {
    deskIds: [desk, otherDesk].flatMap((each) => each?.id ?? []),
  }),
  chosen(words.transferReason, [reason], { transferReasons: [reason] }),
  chosen(words.transferReason, [formerReason, words.noReason], { transferReasons: [formerReason, ''] }),
  chosen(words.complaint, [words.yes], { complaint: true }),
  chosen(words.brokenPromise, [words.no], { brokenPromise: false }),
  chosen(words.transferred, [words.yes], { transferred: true }),
  chosen(words.reviewed, [words.no], { reviewed: false }),
  written(words.minutes, '10', { duration: { from: 600, to: null } }),
  written(words.mostMinutes, '15', { duration: { from: null, to: 900 } }),
  written(words.heldSeconds, '45', { held: { from: 45, to: null } }),
  written(words.mostHeldSeconds, '90', { held: { from: null, to: 90 } }),
  written(words.repeatDays, '7', { repeatDays: 7 }),
  written(words.sampleSize, '5', { sample: { size: 5, seed: 1 } }),
  // Until midnight, and from it on: nothing of the day is lost.
  written(words.hourFrom, '21:30', { hours: { from: '21:30', to: '00:00' } }),
  written(words.hourTo, '09:00', { hours: { from: '00:00', to: '09:00' } }),
]

describe('what a lead sets is what is asked, and nothing else', () => {
  it.each(main)('%s', async (_, set, asked) => {
    const at = atTheFilters()
    await set(at)
    await at.asks(asked)
  })

  it.each(more)('%s, among the other filters', async (_, set, asked) => {
    const at = atTheFilters()
    await at.more()
    await set(at)
    await at.asks(asked)
    // A list of several stays open while they are chosen.
    await at.user.keyboard('{Escape}')
    expect(await screen.findByRole('button', { name: 'Altri filtri (1)' })).toBeTruthy()
    // It is said where the others are, too, and taken back from there; the focus does not go with it.
    const said = await screen.findByRole('button', { name: /^Togli il filtro «/ })
    said.focus()
    await at.user.keyboard('{Enter}')
    await at.asks({})
    expect(screen.queryByRole('button', { name: /^Togli il filtro «/ })).toBeNull()
    expect(document.activeElement?.textContent).toBe('Altri filtri')
  })

  it('has seen every filter there is', () => {
    const seen = [...main, ...more].flatMap(([, , asked]) => Object.keys(asked))
    expect(new Set([...seen, 'words'])).toEqual(new Set(Object.keys(wholeReview)))
  })
})

it('says in a word or two what is set out of sight', () => {
  atTheFilters({
    ...{ complaint: true, direction: 'out', categoryIds: category ? [category.id] : [] },
    ...{
      duration: { from: 600, to: 900 },
      held: { from: null, to: 90 },
      hours: { from: '21:30', to: '02:00' },
    },
    ...{
      repeatDays: 7,
      sample: { size: 5, seed: 42 },
      deskIds: [desk, otherDesk].flatMap((each) => each?.id ?? []),
    },
  })
  const said = screen.getAllByRole('button', { name: /^Togli il filtro «/ }).map((each) => each.textContent)
  expect(said).toEqual([
    'Direzione: Da noi',
    `Categoria: ${category?.name}`,
    `Sportello della pratica: ${desk?.name} + 1`,
    'Reclamo: Sì',
    'Ore 21:30–02:00',
    'Durata 10–15 min',
    'In attesa ≤ 90 s',
    'richiamato entro 7 giorni',
    'A sorte: 5, sorteggio 42',
  ])
})

it('takes everything back at once, and the focus is at the words then', async () => {
  const at = atTheFilters({ complaint: true, words: 'rimborso ', outcomes: ['solved'] })
  expect((await screen.findByRole('button', { name: /Esito$/ })).textContent).toContain(calls.outcomes.solved)
  ;(await screen.findByRole('button', { name: words.clear })).focus()
  await at.user.keyboard('{Enter}')
  await at.asks({})
  expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: words.words }))
  expect(screen.queryByRole('button', { name: words.clear })).toBeNull()
})

it('puts what is found in another order', async () => {
  const at = atTheFilters()
  await at.choose(words.order, words.orders['longest-held'])
  await waitFor(() => expect(at.inputsOf('review:find').at(-1)).toMatchObject({ order: 'longest-held' }))
})

it.each([
  [{ sample: { size: 2, seed: 1 }, reviewed: false }, words.noneLeft],
  [{ sample: { size: 2, seed: 1 } }, words.none],
  [{ reviewed: false }, words.none],
] as const)('says whether a sample is done, or nothing was found: %j', async (filter, said) => {
  const scene = { ...foundScene, ui: { screen: 'review' as const } }
  const reviewQuestion = { filter: { ...wholeReview, ...filter }, order: 'newest' as const }
  drawWindow(
    { ...scene, ui: { ...scene.ui, reviewQuestion } },
    { 'review:find': () => success({ kind: 'found', rows: [], total: { count: 0, exact: true } }) },
  )
  expect(await screen.findByText(said)).toBeTruthy()
})

it('asks from one day to another', async () => {
  const at = atTheFilters()
  await at.choose(words.period, words.periods.between)
  await at.write(words.from, '2026-11-02')
  await at.write(words.to, '2026-11-08')
  await at.asks({ period: { kind: 'between', from: '2026-11-02', to: '2026-11-08' } })
})

it('draws another lot by its number', async () => {
  const at = atTheFilters({ sample: { size: 3, seed: 1 } })
  await at.more()
  await at.write(words.sampleSeed, '42')
  await at.asks({ sample: { size: 3, seed: 42 } })
})

it('asks no hours any more once one of them is emptied', async () => {
  const at = atTheFilters({ hours: { from: '08:00', to: '10:00' } })
  await at.more()
  await at.user.clear(await screen.findByLabelText(words.hourTo))
  await at.asks({ hours: null })
})
