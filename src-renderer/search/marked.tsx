import { Fragment } from 'react'
import type { Stretch } from '../../src-main/domain/search-text.ts'
import styles from './marked.module.css'

/** A text with some of its stretches marked: text nodes only, whatever the text holds. */
export function Marked({ text, stretches }: { text: string; stretches: readonly Stretch[] }) {
  const parts = stretches.map(({ from, to }, index) => ({
    key: from,
    before: text.slice(stretches[index - 1]?.to ?? 0, from),
    marked: text.slice(from, to),
  }))
  return (
    <>
      {parts.map(({ key, before, marked }) => (
        <Fragment key={key}>
          {before}
          <mark className={styles['mark']}>{marked}</mark>
        </Fragment>
      ))}
      {text.slice(stretches.at(-1)?.to ?? 0)}
    </>
  )
}
