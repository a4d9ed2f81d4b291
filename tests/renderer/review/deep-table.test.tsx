import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { InteractionId } from '../../../src-main/contract/ids.ts'
import { success } from '../../../src-main/contract/result.ts'
import { type ReviewRow, reviewPageSize, wholeReview } from '../../../src-main/contract/review.ts'
import { mostRows } from '../../../src-renderer/review/review-table.tsx'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { foundScene, someFindings } from '../../support/gallery/finding.ts'

const height = 480
/** The most pixels that an element may be high in the browsers there are. */
const tallest = 33_000_000

// jsdom lays nothing out, and its `scrollTo` goes nowhere.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(height)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800)
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(mostRows * 32)
  Element.prototype.scrollTo = function (this: Element, to?: ScrollToOptions | number) {
    if (typeof to !== 'object') return
    this.scrollTop = to.top ?? 0
    this.dispatchEvent(new Event('scroll'))
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  Reflect.deleteProperty(Element.prototype, 'scrollTo')
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

it('goes to the last of a million rows, and back, with few of them in the document', async () => {
  const { user, offsets } = atATableOf(mostRows)
  await screen.findByText('Contatto 1')
  expect(offsets().every((offset) => offset === 0)).toBe(true)
  // All of them fit: what is higher no browser scrolls through.
  const all = Number.parseInt((table().firstElementChild as HTMLElement).style.height, 10)
  expect(all).toBe(mostRows * 32)
  expect(all).toBeLessThan(tallest)

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

it('asks for what comes into sight where somebody scrolls with the wheel', async () => {
  const { offsets } = atATableOf(mostRows)
  await screen.findByText('Contatto 1')
  act(() => table().scrollTo({ top: 500_000 * 32 }))
  await screen.findByText('Contatto 500010')
  expect(options().length).toBeLessThan(60)
  const middle = 500_000
  expect(offsets()).toContain(middle)
  expect(offsets().every((offset) => offset === 0 || Math.abs(offset - middle) <= reviewPageSize)).toBe(true)
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
