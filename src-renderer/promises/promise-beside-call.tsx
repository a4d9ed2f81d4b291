import type { Call } from '../../src-main/contract/calls.ts'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import type { CallId } from '../../src-main/contract/ids.ts'
import type { CallbackPromise } from '../../src-main/contract/promises.ts'
import { breaksAt } from '../../src-main/domain/promise-course.ts'
import { useAccess, useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import { beginPromise } from './promise-actions.ts'
import styles from './promise-beside-call.module.css'
import { promisesOfCall } from './promise-of-call.ts'

const css = classesOf(styles)

/** From the answer on: the promises the customer waits for, each kept with one key; or one to be made. */
export function PromiseBesideCall({ call, card }: { call: Call; card: CustomerCard }) {
  const { promises } = useTexts()
  const access = useAccess()
  if (call.answeredAt === null) return null
  const { kept, next } = promisesOfCall(call, card)
  if (kept.length === 0 && next === null)
    return (
      <div className={css('alone')}>
        <Button size="s" icon="clock" shortcut="Alt P" onPress={() => beginPromise(access)}>
          {promises.make}
        </Button>
      </div>
    )
  const onMake = () => beginPromise(access)
  return (
    <section className={css('promises')} aria-label={promises.openStill}>
      {kept.map((promise, index) => (
        <Kept
          key={promise.id}
          promise={promise}
          callId={call.id}
          {...(next === null && index === kept.length - 1 ? { onMake } : {})}
        />
      ))}
      {next && (
        <Next key={next.id} promise={next} callId={call.id} isOneMore={kept.length > 0} onMake={onMake} />
      )}
    </section>
  )
}

type OneProps = { promise: CallbackPromise; callId: CallId }

function Kept({ promise, callId, onMake }: OneProps & { onMake?: () => void }) {
  const { promises } = useTexts()
  const request = useRequests()
  return (
    <div className={css('promise', 'kept')}>
      <Icon name="check" />
      <What what={promise.what} about={promises.keptByCall} />
      <div className={css('acts')}>
        <Button size="s" onPress={() => void request('promise:not-kept', { promiseId: promise.id, callId })}>
          {promises.notKept}
        </Button>
        {onMake && <Another onMake={onMake} />}
      </div>
    </div>
  )
}

function Next({ promise, callId, isOneMore, onMake }: OneProps & { isOneMore: boolean; onMake: () => void }) {
  const { promises, card: words, time } = useTexts()
  const request = useRequests()
  const now = useMinute()
  const state = now >= breaksAt(promise) ? 'broken' : 'due'
  return (
    <div className={css('promise', state)}>
      <Icon name={state === 'broken' ? 'warning' : 'clock'} />
      <What
        what={isOneMore ? promises.oneMore(promise.what) : promise.what}
        about={`${words.promises[state]} · ${words.promises.by(time.when(promise.dueAt, now))}`}
      />
      <div className={css('acts')}>
        <Button
          size="s"
          look="first"
          icon="check"
          shortcut="Alt K"
          onPress={() => void request('promise:keep', { promiseId: promise.id, callId })}
        >
          {promises.keepNow}
        </Button>
        <Another onMake={onMake} />
      </div>
    </div>
  )
}

function What({ what, about }: { what: string; about: string }) {
  return (
    <div className={css('what')}>
      <p title={what}>{what}</p>
      <p className={css('about')} role="status">
        {about}
      </p>
    </div>
  )
}

function Another({ onMake }: { onMake: () => void }) {
  const { promises } = useTexts()
  return (
    <Button
      size="s"
      look="quiet"
      icon="plus"
      label={promises.make}
      hint={`${promises.make} (Alt P)`}
      onPress={onMake}
    />
  )
}
