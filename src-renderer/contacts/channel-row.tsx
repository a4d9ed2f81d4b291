import { type KeyboardEvent, useEffect, useRef } from 'react'
import { ContactDraft } from '../../src-main/contract/history.ts'
import { kindIcon } from '../customers/entry-icon.ts'
import { useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './contacts.module.css'

const css = classesOf(styles)

export type ByHand = ContactDraft['channel']
const channels: readonly ByHand[] = ContactDraft.shape.channel.options

type ChannelRowProps = { channel: ByHand; onChoose: (channel: ByHand) => void; onSign: () => void }

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** The radio group of the WAI-ARIA practices, and one letter a channel; Enter signs. */
export function ChannelRow({ channel, onChoose, onSign }: ChannelRowProps) {
  const { contacts } = useTexts()
  const row = useRef<HTMLDivElement>(null)
  const focus = (wanted: ByHand) => row.current?.querySelectorAll('button')[channels.indexOf(wanted)]?.focus()

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog opens
  useEffect(() => focus(channel), [])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = steps[event.key]
    const at = channels.indexOf(channel)
    const wanted =
      step === undefined
        ? channels.find((each) => contacts.letters[each] === event.key.toUpperCase())
        : channels[(at + step + channels.length) % channels.length]
    if (event.key === 'Enter') onSign()
    else if (wanted === undefined) return
    else {
      onChoose(wanted)
      focus(wanted)
    }
    event.preventDefault()
  }

  return (
    <div>
      <p className={css('label')} id="contact-channel">
        {contacts.channel} <span>{contacts.channelHint}</span>
      </p>
      <div
        ref={row}
        className={css('channels')}
        role="radiogroup"
        aria-labelledby="contact-channel"
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {channels.map((each) => (
          // biome-ignore lint/a11y/useSemanticElements: native radios choose nothing by letter, and their look is fixed
          <button
            key={each}
            type="button"
            role="radio"
            aria-checked={each === channel}
            aria-keyshortcuts={contacts.letters[each]}
            tabIndex={each === channel ? 0 : -1}
            className={css('channel')}
            onClick={() => onChoose(each)}
          >
            <Icon name={kindIcon(each)} size="s" />
            <span>{contacts.channels[each]}</span>
            <span className={css('letter')} aria-hidden="true">
              {contacts.letters[each]}
            </span>
          </button>
        ))}
      </div>
    </div>
  )
}
