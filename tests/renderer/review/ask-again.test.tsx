import { screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { success } from '../../../src-main/contract/result.ts'
import { ReviewFilter, type ReviewRow, reviewPageSize } from '../../../src-main/contract/review.ts'
import { placeNow } from '../../../src-renderer/review/ask-again.ts'
import { chosenMark } from '../../../src-renderer/scoring/open-review.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { foundScene, someFindings } from '../../support/gallery/finding.ts'
import { reviewedFor, reviewScenes } from '../../support/gallery/reviews.ts'

// jsdom lays nothing out: without a height no line would be in sight.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(480)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800)
})
afterEach(() => {
  vi.restoreAllMocks()
})

const lines =
  someFindings.kind === 'found' ? someFindings.rows.filter(({ channel }) => channel === 'phone') : []
const { house } = reviewScenes['review-compare'].console
const contact = { ...reviewedFor(reviewScenes['review-compare']), reviews: [] }

/** A list from which each call goes when it is scored; `meanwhile` comes in on top of it then. */
function atTheList(filter: Partial<ReviewFilter>, meanwhile: readonly ReviewRow[] = []) {
  let rows: readonly ReviewRow[] = lines
  const scene = {
    console: { ...foundScene.console, house },
    ui: { screen: 'review', reviewQuestion: { filter: ReviewFilter.parse(filter), order: 'newest' } },
  } as const
  const drawn = drawWindow(scene, {
    'review:find': (input) => {
      const { offset } = input as { offset: number }
      const page = rows.slice(offset, offset + reviewPageSize)
      return success({ kind: 'found', rows: page, total: { count: rows.length, exact: true } })
    },
    'review:read': (input) => {
      const { interactionId } = input as { interactionId: typeof contact.interaction.id }
      return success({ ...contact, interaction: { ...contact.interaction, id: interactionId } })
    },
    'review:save': (input) => {
      const { interactionId } = input as { interactionId: string }
      rows = [...meanwhile, ...rows.filter(({ id }) => id !== interactionId)]
      return success({ ...contact, reviews: [] })
    },
  })
  const scores = async (): Promise<void> => {
    await drawn.user.keyboard('{Alt>}v{/Alt}')
    await screen.findByRole('radiogroup', { name: /Saluta/ })
    await drawn.user.keyboard('1321n3{Enter}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  }
  return { ...drawn, scores }
}
const table = () => screen.getByRole('listbox', { name: 'Contatti trovati' })
const chosen = () => screen.getByRole('option', { selected: true }).getAttribute(chosenMark)

it('a call that was scored leaves the list of those to score, and the next one is chosen', async () => {
  const { user, scores } = atTheList({ reviewed: false })
  await screen.findByText(`${lines.length} contatti`)
  const list = table()
  list.focus()
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(chosen()).toBe(lines[2]?.id)
  await scores()
  await screen.findByText(`${lines.length - 1} contatti`)
  expect(chosen()).toBe(lines[3]?.id)
  expect(screen.getByRole('option', { selected: true }).getAttribute('aria-posinset')).toBe('3')
  // The same list, where it was: nothing was drawn anew.
  expect(table()).toBe(list)
  await scores()
  await screen.findByText(`${lines.length - 2} contatti`)
  expect(chosen()).toBe(lines[4]?.id)
})

it('what came in above meanwhile moves neither the choice nor what is in sight', async () => {
  const [first] = lines
  if (!first) throw new Error('no line')
  const fresh = { ...first, id: '01a20000-0000-7000-8000-0000000fffff' }
  const { user, scores } = atTheList({ reviewed: false }, [fresh])
  await screen.findByText(`${lines.length} contatti`)
  table().focus()
  await user.keyboard('{ArrowDown}')
  await scores()
  await waitFor(() => expect(chosen()).toBe(lines[2]?.id))
  expect(screen.getByRole('option', { selected: true }).getAttribute('aria-posinset')).toBe('3')
  expect(table().scrollTop).toBe(32)
})

it('where nobody asks for reviews the list stays as it is', async () => {
  const { scores, inputsOf } = atTheList({})
  await screen.findByText(`${lines.length} contatti`)
  const asked = inputsOf('review:find').length
  table().focus()
  await scores()
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(inputsOf('review:find')).toHaveLength(asked)
  expect(chosen()).toBe(lines[0]?.id)
})

it('the choice stays with its contact, and goes to the next one that is still there', () => {
  const page = (rows: readonly (ReviewRow | undefined)[]) => ({
    pages: new Map([[0, rows.flatMap((row) => row ?? [])]]),
  })
  const [a, b, c, d] = lines
  const before = page([a, b, c])
  expect(placeNow(before, page([d, a, b, c]), 1)).toBe(2)
  expect(placeNow(before, page([a, c]), 1)).toBe(1)
  expect(placeNow(before, page([d, c]), 0)).toBe(1)
  expect(placeNow(before, page([b, c]), 2)).toBe(1)
  expect(placeNow(before, page([d]), 2)).toBe(2)
})
