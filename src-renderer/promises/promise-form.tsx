import { type FormEvent, useEffect, useState } from 'react'
import { Label, Radio, RadioGroup, type TextFieldProps } from 'react-aria-components'
import type { Case } from '../../src-main/contract/history.ts'
import type { CallId, CaseId, CustomerId } from '../../src-main/contract/ids.ts'
import type { PromiseOffer } from '../../src-main/contract/ledger.ts'
import type { CallbackPromise } from '../../src-main/contract/promises.ts'
import { needsWork } from '../../src-main/domain/case-steps.ts'
import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { useMinute } from '../ui/clock.ts'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './promise-form.module.css'
import { useOffers } from './use-offers.ts'

type TextFieldKeys = NonNullable<TextFieldProps['onKeyDown']>

type PromiseFormProps = {
  customerId: CustomerId
  /** The case it is made for; null: that is left to choose among those that need work. */
  caseId: CaseId | null
  cases: readonly Case[]
  /** Instead of a transfer of this call, and counted as such. */
  insteadOf: CallId | null
  /** Filled in beforehand: from the note, or from the case. */
  what: string
  /** So many times are offered at the most. */
  most?: number
  onMade: (promise: CallbackPromise) => void
}

/** Enter takes the first good offer; the arrows choose another; what is typed says what it is about. */
export function PromiseForm({
  customerId,
  caseId: given,
  cases,
  insteadOf,
  what: suggested,
  most = 9,
  onMade,
}: PromiseFormProps) {
  const { promises } = useTexts()
  const request = useRequests()
  const [what, setWhat] = useState(suggested)
  const [sending, setSending] = useState(false)
  const [caseId, setCaseId] = useState(given)
  const { offers, deskId, index, chosen, choose, move, setDeskId, load } = useOffers(caseId, most)
  const choices = cases.filter((each) => needsWork(each) || each.id === given)
  useSelectedText()

  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (!chosen || !offers || !what.trim() || sending) return
    setSending(true)
    const draft = {
      customerId,
      caseId,
      what: what.trim(),
      dueAt: chosen.at,
      deskId: offers.deskId,
      ownerId: chosen.ownerId,
    }
    const made =
      insteadOf === null
        ? await request('promise:make', draft)
        : await request('transfer:promise', { ...draft, callId: insteadOf })
    setSending(false)
    if (made.ok) onMade(made.value)
    // Rota or hours have changed since the times were offered.
    else void load()
  }

  const onArrow: TextFieldKeys = (event) => {
    // Escape still closes the dialog around it.
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return event.continuePropagation()
    event.preventDefault()
    move(event.key === 'ArrowDown' ? 1 : -1)
  }

  return (
    <form className={styles['form']} aria-label={promises.make} onSubmit={(event) => void make(event)}>
      <TextField
        label={promises.what}
        value={what}
        onChange={setWhat}
        maxLength={300}
        autoFocus
        onKeyDown={onArrow}
      />
      <div className={styles['choices']}>
        {offers && offers.desks.length > 1 && (
          <Select
            label={promises.desk}
            value={deskId ?? ''}
            options={offers.desks.map(({ id, name }) => ({ id: id as string, text: name }))}
            onChange={(id) => setDeskId(offers.desks.find((desk) => desk.id === id)?.id ?? null)}
          />
        )}
        {choices.length > 0 && (
          <Select
            label={promises.about}
            value={caseId ?? ''}
            options={[
              { id: '', text: promises.aboutNone },
              ...choices.map(({ id, subject }) => ({ id: id as string, text: subject })),
            ]}
            onChange={(id) => setCaseId(choices.find((each) => each.id === id)?.id ?? null)}
          />
        )}
      </div>
      {offers && offers.offers.length === 0 && (
        <p className={styles['none']} role="status">
          <b>{promises.noOffers}</b> {promises.noOffersWhy}
        </p>
      )}
      {offers && offers.offers.length > 0 && (
        <Offers offers={offers.offers} index={index} onChoose={choose} />
      )}
      <div className={styles['end']}>
        <Button type="submit" look="first" icon="clock" shortcut="Enter" isDisabled={!chosen || !what.trim()}>
          {promises.makeShort}
        </Button>
        <p className={styles['keys']}>{promises.keys}</p>
      </div>
    </form>
  )
}

type OffersProps = { offers: readonly PromiseOffer[]; index: number; onChoose: (index: number) => void }

function Offers({ offers, index, onChoose }: OffersProps) {
  const { promises, time } = useTexts()
  const agents = useConsole((state) => state.agents)
  const now = useMinute()
  return (
    <RadioGroup
      className={styles['offers'] ?? ''}
      value={String(index)}
      onChange={(key) => onChoose(Number(key))}
    >
      <Label className={styles['label'] ?? ''}>{promises.by}</Label>
      <div className={styles['times']}>
        {offers.map(({ at, ownerId }, each) => (
          <Radio key={at} value={String(each)} className={styles['offer'] ?? ''}>
            <b>{time.when(at, now)}</b>
            <span>{agents.find(({ id }) => id === ownerId)?.name ?? promises.nobody}</span>
          </Radio>
        ))}
      </div>
      {/* The field keeps the focus while the arrows choose. */}
      <p className="visually-hidden" role="status">
        {offers[index] && time.when(offers[index].at, now)}
      </p>
    </RadioGroup>
  )
}

/** What was filled in goes with the first letter typed. */
function useSelectedText(): void {
  useEffect(() => {
    const { activeElement } = document
    if (activeElement instanceof HTMLInputElement) activeElement.select()
  }, [])
}
