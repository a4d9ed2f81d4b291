// @vitest-environment node
import { expect, it } from 'vitest'
import { holdCard, lookInCard, showEntry } from '../../../src-renderer/state/card-place.ts'
import { createUiStore } from '../../../src-renderer/state/ui-store.ts'
import { maria } from '../../support/gallery/cards.ts'

const id = maria.customer.id

it('lies on its front again once nobody has the card open', async () => {
  const ui = createUiStore()
  const close = holdCard(ui, id)
  lookInCard(ui, id, { tab: 'cases' })
  close()
  await Promise.resolve()
  expect(ui.getState().cardPlaces[id]).toBeUndefined()
})

it('stays where somebody was sent when another screen takes the same card over', async () => {
  const ui = createUiStore()
  const close = holdCard(ui, id)
  showEntry(ui, id, 'an entry', 5)
  close()
  holdCard(ui, id)
  await Promise.resolve()
  expect(ui.getState().cardPlaces[id]).toMatchObject({
    jump: { until: 5 },
    target: { kind: 'entry', id: 'an entry' },
  })
})
