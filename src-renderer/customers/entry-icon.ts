import type { Channel, Interaction, TimelineKind } from '../../src-main/contract/history.ts'
import type { IconName } from '../ui/icon.tsx'

const channelIcons = {
  phone: 'phone-in',
  email: 'mail',
  'web-form': 'form',
  chat: 'chat',
  social: 'social',
  shop: 'shop',
  letter: 'letter',
  event: 'event',
} as const satisfies Record<Channel, IconName>

const eventIcons = { purchase: 'cart', delivery: 'truck', visit: 'visit', loyalty: 'star' } as const

export function kindIcon(kind: TimelineKind): IconName {
  return kind === 'note' ? 'note' : kind === 'phone' ? 'phone' : channelIcons[kind]
}

/** How somebody was in touch, at a glance: each channel and each kind of event has its own. */
export function channelIcon({ channel, direction, eventKind, outcome }: Interaction): IconName {
  if (channel === 'event' && eventKind !== null) return eventIcons[eventKind]
  if (channel !== 'phone') return channelIcons[channel]
  if (direction === 'out') return 'phone-out'
  return outcome === 'no-answer' ? 'phone-missed' : 'phone-in'
}
