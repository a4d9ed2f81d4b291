import type { Interaction, Note, ToldLine } from '../../src-main/contract/history.ts'
import type { AgentId } from '../../src-main/contract/ids.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import type { IconName } from '../ui/icon.tsx'
import { isolate } from '../ui/isolate.ts'
import { channelIcon } from './entry-icon.ts'

export type ToldSentence = {
  readonly icon: IconName
  readonly text: string
  /** Who wrote it, or what took it down. */
  readonly by: string
  readonly broken: boolean
}

/** One line takes no more of a long text. */
const mostCharacters = 400

/** A line of the strip in the user's words; what an operator wrote stays as it was written, on one line. */
export function toldSentence(
  line: ToldLine,
  texts: Texts,
  now: number,
  signed: Signed = (initials) => initials,
): ToldSentence {
  const { card, cases, time } = texts
  switch (line.kind) {
    case 'promise-broken':
    case 'promise-due': {
      const { what, dueAt, initials, agentId } = line.promise
      const broken = line.kind === 'promise-broken'
      const by = time.when(dueAt, now)
      const said = oneLine(what)
      return {
        icon: broken ? 'warning' : 'clock',
        text: broken ? card.promiseBroken(said, by) : card.promiseDue(said, by),
        by: signed(initials, agentId) ?? '',
        broken,
      }
    }
    case 'case-open': {
      const last = lastSaid(line.lastNote, line.lastContact, texts, signed)
      const { state, openedAt, subject, moves } = line.case
      const move = moves.at(-1)
      const text = last?.text ?? `${cases.states[state]}, ${cases.opened(time.when(openedAt, now))}`
      return {
        icon: 'folder',
        text: `${oneLine(subject)}: ${text}`,
        by: last?.by ?? (move ? signed(move.initials, move.agentId) : null) ?? '',
        broken: false,
      }
    }
    case 'last-contact': {
      const { interaction, lastNote } = line
      const how = card.lastContact(
        card.channels[interaction.channel][interaction.direction],
        time.when(interaction.at, now),
      )
      const last = saidIn(interaction, texts, signed) ?? written(lastNote, signed)
      return {
        icon: channelIcon(interaction),
        text: last === null ? how : `${how}: ${last.text}`,
        by: last?.by ?? signed(interaction.initials, interaction.agentId) ?? '',
        broken: false,
      }
    }
  }
}

type Signed = (initials: string | null, agentId: AgentId | null) => string | null

type Said = { readonly text: string; readonly by: string }

/** The note or the contact, whichever came later and says something. */
function lastSaid(note: Note | null, contact: Interaction | null, texts: Texts, signed: Signed): Said | null {
  const inContact = contact && saidIn(contact, texts, signed)
  if (note === null || contact === null || inContact === null) return written(note, signed) ?? inContact
  return contact.at > note.at ? inContact : written(note, signed)
}

function written(note: Note | null, signed: Signed): Said | null {
  return note && { text: oneLine(note.text), by: signed(note.initials, note.agentId) ?? '' }
}

/** An operator's words first; what a machine took down counts as told too, and is said to be that. */
function saidIn(
  { summary, subject, collected, collectedBy, initials, agentId }: Interaction,
  texts: Texts,
  signed: Signed,
): Said | null {
  const gathered = collected.map(({ label, value }) => `${label}: ${value}`).join('; ')
  const words = [summary, gathered].filter((part) => part.trim() !== '')
  const text = oneLine(words.length > 0 ? words.join(' · ') : subject)
  if (text === '') return null
  const machine = collectedBy === null ? '' : texts.timeline.collectors[collectedBy]
  return { text, by: signed(initials, agentId) ?? machine }
}

function oneLine(text: string): string {
  return isolate(text.slice(0, mostCharacters).replace(/\s+/g, ' ').trim())
}
