import { act, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { applyEvent, stateOfSnapshot } from '../../../src-renderer/state/apply-event.ts'
import { drawWindow } from '../../support/gallery/draw.tsx'
import { base, scenes } from '../../support/gallery/scenes.ts'
import { eventOf } from '../../support/window/fake-host.ts'
import { snapshotOf } from '../../support/window/fixtures.ts'

const warnings = [
  ['it', 'Il disco è pieno: le note restano scritte qui ma non sono salve. Libera spazio.'],
  ['en', 'The disk is full: notes stay on the screen but are not safe. Free some space.'],
] as const

const saysFull = (warning: string) =>
  screen.queryAllByRole('alert').filter((alert) => alert.textContent === warning).length

it.each(warnings)(
  'says that the disk is full as long as it is, over every screen: %s',
  (language, warning) => {
    const settings = { ...base.settings, language }
    const { access } = drawWindow({ console: { ...scenes.talking.console, settings } })
    const hear = (full: boolean) =>
      act(() => access.console.setState((state) => applyEvent(state, eventOf('storage:changed', { full }))))

    expect(saysFull(warning)).toBe(0)
    hear(true)
    expect(saysFull(warning)).toBe(1)
    for (const where of ['customers', 'settings', 'log'] as const) {
      act(() => access.ui.setState({ screen: where }))
      expect(saysFull(warning)).toBe(1)
    }
    hear(false)
    expect(saysFull(warning)).toBe(0)
  },
)

it.each(warnings)('says it also in a window that opens on a full disk: %s', (language, warning) => {
  const snapshot = snapshotOf({ storageFull: true, settings: { ...base.settings, language } })
  drawWindow({ console: stateOfSnapshot(base, snapshot) })
  expect(saysFull(warning)).toBe(1)
})
