import { useState } from 'react'
import type { Language } from '../../src-main/contract/customers.ts'
import type { Case } from '../../src-main/contract/history.ts'
import { spellCode } from '../../src-main/domain/spelling.ts'
import { useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { referenceOf } from './reference-of.ts'
import styles from './spelled-reference.module.css'

const css = classesOf(styles)

type SpelledReferenceProps = {
  each: Case
  /** The customer's: in which the words are said. */
  language: Language
}

/** The reference; a press shows how to say it over a bad line, another hides that again. */
export function SpelledReference({ each, language }: SpelledReferenceProps) {
  const { cases } = useTexts()
  const [spelled, setSpelled] = useState(false)
  return (
    <>
      <button
        type="button"
        className={css('reference')}
        aria-expanded={spelled}
        aria-label={`${referenceOf(each)}. ${cases.spell}`}
        title={cases.spell}
        onClick={() => setSpelled(!spelled)}
      >
        {referenceOf(each)}
      </button>
      {spelled && (
        <p className={css('spelled')} lang={language} role="status">
          {spellCode(each.reference, language).map((group) => (
            <span key={group.join(' ')}>{group.join(' ')}</span>
          ))}
        </p>
      )}
    </>
  )
}
