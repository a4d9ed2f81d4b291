import type { Call } from '../../src-main/contract/calls.ts'
import type { CallbackPromise } from '../../src-main/contract/promises.ts'
import { textsFor } from '../../src-main/texts/index.ts'
import { useCard } from '../customers/use-card.ts'
import { useDraftStore } from '../notes/use-note.ts'
import { PromiseForm } from '../promises/promise-form.tsx'
import { suggestedWhat } from '../promises/suggested-words.ts'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import styles from './transfer-dialog.module.css'

type PromiseInsteadProps = { call: Call; onMade: (promise: CallbackPromise) => void }

/** In a third of the dialog, beside the two other ways. */
const mostOffers = 6

/** The default: the focus is here, and Enter makes it. */
export function PromiseInstead({ call, onMade }: PromiseInsteadProps) {
  const { transfers, promises } = useTexts()
  const card = useCard(call.customerId)
  const drafts = useDraftStore()
  const about =
    card?.cases.find(({ id }) => id === call.caseId) ?? card?.cases.find(({ state }) => state !== 'green')
  return (
    <section className={`${styles['way']} ${styles['first']}`} aria-label={transfers.promise}>
      <h3>{transfers.promise}</h3>
      <p className={styles['about']}>{transfers.promiseWhy}</p>
      {card ? (
        <PromiseForm
          customerId={card.customer.id}
          cases={card.cases}
          caseId={call.caseId}
          most={mostOffers}
          insteadOf={call.id}
          what={suggestedWhat(drafts.textOf(call.id), about, promises.defaultWhat)}
          onMade={onMade}
        />
      ) : (
        <p>{transfers.noCustomer}</p>
      )}
    </section>
  )
}

/** The form that was in focus is gone with the promise made. */
function focusButton(form: HTMLFormElement | null): void {
  form?.querySelector('button')?.focus()
}

/** The promise in the customer's own form of address and language, to be read out. */
export function WhatToSay({ promise, onClose }: { promise: CallbackPromise; onClose: () => void }) {
  const { transfers } = useTexts()
  const card = useCard(promise.customerId)
  const agents = useConsole((state) => state.agents)
  const me = useConsole((state) => state.agentId)
  if (!card) return null
  const { formOfAddress, language } = card.customer
  const { promises, time } = textsFor(language)
  const when = time.said(promise.dueAt, Date.now())
  const who = agents.find(({ id }) => id === promise.ownerId)?.name ?? promises.aColleague
  const sentence =
    promise.ownerId !== null && promise.ownerId === me
      ? promises.sayMyself[formOfAddress](when)
      : promises.say[formOfAddress](who, when)
  return (
    <div className={styles['say']} role="status">
      <p className={styles['label']}>{transfers.say}</p>
      <blockquote lang={language}>{sentence}</blockquote>
      <form ref={focusButton} onSubmit={onClose}>
        <Button type="submit" look="first" shortcut="Enter">
          {transfers.back}
        </Button>
      </form>
    </div>
  )
}
