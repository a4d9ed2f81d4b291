import { memo } from 'react'
import type { CaseState } from '../../src-main/contract/history.ts'
import { classesOf } from './classes.ts'
import styles from './light.module.css'

const css = classesOf(styles)

function Shape({ state }: { state: CaseState }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={css('shape')}>
      {state === 'red' && <circle cx="12" cy="12" r="8" />}
      {state === 'yellow' && <path d="M12 4 21 20H3z" />}
      {state === 'green' && <path className={css('stroke')} d="m5 13 5 5L20 6" />}
    </svg>
  )
}

type LightProps = {
  state: CaseState
  letter: string
  word: string
  /** On the call bar: the same colours on a chip of their own. */
  compact?: boolean
}

/** A traffic light that says its state by shape, letter and word; colour is never the only signal. */
export const Light = memo(function Light({ state, letter, word, compact = false }: LightProps) {
  return (
    <span className={css('light', state, compact && 'compact')}>
      <Shape state={state} />
      <span>
        <b>{letter}</b> · {word}
      </span>
    </span>
  )
})
