import type { Call } from '../../src-main/contract/calls.ts'
import type { QualityPoint } from '../../src-main/contract/quality.ts'
import { useConsole, useLanguage, useTexts } from '../state/console-context.tsx'
import styles from './diagnostics.module.css'
import { decimal, verdictOf } from './figures.ts'

/** How the call is heard, as a small line. It has its place from the answer on: the screen must not jump in mid-call. */
export function HeardLine({ call }: { call: Call }) {
  const { diagnostics: words } = useTexts()
  const language = useLanguage()
  const heard = useConsole((state) => state.heardById[call.id])
  if (call.state !== 'talking' && call.state !== 'held') return null
  if (!heard)
    return (
      <p className={styles['heard']} aria-hidden="true">
        {'\u00a0'}
      </p>
    )
  const { point, codec } = heard
  const verdict = verdictOf(point.mos)
  const say = decimal(language)
  return (
    <p className={styles['heard']} data-verdict={verdict} title={words.why}>
      {[words.heard[verdict], words.mos(say(point.mos)), codec, ...details(point, words, say)].join(' · ')}
    </p>
  )
}

function details(
  { roundTripMs, lossPercent, jitterMs }: QualityPoint,
  words: ReturnType<typeof useTexts>['diagnostics'],
  say: (value: number) => string,
): readonly string[] {
  return [
    ...(roundTripMs === null ? [] : [`${roundTripMs} ms`]),
    words.loss(lossPercent === 0 ? '0' : say(lossPercent)),
    words.jitter(jitterMs),
  ]
}
