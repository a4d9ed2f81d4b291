import type { Call } from '../../src-main/contract/calls.ts'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import { breaksAt } from '../../src-main/domain/promise-course.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import { beginPromise } from './promise-actions.ts'
import styles from './promise-beside-call.module.css'
import { promiseOfCall } from './promise-of-call.ts'

const css = classesOf(styles)

/** From the answer on: the promise the customer waits for, kept with one key; or one to be made. */
export function PromiseBesideCall({ call, card }: { call: Call; card: CustomerCard }) {
  const { promises, card: words, time } = useTexts()
  const access = useAccess()
  const now = useMinute()
  if (call.answeredAt === null) return null
  const found = promiseOfCall(call, card)
  const { request } = access
  if (!found)
    return (
      <div className={css('alone')}>
        <Button size="s" icon="clock" shortcut="Alt P" onPress={() => beginPromise(access)}>
          {promises.make}
        </Button>
      </div>
    )
  const { promise, kept } = found
  const input = { promiseId: promise.id, callId: call.id }
  const state = kept ? 'kept' : now >= breaksAt(promise) ? 'broken' : 'due'
  return (
    <section className={css('promise', state)} aria-label={promises.openStill}>
      <Icon name={kept ? 'check' : state === 'broken' ? 'warning' : 'clock'} />
      <div className={css('what')}>
        <p title={promise.what}>{promise.what}</p>
        <p className={css('about')} role="status">
          {kept
            ? promises.keptByCall
            : `${words.promises[state === 'broken' ? 'broken' : 'due']} · ${words.promises.by(time.when(promise.dueAt, now))}`}
        </p>
      </div>
      <div className={css('acts')}>
        {kept ? (
          <Button size="s" onPress={() => void request('promise:not-kept', input)}>
            {promises.notKept}
          </Button>
        ) : (
          <Button
            size="s"
            look="first"
            icon="check"
            shortcut="Alt K"
            onPress={() => void request('promise:keep', input)}
          >
            {promises.keepNow}
          </Button>
        )}
        <Button
          size="s"
          look="quiet"
          icon="plus"
          label={promises.make}
          hint={`${promises.make} (Alt P)`}
          onPress={() => beginPromise(access)}
        />
      </div>
    </section>
  )
}
