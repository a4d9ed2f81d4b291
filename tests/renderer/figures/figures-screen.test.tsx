import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { type FiguresAnswer, FiguresQuestion } from '../../../src-main/contract/figures.ts'
import { success } from '../../../src-main/contract/result.ts'
import { ReviewFilter } from '../../../src-main/contract/review.ts'
import { marksFigures } from '../../../src-main/domain/figures.ts'
import { FiguresScreen } from '../../../src-renderer/figures/figures-screen.tsx'
import { giulia } from '../../support/gallery/cards.ts'
import { someFigureRows, someFigures } from '../../support/gallery/figures.ts'
import { settledHouse } from '../../support/gallery/house.ts'
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

test('each figure is a picture, a number and a table for who does not see the picture', async () => {
  open()
  const promises = await panel('Promesse')
  expect(within(promises).getByText('76%')).toBeDefined()
  const cells = within(promises)
    .getAllByRole('row')
    .map(({ textContent }) => textContent)
  expect(cells).toContain('Mantenute7164')
  const yardstick = await panel('Lo stesso metro')
  expect(within(yardstick).getByText('Favore P-0000-00P3')).toBeDefined()
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

test('what may not be shown says so, and why', async () => {
  open({ kind: 'withheld', why: 'few-people' })
  expect(await screen.findByText('Meno di 5 persone non si mostrano da sole')).toBeDefined()
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

test('operators see none', async () => {
  const { asked } = open(someFigures, 'operator')
  expect(screen.getByText('Solo per chi guida la squadra')).toBeDefined()
  expect(asked).toEqual([])
})
