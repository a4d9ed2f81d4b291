import type { LoggedCall } from '../../src-main/contract/calls.ts'
import { useTexts } from '../state/console-context.tsx'
import styles from './diagnostics.module.css'

/** When a call came, was answered, was kept on hold and ended, and why. */
export function CallTimes({ call }: { call: LoggedCall }) {
  const texts = useTexts()
  const { title, ...words } = texts.diagnostics.times
  return (
    <dl className={styles['times']} aria-label={title}>
      {timesOf(call, texts).map(({ kind, said }) => (
        <div key={kind}>
          <dt>{words[kind]}</dt>
          {said.map((line) => (
            <dd key={line}>{line}</dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

type Texts = ReturnType<typeof useTexts>
type Kind = Exclude<keyof Texts['diagnostics']['times'], 'title'>
type Times = { readonly kind: Kind; readonly said: readonly string[] }

function timesOf(call: LoggedCall, texts: Texts): readonly Times[] {
  const { time, calls } = texts
  const at = (kind: Kind, when: number | null): Times => ({
    kind,
    said: when === null ? [] : [time.exact(when)],
  })
  const ended = at('ended', call.endedAt)
  const why = call.end === null ? [] : [calls.end[call.end.reason]]
  return [
    at(call.direction === 'in' ? 'received' : 'dialled', call.receivedAt),
    at('painted', call.paintedAt),
    at('answered', call.answeredAt),
    { kind: 'held' as const, said: holdsOf(call, texts) },
    { ...ended, said: [...ended.said, ...why] },
  ].filter(({ said }) => said.length > 0)
}

function holdsOf({ holds, heldMs, heldSince }: LoggedCall, { time }: Texts): readonly string[] {
  const over = holds.map(
    ({ from, to }) => `${time.stretch(from, to)} (${time.duration(Math.round((to - from) / 1000))})`,
  )
  // Of calls from before there is only the sum.
  const sum = over.length === 0 && heldMs > 0 ? [time.duration(Math.round(heldMs / 1000))] : []
  return [...sum, ...over, ...(heldSince === null ? [] : [`${time.exact(heldSince)}–`])]
}
