import { memo } from 'react'
import type { Interaction, Note, SurveyAnswer, TimelineEntry } from '../../src-main/contract/history.ts'
import type { OutcomeChoice } from '../../src-main/contract/house.ts'
import { clockSlackMs } from '../../src-main/domain/told.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { wordFor } from '../house/outcomes.ts'
import { RecordedLines } from '../recording/recorded-lines.tsx'
import { ReviewButton } from '../scoring/review-button.tsx'
import { targetId } from '../state/card-place.ts'
import { useHouse, useTexts } from '../state/console-context.tsx'
import { useSignature } from '../state/use-signature.ts'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { isolate } from '../ui/isolate.ts'
import { channelIcon } from './entry-icon.ts'
import { EntryNotes } from './entry-notes.tsx'
import styles from './timeline.module.css'
import { Written } from './written.tsx'

const css = classesOf(styles)

type EntryProps = { entry: TimelineEntry; now: number; onCorrect?: ((note: Note) => void) | undefined }

// Plain elements: react-aria's press handling on fifty rows would cost more than the rows.
export const TimelineEntryRow = memo(function TimelineEntryRow({ entry, now, onCorrect }: EntryProps) {
  const texts = useTexts()
  const { outcomes } = useHouse()
  const { interaction, notes } = entry
  const isEvent = interaction?.channel === 'event'
  return (
    <article
      id={targetId({ kind: 'entry', id: entry.id })}
      tabIndex={-1}
      className={css('entry', isEvent && 'event')}
    >
      <Icon name={interaction ? channelIcon(interaction) : 'note'} size="s" className={css('icon')} />
      <div className={css('said')}>
        <p className={css('title')}>{titleOf(interaction, texts, outcomes)}</p>
        {interaction?.summary && <Written className={css('summary')} text={interaction.summary} />}
        {interaction?.survey && interaction.survey.comment !== '' && (
          <Surveyed survey={interaction.survey} now={now} />
        )}
        {interaction && interaction.collected.length > 0 && <Gathered interaction={interaction} />}
        {(notes.length > 0 || entry.earlierNotes > 0) && (
          <EntryNotes entry={entry} now={now} onCorrect={onCorrect} />
        )}
        {interaction?.callId && <RecordedLines callId={interaction.callId} now={now} />}
        {entry.at > now + clockSlackMs && <p className={css('ahead')}>{texts.timeline.ahead}</p>}
      </div>
      <div className={css('meta')}>
        <time dateTime={new Date(entry.at).toISOString()}>{texts.time.mark(entry.at, now)}</time>
        <WroteIt entry={entry} />
        {interaction && <ReviewButton interaction={interaction} />}
      </div>
    </article>
  )
})

/** Initials of whoever of ours it was; where nobody was, what it was. */
function WroteIt({ entry: { interaction, notes } }: { entry: TimelineEntry }) {
  const { card, timeline } = useTexts()
  const signed = useSignature()
  const signer = interaction?.initials ? interaction : notes[0]
  const by = signer && signed(signer.initials, signer.agentId)
  if (by) return <b>{by}</b>
  if (interaction?.collectedBy) return <span>{timeline.collectors[interaction.collectedBy]}</span>
  return interaction?.channel === 'event' ? <span>{card.system}</span> : null
}

/** What a machine took down stands apart from what people of ours wrote. */
function Gathered({ interaction: { collected, collectedBy } }: { interaction: Interaction }) {
  const { timeline } = useTexts()
  return (
    <div className={css('gathered')}>
      <p>
        <Icon name={collectedBy === 'ivr' ? 'keypad' : (collectedBy ?? 'form')} size="s" />
        {timeline.collected[collectedBy ?? 'form']}
      </p>
      <dl>
        {collected.map(({ label, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fact never changes, and two answers may be alike
          <div key={index}>
            <dt dir="auto">{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** What the customer wrote to a survey: their own words, and nobody of ours took them down. */
function Surveyed({ survey: { at, comment }, now }: { survey: SurveyAnswer; now: number }) {
  const { answers, time } = useTexts()
  return (
    <div className={css('gathered')}>
      <p>
        <Icon name="form" size="s" />
        {answers.wrote} · {time.day(at, now)}
      </p>
      <div className={css('own-words')}>
        <Written text={comment} />
      </div>
    </div>
  )
}

function titleOf(
  interaction: Interaction | null,
  { answers, card, calls, time, timeline }: Texts,
  outcomes: readonly OutcomeChoice[],
): string {
  if (!interaction) return card.noteAlone
  const { channel, direction, durationSeconds, heldSeconds, subject, outcome, eventKind, accountName } =
    interaction
  const named = isolate(subject.replace(/\s+/g, ' '))
  return [
    eventKind === null ? card.channels[channel][direction] : timeline.events[eventKind],
    accountName && isolate(accountName),
    named && (channel === 'email' ? card.quoted(named) : named),
    durationSeconds !== null &&
      (durationSeconds > 0 || outcome !== 'no-answer') &&
      time.duration(durationSeconds),
    heldSeconds > 0 && card.onHold(time.duration(heldSeconds)),
    outcome && inLine(wordFor(outcome, outcomes, calls.outcomes)),
    interaction.satisfaction !== undefined && calls.satisfactionSaid(interaction.satisfaction),
    interaction.survey && answers.said(interaction.survey.mark),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** As part of a line; all but the first letter stays as the house wrote it, and an abbreviation stays whole. */
function inLine(word: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(word) ? word.charAt(0).toLocaleLowerCase() + word.slice(1) : word
}
