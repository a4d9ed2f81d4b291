import type { RefObject } from 'react'
import { Popover } from 'react-aria-components'
import { useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { Kbd } from '../ui/kbd.tsx'
import { Tag } from '../ui/tag.tsx'
import styles from './phrase-list.module.css'
import type { Phrases } from './use-phrases.ts'

const css = classesOf(styles)

type PhraseListProps = { phrases: Phrases; area: RefObject<HTMLTextAreaElement | null> }

/** What the letters lead to, beside the text that is being typed; the keyboard stays in the text. */
export function PhraseList({ phrases, area }: PhraseListProps) {
  const { notes } = useTexts()
  const { phrases: words } = notes
  const { offers, chosen, insert } = phrases
  const first = offers[chosen]
  return (
    <>
      <span className="visually-hidden" aria-live="polite">
        {first && words.said(first.text)}
      </span>
      {first && (
        <Popover
          className={css('popover')}
          triggerRef={area}
          isOpen
          isNonModal
          isKeyboardDismissDisabled
          placement="bottom start"
          offset={4}
        >
          <section aria-label={words.list}>
            <ul className={css('list')}>
              {offers.map(({ abbreviation, text, onlyIn }, index) => (
                <li key={abbreviation}>
                  <button
                    type="button"
                    tabIndex={-1}
                    className={css('phrase', index === chosen && 'chosen')}
                    // The text keeps the keyboard.
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => insert(index)}
                  >
                    <span className="visually-hidden">{words.insert} </span>
                    <b>{abbreviation}</b>
                    <span className={css('text')}>{text}</span>
                    {onlyIn && <Tag>{words.onlyIn[onlyIn]}</Tag>}
                  </button>
                </li>
              ))}
            </ul>
            <p className={css('keys')} aria-hidden="true">
              <Kbd>Tab</Kbd> {words.tab}
              <Kbd>Esc</Kbd> {words.escape}
            </p>
          </section>
        </Popover>
      )}
    </>
  )
}
