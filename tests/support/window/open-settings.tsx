import { act, fireEvent, screen } from '@testing-library/react'
import type { HouseChange, HouseSettings } from '../../../src-main/contract/house.ts'
import { success } from '../../../src-main/contract/result.ts'
import { SettingsScreen } from '../../../src-renderer/settings/settings-screen.tsx'
import type { HouseScreen } from '../../../src-renderer/state/settings-drafts.ts'
import { agents, giulia } from '../gallery/cards.ts'
import { settledHouse } from '../gallery/house.ts'
import { show } from './show.tsx'

/** The settings open at a part, with a main process that keeps what it is told. */
export function openSettings(place: HouseScreen, house: HouseSettings = settledHouse) {
  let kept = house
  const shown = show(<SettingsScreen />, {
    snapshot: { house, agents: [...agents], agentId: giulia.id },
    answers: {
      'house:change': (change) => {
        kept = { ...kept, ...withoutUndefined(change) }
        return success(kept)
      },
      'house:calendar': ({ year }) => success([{ date: `${year}-12-25`, name: 'christmas' }]),
    },
  })
  act(() => shown.ui.setState({ settingsPlace: place }))
  const sent = () => shown.host.askedFor('house:change')
  return { ...shown, sent, kept: () => kept }
}

function withoutUndefined({ apologyConfirmed: _, ...change }: HouseChange): Partial<HouseSettings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}

export const button = (name: string | RegExp) => screen.getByRole('button', { name })
export const field = (name: string) => screen.getByRole('textbox', { name })
export const type = (name: string, text: string) => {
  fireEvent.focus(field(name))
  fireEvent.change(field(name), { target: { value: text } })
  fireEvent.blur(field(name))
}

export function panel(name: string | RegExp): HTMLElement {
  return screen.getByRole('region', { name })
}
