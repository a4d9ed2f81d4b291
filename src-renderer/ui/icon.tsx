import { memo } from 'react'
import { classesOf } from './classes.ts'
import styles from './icon.module.css'

const css = classesOf(styles)

const paths = {
  phone: 'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2',
  'phone-in':
    'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2M21 3l-6 6M15 4v5h5',
  'phone-out':
    'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2M15 9l6-6M16 3h5v5',
  'phone-missed':
    'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2M16 3l5 5M21 3l-5 5',
  hangup: 'M3 14c0-2 4-4.5 9-4.5s9 2.5 9 4.5v2l-5 .8-.8-3a11 11 0 0 0-6.4 0l-.8 3L3 16z',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M16 5a3 3 0 0 1 0 6M18 14c2 .8 3 3 3 6',
  pulse: 'M3 12h4l3-8 4 16 3-8h4',
  log: 'M4 6h2M4 12h2M4 18h2M10 6h10M10 12h10M10 18h10',
  chart: 'M4 4v16h16M8 16v-5M12 16V7M16 16v-3',
  handover: 'M5 3h14v18H5zM9 8h6M9 12h3M9 17l2 1.5 4-4',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  settings:
    'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M5.6 18.4l2.2-2.2M16.2 7.8l2.2-2.2',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M20 20l-3.5-3.5',
  check: 'M5 12.5l5 5L20 6.5',
  warning: 'M12 4 21.5 20h-19zM12 10v4.5M12 17.2v.1',
  folder: 'M4 7h6l2 2h8v10H4z',
  mail: 'M3 5h18v14H3zM3 7l9 6 9-6',
  form: 'M5 3h14v18H5zM8 8h8M8 12h8M8 16h5',
  chat: 'M4 5h16v11H9l-5 4z',
  social:
    'M6 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M18 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M18 21a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M8.2 10.9l7.6-4M8.2 13.1l7.6 4',
  shop: 'M4 9 6 4h12l2 5M4 9v11h16V9M4 9h16M9 20v-6h6v6',
  letter: 'M6 3h9l4 4v14H6zM14 3v5h5',
  event: 'M4 5h16v16H4zM4 10h16M9 3v4M15 3v4',
  cart: 'M3 4h3l2.5 11h9L20 7H7M9.5 20a1 1 0 1 0 0-2 1 1 0 0 0 0 2M16.5 20a1 1 0 1 0 0-2 1 1 0 0 0 0 2',
  truck:
    'M2 6h12v11H2zM14 10h4l4 4v3h-8M6.5 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4M17.5 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  visit: 'M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11M12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5',
  star: 'M12 4l2.5 5 5.5.8-4 3.9 1 5.5-5-2.6-5 2.6 1-5.5-4-3.9 5.5-.8z',
  bot: 'M5 9h14v10H5zM12 9V5M12 5.1v-.1M9 13.5v.1M15 13.5v.1M9.5 16.5h5M2 13v3M22 13v3',
  filter: 'M4 6h16M7 12h10M10 18h4',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16M12 8v4l3 2',
  note: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  pause: 'M8 5v14M16 5v14',
  record: 'M12 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10',
  stop: 'M7 7h10v10H7z',
  parking: 'M4 3h16v18H4zM9.5 17.5v-11h3.2a3.3 3.3 0 0 1 0 6.6H9.5',
  play: 'M7 4l13 8-13 8z',
  mic: 'M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3M5 11a7 7 0 0 0 14 0M12 18v3',
  'mic-off':
    'M9 9v3a3 3 0 0 0 5 2.2M15 11V6a3 3 0 0 0-5.8-1M5 11a7 7 0 0 0 11.5 5.4M19 11a7 7 0 0 1-.6 2.8M12 18v3M4 3l16 18',
  keypad: 'M6 5.5v.1M12 5.5v.1M18 5.5v.1M6 11.5v.1M12 11.5v.1M18 11.5v.1M6 17.5v.1M12 17.5v.1M18 17.5v.1',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  question: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.8v.1',
  hidden:
    'M4 4l16 16M10 6.3A9 9 0 0 1 12 6c5 0 8.5 4.5 9 6a12 12 0 0 1-2.4 3.3M6.5 7.7A12 12 0 0 0 3 12c.5 1.5 4 6 9 6 1.6 0 3-.4 4.2-1',
  chevron: 'M7 10l5 5 5-5',
  up: 'M7 14l5-5 5 5',
  back: 'M14 7l-5 5 5 5',
  save: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  forward: 'M10 7l5 5-5 5',
  card: 'M3 5h18v14H3zM7 10h5M7 14h10',
  'bell-off': 'M4 3l16 18M8.5 5.2A6 6 0 0 1 18 10v4l1.6 3M16 18H4.5L6 15v-5q0-1 .3-2M10 21h4',
  swap: 'M7 20V5M3 9l4-4 4 4M17 4v15M13 15l4 4 4-4',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  retry: 'M20 11a8 8 0 1 0-2 6M20 5v6h-6',
} as const

export type IconName = keyof typeof paths

type IconProps = {
  name: IconName
  size?: 's' | 'm' | 'l'
  /** Of a place around it: an element of its own for that would be one more in each row of a history. */
  className?: string | undefined
}

/** Decoration beside a word; a button without one gets its name from `aria-label`. */
export const Icon = memo(function Icon({ name, size = 'm', className }: IconProps) {
  return (
    <svg className={css('icon', size, className)} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
})
