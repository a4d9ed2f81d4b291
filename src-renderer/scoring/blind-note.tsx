import type { ReviewedContact } from '../../src-main/contract/scoring-requests.ts'
import { useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import styles from './scoring.module.css'
import { useNames } from './use-names.ts'

type BlindNoteProps = {
  contact: ReviewedContact
  /** Where nobody is scoring yet. */
  isShort?: boolean
  /** Somebody would rather read what others gave. */
  onLooked: (contact: ReviewedContact) => void
}

/** Why what others gave is not shown yet, and the way to it for who does not want to score. */
export function BlindNote({ contact, isShort = false, onLooked }: BlindNoteProps) {
  const { scoring } = useTexts()
  const words = scoring.blind
  const request = useRequests()
  const nameOf = useNames()
  const { interaction, withheld } = contact
  if (withheld.length === 0) return null
  const names = withheld.map((id) => nameOf(id, null)).join(words.and)

  async function look(): Promise<void> {
    const seen = await request('review:read', { interactionId: interaction.id, look: true })
    if (seen.ok) onLooked(seen.value)
  }

  return (
    <div className={styles['blind']}>
      <p>{isShort ? words.short(names) : words.why(names)}</p>
      <Button size="s" look="quiet" onPress={() => void look()}>
        {words.look}
      </Button>
    </div>
  )
}
