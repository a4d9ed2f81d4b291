import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import type { Case, Outcome, Satisfaction } from '../../src-main/contract/history.ts'
import type { CaseId } from '../../src-main/contract/ids.ts'
import { needsWork } from '../../src-main/domain/case-steps.ts'
import { offeredOutcomes } from '../house/outcomes.ts'
import { useAccess, useHouse, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { Kbd } from '../ui/kbd.tsx'
import { Panel } from '../ui/panel.tsx'
import { SatisfactionRow } from './satisfaction-row.tsx'
import styles from './wrap-up.module.css'

const css = classesOf(styles)

/** Where Alt+W goes, and the focus after the note is signed. */
export const wrapUpId = 'wrap-up'

const noCases: readonly Case[] = []

type WrapUpProps = {
  call: Call
  cases: readonly Case[] | undefined
  /** Signs what is still in the note; false where that cannot be, and then nothing typed is left behind. */
  signNote: () => Promise<boolean>
}

/** Two keys: a digit for the outcome, then Enter, or the digit of the case. Only while the focus is in here. */
export const WrapUp = memo(function WrapUp({ call, cases = noCases, signNote }: WrapUpProps) {
  const texts = useTexts().calls
  const { request } = useAccess()
  const { outcomes: choices, satisfaction: rules } = useHouse()
  const outcomes = useMemo(() => offeredOutcomes(choices, texts.outcomes), [choices, texts])
  const open = cases.filter(needsWork).slice(0, 8)
  const [outcome, setOutcome] = useState<Outcome | null>(call.outcome)
  const [caseId, setCaseId] = useState<CaseId | null>(
    call.caseId ?? (open.length === 1 ? (open[0]?.id ?? null) : null),
  )
  const [satisfaction, setSatisfaction] = useState<Satisfaction>()
  const frame = useRef<HTMLFieldSetElement>(null)
  const row = useRef<HTMLFieldSetElement>(null)

  // The button that ended the call is gone: the digits are for here, unless the operator is somewhere else already.
  useEffect(() => {
    if (document.activeElement === document.body) frame.current?.focus()
  }, [])

  const conclude = async (chosen: CaseId | null, how: Outcome | null = outcome) => {
    if (!(await signNote())) return
    await request('call:wrap-up', { callId: call.id, outcome: how, caseId: chosen, satisfaction })
  }

  const choose = (next: Outcome) => {
    setOutcome(next)
    frame.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const digit = /^\d$/.test(event.key) ? Number(event.key) : null
    if (event.key.toLowerCase() === 's' && row.current !== null) {
      event.preventDefault()
      row.current.focus()
    } else if (digit !== null) {
      event.preventDefault()
      if (outcome === null) {
        const next = outcomes[digit - 1]
        if (next) choose(next.outcome)
      } else if (digit === 0) void conclude(null)
      else {
        const next = open[digit - 1]
        if (next) void conclude(next.id)
      }
    } else if (event.key === 'Enter' && event.target === frame.current && outcome !== null) {
      event.preventDefault()
      void conclude(caseId)
    }
  }

  return (
    <Panel title={texts.wrapUp} shortcut="Alt W">
      <fieldset
        id={wrapUpId}
        ref={frame}
        tabIndex={-1}
        className={css('frame')}
        aria-label={`${texts.wrapUp} ${texts.wrapUpKeys}`}
        onKeyDown={onKeyDown}
      >
        <ul className={css('outcomes')}>
          {outcomes.map(({ outcome: each, label }, index) => (
            <li key={each}>
              <button
                type="button"
                aria-pressed={outcome === each}
                className={css('outcome', outcome === each && 'chosen')}
                onClick={() => choose(each)}
              >
                {outcome === null && <Kbd>{String(index + 1)}</Kbd>}
                {label}
              </button>
            </li>
          ))}
        </ul>
        {outcome !== null && (
          <ul className={css('cases')} aria-label={texts.wrapUpCase}>
            {[null, ...open].map((each, index) => (
              <li key={each?.id ?? 'none'}>
                <button
                  type="button"
                  aria-pressed={caseId === (each?.id ?? null)}
                  className={css('outcome', caseId === (each?.id ?? null) && 'chosen')}
                  onClick={() => setCaseId(each?.id ?? null)}
                >
                  <Kbd>{String(index)}</Kbd>
                  <span>{each?.subject ?? texts.wrapUpNoCase}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {rules.asked && call.customerId !== null && (
          <SatisfactionRow
            row={row}
            value={satisfaction}
            onChoose={(mark) => {
              setSatisfaction(mark)
              frame.current?.focus()
            }}
          />
        )}
        <div className={css('end')}>
          <Button
            look="first"
            shortcut="Enter"
            isDisabled={outcome === null}
            onPress={() => void conclude(caseId)}
          >
            {texts.wrapUpDone}
          </Button>
          <Button look="quiet" onPress={() => void conclude(caseId, null)}>
            {texts.wrapUpSkip}
          </Button>
        </div>
        <p className={css('keys')}>{texts.wrapUpKeys}</p>
      </fieldset>
    </Panel>
  )
})
