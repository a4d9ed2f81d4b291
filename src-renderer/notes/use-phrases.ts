import { type KeyboardEvent, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { FormOfAddress, Language } from '../../src-main/contract/customers.ts'
import type { Template } from '../../src-main/contract/house.ts'
import type { CustomerId } from '../../src-main/contract/ids.ts'
import { fillIn, lettersBefore, matching, templatesFor } from '../../src-main/domain/templates.ts'
import { textsFor } from '../../src-main/texts/index.ts'
import { useConsole, useHouse, useLanguage } from '../state/console-context.tsx'

/** A phrase that the letters before the caret lead to. */
export type OfferedPhrase = {
  readonly abbreviation: string
  readonly text: string
  /** The house has it only in this other form of address, or language. */
  readonly onlyIn: FormOfAddress | Language | null
}

export type Phrases = ReturnType<typeof usePhrases>

type PhrasesOptions = {
  readonly area: RefObject<HTMLTextAreaElement | null>
  readonly text: string
  readonly type: (text: string) => void
  /** Whom the text is about: their language, form of address and name. */
  readonly customerId: CustomerId | null
}

/** The house's phrases in a text area: a few letters, then Tab. Escape leaves the letters as they are. */
export function usePhrases({ area, text, type, customerId }: PhrasesOptions) {
  const offeredFor = useOffers(customerId)
  // Where the caret was left by typing; null once it was moved otherwise.
  const [caret, setCaret] = useState<number | null>(null)
  const [left, setLeft] = useState<number | null>(null)
  const [chosen, setChosen] = useState(0)
  const caretAfter = useRef<number | null>(null)

  const letters = caret === null ? null : lettersBefore(text, caret)
  const offers = letters !== null && letters.from !== left ? offeredFor(letters.letters) : []
  const at = Math.min(chosen, offers.length - 1)

  // A text area loses its place when its text is set from outside.
  useLayoutEffect(() => {
    if (caretAfter.current === null) return
    area.current?.setSelectionRange(caretAfter.current, caretAfter.current)
    caretAfter.current = null
  })

  function insert(index: number): void {
    const offer = offers[index]
    const field = area.current
    if (!offer || !field || !letters || caret === null) return
    field.focus()
    field.setSelectionRange(letters.from, caret)
    // The one way to write into a field that its undo key takes back.
    const undoable = typeof document.execCommand === 'function'
    if (!undoable || !document.execCommand('insertText', false, offer.text)) {
      caretAfter.current = letters.from + offer.text.length
      type(text.slice(0, letters.from) + offer.text + text.slice(caret))
    }
    setCaret(null)
  }

  return {
    offers,
    chosen: at,
    insert,
    /** For every change of the text by its field. */
    typed(field: HTMLTextAreaElement): void {
      type(field.value)
      setCaret(field.selectionStart === field.selectionEnd ? field.selectionStart : null)
      setChosen(0)
      if (letters === null || letters.from !== left) setLeft(null)
    },
    /** The caret went elsewhere: whoever reads over a text is offered nothing. */
    moved(field: HTMLTextAreaElement): void {
      if (field.selectionStart !== caret || field.selectionEnd !== caret) setCaret(null)
    },
    leave: () => setCaret(null),
    /** Whether the key was for the list. */
    pressed(event: KeyboardEvent): boolean {
      const { key, shiftKey, ctrlKey, altKey, metaKey, nativeEvent } = event
      if (offers.length === 0 || nativeEvent.isComposing || shiftKey || ctrlKey || altKey || metaKey)
        return false
      if (key === 'Tab') insert(at)
      else if (key === 'Escape') setLeft(letters?.from ?? null)
      else if (offers.length > 1 && (key === 'ArrowDown' || key === 'ArrowUp'))
        setChosen((at + (key === 'ArrowDown' ? 1 : offers.length - 1)) % offers.length)
      else return false
      event.preventDefault()
      // A field of react-aria stops it by itself, and warns of whoever does so too.
      if (!('continuePropagation' in event)) event.stopPropagation()
      return true
    },
  }
}

function useOffers(customerId: CustomerId | null): (letters: string) => readonly OfferedPhrase[] {
  const { manner, templates } = useHouse()
  const ownLanguage = useLanguage()
  const customer = useConsole(({ cardsById }) =>
    customerId === null ? undefined : cardsById[customerId]?.customer,
  )
  const agent = useConsole(({ agents, agentId }) => agents.find(({ id }) => id === agentId)?.name)
  const language = customer?.language ?? ownLanguage
  const formOfAddress = customer?.formOfAddress ?? manner.formOfAddress
  const available = useMemo(
    () => templatesFor(templates, { language, formOfAddress }),
    [templates, language, formOfAddress],
  )

  const filled = ({ text, language: spoken }: Template): string => {
    const { notes, time } = textsFor(spoken)
    const now = Date.now()
    // What is not known stays in its braces, to be written by hand.
    return fillIn(text, {
      cliente: customer?.name ?? '{cliente}',
      casa: manner.name || notes.phrases.everybody,
      operatore: agent ?? '{operatore}',
      data: time.date(now),
      ora: time.clock(now),
    })
  }

  return (letters) =>
    matching(available, letters).map(({ template, missing }) => ({
      abbreviation: template.abbreviation,
      text: filled(template),
      onlyIn: missing === 'nothing' ? null : missing === 'form' ? template.formOfAddress : template.language,
    }))
}
