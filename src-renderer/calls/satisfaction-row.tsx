import type { KeyboardEvent, RefObject } from 'react'
import type { Satisfaction } from '../../src-main/contract/history.ts'
import { questionOf } from '../house/outcomes.ts'
import { useHouse, useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { Kbd } from '../ui/kbd.tsx'
import styles from './satisfaction-row.module.css'

const css = classesOf(styles)

const marks = [1, 2, 3, 4, 5] as const satisfies readonly Satisfaction[]

type SatisfactionRowProps = {
  row: RefObject<HTMLFieldSetElement | null>
  value: Satisfaction | undefined
  onChoose: (mark: Satisfaction | undefined) => void
}

/** What the customer answered: a digit while the focus is in here; the same again takes it back. */
export function SatisfactionRow({ row, value, onChoose }: SatisfactionRowProps) {
  const { calls } = useTexts()
  const { satisfaction: rules } = useHouse()
  const choose = (mark: Satisfaction) => onChoose(mark === value ? undefined : mark)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !/^\d$/.test(event.key)) return
    event.preventDefault()
    // The digits of the outcomes around it are not meant.
    event.stopPropagation()
    const mark = marks.find((each) => String(each) === event.key)
    if (mark !== undefined) choose(mark)
  }
  return (
    <fieldset ref={row} tabIndex={-1} className={css('row')} onKeyDown={onKeyDown}>
      <legend className={css('question')}>
        <span dir="auto">{questionOf(rules, calls.satisfaction)}</span> <Kbd>S</Kbd>
      </legend>
      <div className={css('marks')}>
        {marks.map((mark) => (
          <button
            key={mark}
            type="button"
            aria-label={calls.ofFive(mark)}
            aria-pressed={mark === value}
            className={css('mark', mark === value && 'chosen')}
            onClick={() => choose(mark)}
          >
            {mark}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
