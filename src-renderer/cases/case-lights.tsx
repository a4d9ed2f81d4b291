import { memo } from 'react'
import type { Case, CaseState } from '../../src-main/contract/history.ts'
import { useTexts } from '../state/console-context.tsx'
import { Light } from '../ui/light.tsx'
import styles from './case-lights.module.css'

const order = ['red', 'yellow', 'green'] as const satisfies readonly CaseState[]

/** How many cases stand where; compact leaves the solved ones out. */
export const CaseLights = memo(function CaseLights({
  cases,
  compact = false,
}: {
  cases: readonly Case[]
  compact?: boolean
}) {
  const texts = useTexts().cases
  const shown = order
    .map((state) => ({ state, count: cases.filter((each) => each.state === state).length }))
    .filter(({ state, count }) => count > 0 && !(compact && state === 'green'))
  if (shown.length === 0) return null
  return (
    <ul className={styles['lights']} aria-label={texts.lights}>
      {shown.map(({ state, count }) => (
        <li key={state}>
          <Light
            state={state}
            letter={texts.letters[state]}
            word={texts.counted[state](count)}
            compact={compact}
          />
        </li>
      ))}
    </ul>
  )
})
