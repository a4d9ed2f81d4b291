import { type FormEvent, useId, useState } from 'react'
import type { Customer, CustomerField } from '../../src-main/contract/customers.ts'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import type { CustomerId } from '../../src-main/contract/ids.ts'
import { formatCode } from '../../src-main/domain/codes.ts'
import { useDraftStore } from '../notes/use-note.ts'
import { useAccess, useHouse, useTexts, useUi } from '../state/console-context.tsx'
import { keepCard } from '../state/console-store.ts'
import { notify, openCustomer } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { fieldText } from './field-text.ts'
import { FindCard } from './find-card.tsx'
import {
  bothTags,
  differingFields,
  fieldsOf,
  type Picks,
  type Side,
  sideOf,
  sidesOf,
} from './merge-choice.ts'
import styles from './merge-dialog.module.css'
import { useCard } from './use-card.ts'

type MergeDialogProps = {
  customerId: CustomerId
  /** Null: the other card is looked for first. */
  otherId: CustomerId | null
  onClose: () => void
}

/** Both cards side by side; field by field one chooses what stays written. */
export function MergeDialog({ customerId, otherId, onClose }: MergeDialogProps) {
  const { oneCard } = useTexts()
  const [chosenId, setChosenId] = useState(otherId)
  const card = useCard(customerId)
  const other = useCard(chosenId)
  return (
    <Dialog title={oneCard.mergeTitle} isOpen size="l" onClose={onClose} closeLabel={oneCard.mergeCancel}>
      {card && other ? (
        <Compare cards={longestKnownFirst(card, other)} onClose={onClose} />
      ) : (
        <FindCard except={customerId} onFound={setChosenId} />
      )}
    </Dialog>
  )
}

function longestKnownFirst(one: CustomerCard, other: CustomerCard): readonly [CustomerCard, CustomerCard] {
  return one.customer.createdAt <= other.customer.createdAt ? [one, other] : [other, one]
}

type CompareProps = { cards: readonly [CustomerCard, CustomerCard]; onClose: () => void }

function Compare({ cards, onClose }: CompareProps) {
  const { oneCard } = useTexts()
  const [keepsSecond, setKeepsSecond] = useState(false)
  const [picks, setPicks] = useState<Picks>({})
  const [left, right] = cards
  const [kept, other] = keepsSecond ? [right, left] : [left, right]
  const merge = useMerge(kept.customer, other.customer, picks, onClose)
  const differing = differingFields(kept.customer, other.customer)

  return (
    <form className={styles['compare']} onSubmit={(event) => void merge(event)}>
      <fieldset className={styles['cards']}>
        <legend className="visually-hidden">{oneCard.mergeKept}</legend>
        {cards.map((card, index) => (
          <Head
            key={card.customer.id}
            card={card}
            isKept={keepsSecond === (index === 1)}
            onKeep={() => {
              setKeepsSecond(index === 1)
              setPicks({})
            }}
          />
        ))}
      </fieldset>
      <h3>{oneCard.mergeField}</h3>
      {differing.length === 0 && <p>{oneCard.mergeNothingDiffers}</p>}
      {differing.map((field) => (
        <Field
          key={field}
          field={field}
          keepsSecond={keepsSecond}
          kept={kept.customer}
          other={other.customer}
          side={sideOf(field, kept.customer, other.customer, picks)}
          onPick={(side) => setPicks((before) => ({ ...before, [field]: side }))}
        />
      ))}
      <p className={styles['keeps']}>{oneCard.mergeKeeps}</p>
      <div className={styles['buttons']}>
        <Button onPress={onClose}>{oneCard.mergeCancel}</Button>
        <Button type="submit" look="first">
          {oneCard.mergeDo}
        </Button>
      </div>
    </form>
  )
}

function useMerge(kept: Customer, other: Customer, picks: Picks, onClose: () => void) {
  const { oneCard } = useTexts()
  const { console: store, ui, request } = useAccess()
  const drafts = useDraftStore()
  const screen = useUi((state) => state.screen)

  return async (event: FormEvent) => {
    event.preventDefault()
    const fields = fieldsOf(kept, other, picks)
    const result = await request('customer:merge', { keptId: kept.id, mergedId: other.id, fields })
    if (!result.ok) return
    keepCard(store, result.value)
    // A note begun on the other card goes on where the card now is.
    const begun = drafts.textOf(other.id)
    if (begun.trim() !== '') {
      drafts.type(kept.id, [drafts.textOf(kept.id), begun].filter((text) => text.trim() !== '').join('\n'))
      drafts.type(other.id, '')
    }
    onClose()
    if (screen === 'customers') openCustomer(ui, kept.id)
    notify(ui, { kind: 'done', text: oneCard.mergeDone })
  }
}

function Head({ card, isKept, onKeep }: { card: CustomerCard; isKept: boolean; onKeep: () => void }) {
  const { oneCard, time } = useTexts()
  const { customer, cases, promises } = card
  return (
    <label className={styles['head']} data-kept={isKept}>
      <b>
        <bdi>{customer.name}</bdi>
      </b>
      <span>
        {formatCode(customer.code)} · {oneCard.since(time.year(customer.createdAt))}
      </span>
      <span>{oneCard.mergeHas(customer.phones.length, cases.length, promises.length)}</span>
      <span className={styles['keep']}>
        <input type="radio" name="kept" checked={isKept} onChange={onKeep} /> {oneCard.mergeKept}
      </span>
    </label>
  )
}

type FieldProps = {
  field: CustomerField
  /** The kept card stands on the right. */
  keepsSecond: boolean
  kept: Customer
  other: Customer
  side: Side
  onPick: (side: Side) => void
}

function Field({ field, keepsSecond, kept, other, side, onPick }: FieldProps) {
  const texts = useTexts()
  const house = useHouse()
  const name = useId()
  const [first, second, ...more] = sidesOf(field, kept, other)
  const options = [...(keepsSecond ? [second, first] : [first, second]), ...more].filter(
    (which) => which !== undefined,
  )
  const said = (which: Side) => {
    const value = which === 'kept' ? kept[field] : which === 'other' ? other[field] : bothTags(kept, other)
    const text = fieldText(field, value, texts, house) || texts.oneCard.mergeEmpty
    return which === 'both' ? `${texts.oneCard.mergeBoth}: ${text}` : text
  }
  return (
    <fieldset className={styles['field']}>
      <legend>{texts.oneCard.fields[field]}</legend>
      {options.map((which) => (
        <label key={which} className={styles['value']}>
          <input type="radio" name={name} checked={side === which} onChange={() => onPick(which)} />
          <bdi>{said(which)}</bdi>
        </label>
      ))}
    </fieldset>
  )
}
