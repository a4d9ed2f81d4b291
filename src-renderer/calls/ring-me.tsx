import { useRequests, useTexts } from '../state/console-context.tsx'
import { Menu, type MenuEntry } from '../ui/menu.tsx'

const icons = { known: 'people', unknown: 'question', withheld: 'hidden', two: 'phone-in' } as const
const kinds = ['known', 'unknown', 'withheld', 'two'] as const

/** The demo exchange rings the console; there is no such thing on a PBX of one's own. */
export function RingMe({ look = 'plain' }: { look?: 'plain' | 'first' }) {
  const { calls } = useTexts()
  const request = useRequests()
  const entries: MenuEntry[] = kinds.map((id) => ({ id, text: calls.ringMeWho[id], icon: icons[id] }))
  return (
    <Menu
      label={calls.ringMeMenu}
      look={look}
      icon="phone-in"
      entries={entries}
      onChoose={(id) => {
        const who = kinds.find((kind) => kind === id)
        if (who) void request('exchange:ring', { who })
      }}
    >
      {calls.ringMe}
    </Menu>
  )
}
