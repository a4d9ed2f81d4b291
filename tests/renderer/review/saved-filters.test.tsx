import { screen, waitFor } from '@testing-library/react'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { Agent } from '../../../src-main/contract/agents.ts'
import { type SavedFilterId, WindowId } from '../../../src-main/contract/ids.ts'
import type { Input } from '../../../src-main/contract/requests.ts'
import { success } from '../../../src-main/contract/result.ts'
import { type SavedFilter, wholeReview } from '../../../src-main/contract/review.ts'
import { createSavedFilterHandlers } from '../../../src-main/review/saved-filter-handlers.ts'
import { textsFor } from '../../../src-main/texts/index.ts'
import { giulia, now } from '../../support/gallery/cards.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { foundScene, someFindings } from '../../support/gallery/finding.ts'

const { review: words } = textsFor('it')
const lead = Agent.parse({ ...giulia, role: 'lead' })
const window = WindowId.parse(uuidv7())

/** The handlers of the house over what they wrote down, and the window that asks them. */
function atTheReview() {
  const kept = new Map<SavedFilterId, SavedFilter>()
  const handlers = createSavedFilterHandlers({
    async record(changes) {
      for (const change of changes)
        if (change.kind === 'review-filter:saved') {
          if (change.removed) kept.delete(change.filter.id)
          else kept.set(change.filter.id, change.filter)
        }
    },
    ...{ now: () => now, newId: uuidv7, agent: () => lead },
    filters: { of: () => [...kept.values()] },
  })
  const drawn = drawWindow(
    {
      ...foundScene,
      ui: { screen: 'review', reviewQuestion: { filter: wholeReview, order: 'newest' } },
    },
    {
      'review:find': () => success(someFindings),
      'review:filters': () => handlers['review:filters'](null, window),
      'review:save-filter': (input) =>
        handlers['review:save-filter'](input as Input<'review:save-filter'>, window),
      'review:remove-filter': (input) =>
        handlers['review:remove-filter'](input as Input<'review:remove-filter'>, window),
    },
  )
  const { user, access } = drawn
  const button = (name: string | RegExp) => screen.findByRole('button', { name })
  const looksFor = () => access.ui.getState().reviewQuestion.filter.words
  return {
    ...{ ...drawn, looksFor, button, kept: () => [...kept.values()] },
    async types(sought: string) {
      const field = screen.getByRole('searchbox', { name: words.words })
      await user.clear(field)
      await user.type(field, sought)
    },
    async saves(name: string, { shared = false } = {}) {
      await user.click(await button(words.saveFilter))
      await user.keyboard(name)
      if (shared) await user.click(screen.getByRole('checkbox', { name: words.shareFilter }))
      await user.click(screen.getByRole('textbox', { name: words.filterName }))
      await user.keyboard('{Enter}')
      // What is saved stands there now, and can be taken away.
      await button(words.removeFilter(name.trim()))
    },
    async recalls(name: string) {
      await user.click(await button(words.savedFilters(kept.size)))
      await user.click(await screen.findByRole('menuitem', { name }))
    },
    clears: async () => user.click(await button(words.clear)),
  }
}

it('saves what is looked for by a name, and comes back to it', async () => {
  const at = atTheReview()
  await at.types('rimborso')
  await at.saves('Rimborsi ')
  expect(at.kept()).toMatchObject([
    { ownerId: lead.id, name: 'Rimborsi', question: { filter: { words: 'rimborso' } } },
  ])
  await at.button('Rimborsi')
  await at.clears()
  expect(at.looksFor()).toBe('')
  await at.recalls('Rimborsi')
  expect(at.looksFor()).toBe('rimborso')
  await waitFor(() =>
    expect(at.inputsOf('review:find').at(-1)).toMatchObject({ filter: { words: 'rimborso' } }),
  )
})

it('the same name again takes the place of the first; for everybody it is another filter', async () => {
  const at = atTheReview()
  await at.types('rimborso')
  await at.saves('Rimborsi')
  await at.types('rimborso bolletta')
  await at.saves('Rimborsi')
  expect(at.kept().map(({ question }) => question.filter.words)).toEqual(['rimborso bolletta'])

  await at.types('reso')
  await at.saves('Rimborsi', { shared: true })
  expect(at.kept().map(({ ownerId, question }) => [ownerId, question.filter.words])).toEqual([
    [lead.id, 'rimborso bolletta'],
    [null, 'reso'],
  ])
  await at.clears()
  await at.recalls(words.shared('Rimborsi'))
  expect(at.looksFor()).toBe('reso')
})

it('takes away the one that stands there, and keeps looking for it', async () => {
  const at = atTheReview()
  await at.types('rimborso')
  await at.saves('Rimborsi')
  await at.user.click(await at.button(words.removeFilter('Rimborsi')))
  await at.button(words.savedFilters(0))
  expect(at.kept()).toEqual([])
  expect(at.looksFor()).toBe('rimborso')
  await at.user.click(await at.button(words.savedFilters(0)))
  await screen.findByRole('menuitem', { name: words.noSaved })
})

it('saves nothing without a name', async () => {
  const at = atTheReview()
  await at.types('rimborso')
  await at.user.click(await at.button(words.saveFilter))
  await at.user.keyboard('  {Enter}')
  expect(at.inputsOf('review:save-filter')).toEqual([])
  expect((await at.button(words.save)).hasAttribute('disabled')).toBe(true)
})
