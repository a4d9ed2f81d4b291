import { type FormEvent, useState } from 'react'
import type { CustomerId } from '../../src-main/contract/ids.ts'
import type { CallbackPromise } from '../../src-main/contract/promises.ts'
import { courseOf, isOwed } from '../../src-main/domain/promise-course.ts'
import { holderWords } from '../promises/holder-words.ts'
import { targetId } from '../state/card-place.ts'
import { useAccess, useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { openOverlay } from '../state/ui-store.ts'
import { useSignature } from '../state/use-signature.ts'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './promise-list.module.css'

const css = classesOf(styles)

const icons = {
  due: 'clock',
  soon: 'clock',
  broken: 'warning',
  kept: 'check',
  released: 'close',
} as const satisfies Record<string, IconName>

type PromiseListProps = { customerId: CustomerId; promises: readonly CallbackPromise[] }

/** What was promised and what became of it; nothing here can be deleted. */
export function PromiseList({ customerId, promises }: PromiseListProps) {
  const { card, promises: words } = useTexts()
  const { ui } = useAccess()
  return (
    <div className={css('list')}>
      <div className={css('make')}>
        <Button
          size="s"
          icon="plus"
          shortcut="Alt P"
          onPress={() => openOverlay(ui, { kind: 'promise', customerId, callId: null, caseId: null })}
        >
          {words.make}
        </Button>
      </div>
      {promises.length === 0 && (
        <EmptyState icon="clock" title={card.promises.none}>
          <p>{card.promises.noneWhy}</p>
        </EmptyState>
      )}
      <ul>
        {promises.map((promise) => (
          <li key={promise.id}>
            <PromiseRow promise={promise} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function PromiseRow({ promise }: { promise: CallbackPromise }) {
  const { card, promises, time } = useTexts()
  const now = useMinute()
  const [releasing, setReleasing] = useState(false)
  const signed = useSignature()
  const { what, dueAt, attempts, release } = promise
  const { state, broken, closedAt } = courseOf(promise, now)
  const said = [
    broken && closedAt !== null && promises.late,
    card.promises.by(time.when(dueAt, now)),
    signed(promise.initials, promise.agentId),
    closedAt !== null && time.when(closedAt, now),
    release && card.quoted(release.reason),
  ]
  return (
    <article
      id={targetId({ kind: 'promise', id: promise.id })}
      tabIndex={-1}
      className={css('promise', state, broken && 'late')}
      aria-label={what}
    >
      <Icon name={icons[state]} />
      <div className={css('what')}>
        <p>{what}</p>
        <p className={css('about')}>
          <b>{promises.states[state]}</b>
          {said.filter(Boolean).map((part) => ` · ${part}`)}
        </p>
        {isOwed(promise) && <Holder promise={promise} />}
        {attempts.length > 0 && (
          <ol className={css('tries')} aria-label={promises.tries}>
            {attempts.map(({ id, at, outcome, initials, agentId }) => (
              <li key={id}>
                {[promises.attempts[outcome], time.when(at, now), signed(initials, agentId)]
                  .filter(Boolean)
                  .join(' · ')}
              </li>
            ))}
          </ol>
        )}
        {releasing && <Release promise={promise} onClose={() => setReleasing(false)} />}
      </div>
      {isOwed(promise) && !releasing && <Acts promise={promise} onRelease={() => setReleasing(true)} />}
    </article>
  )
}

/** Who owes it now, as the ledger has it. */
function Holder({ promise }: { promise: CallbackPromise }) {
  const texts = useTexts()
  const now = useMinute()
  const agents = useConsole((state) => state.agents)
  const me = useConsole((state) => state.agentId)
  const entry = useConsole(({ ledger }) => ledger.entries.find((each) => each.promise.id === promise.id))
  return entry ? <p className={css('about')}>{holderWords(entry.holder, agents, me, texts, now)}</p> : null
}

function Acts({ promise, onRelease }: { promise: CallbackPromise; onRelease: () => void }) {
  const { card, promises } = useTexts()
  const request = useRequests()
  const canCall = useConsole(({ line }) => line.state === 'registered')
  const input = { promiseId: promise.id }
  return (
    <div className={css('acts')}>
      {canCall && (
        <Button size="s" icon="phone-out" onPress={() => void request('promise:call', input)}>
          {promises.callShort}
        </Button>
      )}
      <Button size="s" icon="check" onPress={() => void request('promise:keep', input)}>
        {card.promises.keep}
      </Button>
      <Button size="s" look="quiet" onPress={onRelease}>
        {promises.release}
      </Button>
    </div>
  )
}

/** Only by the customer's own word, and with it. */
function Release({ promise, onClose }: { promise: CallbackPromise; onClose: () => void }) {
  const { promises, shell } = useTexts()
  const request = useRequests()
  const [reason, setReason] = useState('')

  const release = async (event: FormEvent) => {
    event.preventDefault()
    if (!reason.trim()) return
    const released = await request('promise:release', { promiseId: promise.id, reason: reason.trim() })
    if (released.ok) onClose()
  }

  return (
    <form
      className={css('release')}
      aria-label={promises.releaseTitle}
      onSubmit={(event) => void release(event)}
    >
      <TextField
        label={promises.releaseReason}
        value={reason}
        onChange={setReason}
        maxLength={300}
        autoFocus
      />
      <div className={css('acts')}>
        <Button type="submit" size="s" look="first" isDisabled={!reason.trim()}>
          {promises.releaseDo}
        </Button>
        <Button size="s" onPress={onClose}>
          {shell.cancel}
        </Button>
      </div>
    </form>
  )
}
