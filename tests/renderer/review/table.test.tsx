import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { success } from '../../../src-main/contract/result.ts'
import { ReviewFilter } from '../../../src-main/contract/review.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { foundScene, someFindings } from '../../support/gallery/finding.ts'
import type { Scene } from '../../support/gallery/scenes.ts'

// jsdom lays nothing out: without a height no line would be in sight.
beforeEach(() => {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(480)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(800)
})
afterEach(() => {
  vi.restoreAllMocks()
})

function atTheTable(words: string) {
  const scene: Scene = {
    ...foundScene,
    ui: { screen: 'review', reviewQuestion: { filter: ReviewFilter.parse({ words }), order: 'newest' } },
  }
  return drawWindow(scene, { 'review:find': () => success(someFindings) })
}
const rows = someFindings.kind === 'found' ? someFindings.rows : []
/** Once the table of the answer stands there: before it there is an empty one. */
const lines = () => screen.findAllByRole('option')
const table = () => screen.getByRole('listbox', { name: 'Contatti trovati' })

it('Alt V scores the line that is chosen, also before its card is open beside it', async () => {
  const { user, access, inputsOf } = atTheTable('')
  await lines()
  table().focus()
  await user.keyboard('{ArrowDown}{Alt>}v{/Alt}')
  expect(access.ui.getState().overlay).toEqual({ kind: 'review', interactionId: rows[1]?.id })
  expect(inputsOf('review:read')).toContainEqual({ interactionId: rows[1]?.id })
})

it('a note that stands alone is not scored, nor anything else in its place', async () => {
  const { user, access } = atTheTable('')
  await lines()
  table().focus()
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Alt>}v{/Alt}')
  expect(access.ui.getState().overlay).toBeNull()
  expect(await screen.findByText('Qui non c’è un contatto da valutare.')).toBeTruthy()
})

it('the words looked for come before what else is to be said of a contact', async () => {
  atTheTable('rimborso ')
  const [first] = await lines()
  expect(first?.querySelector('mark')).toBeTruthy()
  expect(first?.textContent).toMatch(/rimborso delle spese.*Reclamo/)
})

it('without words what is to be said of it comes first', async () => {
  atTheTable('')
  const [first] = await lines()
  expect(first?.textContent).toMatch(/Reclamo.*rimborso delle spese/)
})
