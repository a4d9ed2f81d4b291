import { memo } from 'react'
import type { ToldLine } from '../../src-main/contract/history.ts'
import { useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import { toldSentence } from './told-sentence.ts'
import styles from './told-strip.module.css'

const css = classesOf(styles)

export const ToldStrip = memo(function ToldStrip({ told }: { told: readonly ToldLine[] }) {
  const texts = useTexts()
  const now = useMinute()
  return (
    <section className={css('told')} aria-label={texts.card.told}>
      <div className={css('head')}>
        <h3>{texts.card.told}</h3>
        <span>{told.length > 0 ? texts.card.toldWhy : texts.card.toldNothing}</span>
      </div>
      <ul>
        {told.map((line) => {
          const { icon, text, by, broken } = toldSentence(line, texts, now)
          return (
            <li key={keyOf(line)} className={css('line', broken && 'broken')}>
              <Icon name={icon} size="s" />
              <span className={css('text')} title={text}>
                {text}
              </span>
              <span className={css('by')}>{by}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
})

function keyOf(line: ToldLine): string {
  switch (line.kind) {
    case 'promise-broken':
    case 'promise-due':
      return line.promise.id
    case 'case-open':
      return line.case.id
    case 'last-contact':
      return line.interaction.id
  }
}
