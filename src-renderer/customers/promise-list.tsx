import type { CallbackPromise } from '../../src-main/contract/history.ts'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './promise-list.module.css'

const css = classesOf(styles)

export function PromiseList({ promises }: { promises: readonly CallbackPromise[] }) {
  const texts = useTexts().card.promises
  if (promises.length === 0)
    return (
      <EmptyState icon="clock" title={texts.none}>
        <p>{texts.noneWhy}</p>
      </EmptyState>
    )
  return (
    <ul className={css('list')}>
      {promises.map((promise) => (
        <li key={promise.id}>
          <PromiseRow promise={promise} />
        </li>
      ))}
    </ul>
  )
}

function PromiseRow({ promise }: { promise: CallbackPromise }) {
  const { card, time } = useTexts()
  const request = useRequests()
  const now = useMinute()
  const { what, dueAt, keptAt, initials } = promise
  const state = keptAt !== null ? 'kept' : dueAt < now ? 'broken' : 'due'
  return (
    <article className={css('promise', state)}>
      <Icon name={state === 'kept' ? 'check' : state === 'broken' ? 'warning' : 'clock'} />
      <div className={css('what')}>
        <p>{what}</p>
        <p className={css('about')}>
          <b>{card.promises[state]}</b>
          {[card.promises.by(time.when(dueAt, now)), initials].filter(Boolean).map((part) => ` · ${part}`)}
        </p>
      </div>
      {keptAt === null && (
        <Button size="s" icon="check" onPress={() => void request('promise:keep', { promiseId: promise.id })}>
          {card.promises.keep}
        </Button>
      )}
    </article>
  )
}
