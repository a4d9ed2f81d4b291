import { memo } from 'react'
import type { CustomerCard, Interaction, ToldLine } from '../../src-main/contract/history.ts'
import { lookInCard, showEntry, wholeTimeline } from '../state/card-place.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import type { UiStore } from '../state/ui-store.ts'
import { useSignature } from '../state/use-signature.ts'
import { classesOf } from '../ui/classes.ts'
import { useMinute } from '../ui/clock.ts'
import { Icon } from '../ui/icon.tsx'
import { toldSentence } from './told-sentence.ts'
import styles from './told-strip.module.css'

const css = classesOf(styles)

/** Each line is one line of text, and goes to what it is about. */
export const ToldStrip = memo(function ToldStrip({ card }: { card: CustomerCard }) {
  const texts = useTexts()
  const { ui } = useAccess()
  const now = useMinute()
  const signed = useSignature()
  const { told } = card
  return (
    <section className={css('told')} aria-label={texts.card.told}>
      <div className={css('head')}>
        <h3>{texts.card.told}</h3>
        <span>{told.length > 0 ? texts.card.toldWhy : texts.card.toldNothing}</span>
      </div>
      <ul>
        {told.map((line) => {
          const { icon, text, by, broken } = toldSentence(line, texts, now, signed)
          return (
            <li key={keyOf(line)}>
              <button
                type="button"
                className={css('line', broken && 'broken')}
                title={text}
                onClick={() => goTo(ui, card, line)}
              >
                <Icon name={icon} size="s" />
                <span className={css('text')}>{text}</span>
                <span className={css('by')}>{by}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
})

function goTo(ui: UiStore, card: CustomerCard, line: ToldLine): void {
  const customerId = card.customer.id
  switch (line.kind) {
    case 'promise-broken':
    case 'promise-due':
      lookInCard(ui, customerId, { tab: 'promises', target: { kind: 'promise', id: line.promise.id } })
      break
    case 'case-open':
      lookInCard(ui, customerId, { tab: 'cases', target: { kind: 'case', id: line.case.id } })
      break
    case 'last-contact':
      goToEntry(ui, card, line.interaction)
  }
}

function goToEntry(ui: UiStore, card: CustomerCard, { id, at }: Interaction): void {
  const customerId = card.customer.id
  if (!card.timeline.some((entry) => entry.id === id)) {
    showEntry(ui, customerId, id, at)
    return
  }
  const target = { kind: 'entry', id } as const
  lookInCard(ui, customerId, { tab: 'history', filter: wholeTimeline, until: null, target })
}

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
