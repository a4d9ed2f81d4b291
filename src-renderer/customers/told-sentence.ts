import type { Interaction, Note, ToldLine } from '../../src-main/contract/history.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import type { IconName } from '../ui/icon.tsx'

export type ToldSentence = {
  readonly icon: IconName
  readonly text: string
  /** Who wrote it, or the channel it came by. */
  readonly by: string
  readonly broken: boolean
}

/** A line of the strip in the user's words; what an operator wrote stays as it was written. */
export function toldSentence(line: ToldLine, { card, cases, time }: Texts, now: number): ToldSentence {
  switch (line.kind) {
    case 'promise-broken':
    case 'promise-due': {
      const { what, dueAt, initials } = line.promise
      const broken = line.kind === 'promise-broken'
      const by = time.when(dueAt, now)
      return {
        icon: broken ? 'warning' : 'clock',
        text: broken ? card.promiseBroken(what, by) : card.promiseDue(what, by),
        by: initials ?? '',
        broken,
      }
    }
    case 'case-open': {
      const said =
        line.lastNote?.text ??
        `${cases.states[line.case.state]}, ${cases.opened(time.when(line.case.openedAt, now))}`
      return {
        icon: 'folder',
        text: `${line.case.subject}: ${said}`,
        by: line.lastNote?.initials ?? line.case.moves.at(-1)?.initials ?? '',
        broken: false,
      }
    }
    case 'last-contact': {
      const { interaction, lastNote } = line
      const how = card.lastContact(
        card.channels[interaction.channel][interaction.direction],
        time.when(interaction.at, now),
      )
      const said = saidIn(interaction, lastNote)
      return {
        icon: channelIcon(interaction),
        text: said ? `${how}: ${said}` : how,
        by: lastNote?.initials ?? interaction.initials ?? '',
        broken: false,
      }
    }
  }
}

function saidIn(interaction: Interaction, note: Note | null): string {
  return note?.text || interaction.summary || interaction.subject
}

export function channelIcon({ channel, direction }: Interaction): IconName {
  switch (channel) {
    case 'phone':
      return direction === 'out' ? 'phone-out' : 'phone'
    case 'email':
      return 'mail'
    case 'web-form':
      return 'form'
    default:
      return channel
  }
}
