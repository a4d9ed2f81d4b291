import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { InteractionId } from '../../../src-main/contract/ids.ts'
import { success } from '../../../src-main/contract/result.ts'
import { type ReviewRow, reviewPageSize, wholeReview } from '../../../src-main/contract/review.ts'
import { mostRows } from '../../../src-renderer/review/review-table.tsx'
import { tallestBox } from '../../../src-renderer/ui/use-tall-list.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { foundScene, someFindings } from '../../support/gallery/finding.ts'

const height = 480

// jsdom lays nothing out.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(height)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800)
})
afterEach(() => {
  vi.restoreAllMocks()
})

const [line] = someFindings.kind === 'found' ? someFindings.rows : []

/** Each row says its own number. */
function rowsFrom(offset: number, count: number): readonly ReviewRow[] {
  return Array.from({ length: Math.min(reviewPageSize, count - offset) }, (_, index) => {
    const number = offset + index + 1
    const id = InteractionId.parse(`01a20000-0000-7000-8000-${String(number).padStart(12, '0')}`)
    return { ...(line as ReviewRow), id, subject: `Contatto ${number}`, excerpt: '' }
  })
}

function atATableOf(count: number) {
  const scene = {
    ...foundScene,
    ui: { screen: 'review', reviewQuestion: { filter: wholeReview, order: 'newest' } },
  } as const
  const drawn = drawWindow(scene, {
    'review:find': (input) => {
      const { offset } = input as { offset: number }
      return success({ kind: 'found', rows: rowsFrom(offset, count), total: { count, exact: true } })
    },
  })
  const offsets = () => drawn.inputsOf('review:find').map((input) => (input as { offset: number }).offset)
  return { ...drawn, offsets }
}

const table = () => screen.getByRole('listbox', { name: 'Contatti trovati' })
const options = () => screen.getAllByRole('option')
const box = () => table().firstElementChild as HTMLElement
const boxHeight = () => Number.parseInt(box().style.height, 10)
function scrollTo(top: number): void {
  act(() => {
    table().scrollTop = Math.max(0, Math.min(boxHeight() - height, top))
    table().dispatchEvent(new Event('scroll'))
  })
}
/** The first row of which anything is seen, counted from 0. */
function firstInSight(): number {
  const { scrollTop } = table()
  const seen = options().find((row) => topOf(row) + 32 > scrollTop + sixDigits)
  return Number(seen?.getAttribute('aria-posinset')) - 1
}
/** Pixels by which jsdom, which writes numbers with six digits, is wrong at most. */
const sixDigits = 6
const topOf = (row: HTMLElement) => Number(/translateY\((-?[\d.]+)px\)/.exec(row.style.transform)?.[1])

it('goes to the last of a million rows, and back, with few of them in the document', async () => {
  const { user, offsets } = atATableOf(mostRows)
  await screen.findByText('Contatto 1')
  expect(offsets().every((offset) => offset === 0)).toBe(true)
  // What is higher no browser scrolls through, least of all on a screen that shows everything larger.
  expect(boxHeight()).toBe(tallestBox)

  table().focus()
  await user.keyboard('{End}')
  const last = await screen.findByText('Contatto 1000000')
  expect(last.closest('[role=option]')?.getAttribute('aria-selected')).toBe('true')
  expect(last.closest('[role=option]')?.getAttribute('aria-posinset')).toBe('1000000')
  expect(options().length).toBeLessThan(60)
  // Nobody asks for the pages in between.
  expect(new Set(offsets())).toEqual(new Set([0, mostRows - reviewPageSize]))

  await user.keyboard('{ArrowUp}{ArrowUp}')
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('Contatto 999998')
  await user.keyboard('{Home}')
  await screen.findByText('Contatto 1')
  expect(options().length).toBeLessThan(60)
})

it('asks for what comes into sight where somebody takes the bar to the middle, and goes on row by row', async () => {
  const { offsets } = atATableOf(mostRows)
  await screen.findByText('Contatto 1')
  scrollTo((tallestBox - height) / 2)
  await screen.findByText('Contatto 500000')
  expect(options().length).toBeLessThan(60)
  const middle = 500_000
  expect(offsets()).toContain(middle)
  expect(offsets().every((offset) => offset === 0 || Math.abs(offset - middle) <= reviewPageSize)).toBe(true)
  const before = firstInSight()
  scrollTo(table().scrollTop + 320)
  expect(firstInSight()).toBe(before + 10)
  scrollTo(table().scrollTop - 64)
  expect(firstInSight()).toBe(before + 8)
})

it('the bar at an end is the end of the rows', async () => {
  atATableOf(mostRows)
  await screen.findByText('Contatto 1')
  scrollTo(tallestBox - height)
  await screen.findByText('Contatto 1000000')
  expect(firstInSight()).toBe(mostRows - height / 32)
  scrollTo(table().scrollTop - 32)
  expect(firstInSight()).toBe(mostRows - height / 32 - 1)
  scrollTo(0)
  await screen.findByText('Contatto 1')
  expect(firstInSight()).toBe(0)
})

it('whoever turns the wheel and turns it comes through the rows, not past them', async () => {
  atATableOf(mostRows)
  await screen.findByText('Contatto 1')
  scrollTo(tallestBox - 150_000)
  const begun = firstInSight()
  // Further than the box goes from here, without a pause.
  const turns = 75
  for (let turn = 0; turn < turns; turn += 1) scrollTo(table().scrollTop + 3040)
  expect(firstInSight()).toBe(begun + turns * 95)
})

it('of more it shows a million, and says so', async () => {
  const { user, offsets } = atATableOf(mostRows + 250_000)
  await screen.findByText('Contatto 1')
  expect(screen.getByText(/La tabella mostra i primi 1\.000\.000\./)).toBeTruthy()
  table().focus()
  await user.keyboard('{End}')
  await waitFor(() =>
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('Contatto 1000000'),
  )
  expect(Math.max(...offsets())).toBe(mostRows - reviewPageSize)
})
