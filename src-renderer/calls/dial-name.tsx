import { type KeyboardEvent, useEffect, useRef } from 'react'
import { ComboBox, Input, type Key, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { Marked } from '../search/marked.tsx'
import { marksInText } from '../search/palette-marks.ts'
import { useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import styles from './dial-name.module.css'
import { type DialOffer, isName, useDialOffers } from './dial-offers.ts'

const css = classesOf(styles)

type DialNameProps = {
  text: string
  isDisabled: boolean
  onType: (text: string) => void
  /** Their number is taken, and not yet called. */
  onTake: (offer: DialOffer) => void
}

/** A number in any spelling, or a name: then it offers whose that is, with their numbers. Nothing here calls anybody. */
export function DialName({ text, isDisabled, onType, onTake }: DialNameProps) {
  const { calls } = useTexts()
  const { offers, isCurrent } = useDialOffers(text)
  const waiting = useRef(false)

  const isTyped = isName(text.trim())
  const takeFirst = () => {
    waiting.current = false
    if (offers[0]) onTake(offers[0])
  }
  const takeFirstWhenCurrent = useRef(takeFirst)
  takeFirstWhenCurrent.current = takeFirst
  // Enter right after the last letter: for this name, not for that of the answer before.
  useEffect(() => {
    if (isCurrent && waiting.current) takeFirstWhenCurrent.current()
  }, [isCurrent])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isOnRow = event.currentTarget.getAttribute('aria-activedescendant') !== null
    if (event.key !== 'Enter' || isOnRow || event.nativeEvent.isComposing || !isTyped) return
    event.preventDefault()
    event.stopPropagation()
    if (isCurrent) takeFirst()
    else waiting.current = true
  }

  return (
    <ComboBox
      aria-label={calls.dialField}
      items={offers}
      inputValue={text}
      onInputChange={(typed) => {
        waiting.current = false
        onType(typed)
      }}
      selectedKey={null}
      onSelectionChange={(key: Key | null) => {
        const offer = offers.find(({ id }) => id === key)
        if (offer) onTake(offer)
      }}
      defaultFilter={() => true}
      allowsCustomValue
      allowsEmptyCollection={isTyped}
      menuTrigger="input"
      isDisabled={isDisabled}
    >
      <Input
        className={css('input')}
        placeholder={calls.dialHint}
        maxLength={120}
        onKeyDownCapture={onKeyDown}
      />
      <Popover className={css('popover')}>
        {isTyped && isCurrent && offers.length === 0 && <p className={css('nothing')}>{calls.dialNobody}</p>}
        <ListBox<DialOffer> className={css('list')} aria-label={calls.dialOffers}>
          {(offer) => <Offer offer={offer} typed={text} />}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

function Offer({ offer: { id, name, company, shown, label }, typed }: { offer: DialOffer; typed: string }) {
  const { card } = useTexts()
  return (
    <ListBoxItem id={id} className={css('row')} textValue={shown}>
      <b className={css('name')}>
        <Marked text={name} stretches={marksInText(name, typed)} />
      </b>
      {company !== '' && <bdi className={css('company')}>{company}</bdi>}
      <span className={css('number')}>{shown}</span>
      <small>{card.labels[label]}</small>
    </ListBoxItem>
  )
}
