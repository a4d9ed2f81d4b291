import { useEffect } from 'react'
import type { InteractionId } from '../../src-main/contract/ids.ts'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { closeOverlay } from '../state/ui-store.ts'
import { useMinute } from '../ui/clock.ts'
import { Dialog } from '../ui/dialog.tsx'
import { isolate } from '../ui/isolate.ts'
import { ReviewBody } from './review-body.tsx'
import { takesWords } from './score-keys.ts'
import styles from './scoring.module.css'
import { useNames } from './use-names.ts'
import { useReviewedContact } from './use-reviewed-contact.ts'

/** One contact and what leads thought of it, over whatever screen it was opened from. */
export function ReviewDialog({ interactionId }: { interactionId: InteractionId }) {
  const { scoring: words, shell, failures, card, time } = useTexts()
  const { ui } = useAccess()
  const now = useMinute()
  const nameOf = useNames()
  const { contact, failed, take } = useReviewedContact(interactionId)
  const rings = useConsole(({ callsById }) =>
    Object.values(callsById).some(({ state }) => state === 'ringing'),
  )

  // What was begun is kept; whoever is in the middle of a word goes on, and F9 answers all the same.
  useEffect(() => {
    const { activeElement } = document
    if (rings && !(activeElement && takesWords(activeElement))) closeOverlay(ui)
  }, [rings, ui])

  const title = () => {
    if (contact === null) return words.title
    const { channel, direction, at, agentId, initials } = contact.interaction
    return [
      isolate(contact.customer.name),
      `${card.channels[channel][direction]} ${time.when(at, now)}`,
      nameOf(agentId, initials),
    ].join(' · ')
  }
  return (
    <Dialog isOpen size="xl" title={title()} closeLabel={shell.close} onClose={() => closeOverlay(ui)}>
      {contact === null ? (
        <p role="status" className={styles['quiet']}>
          {failed ? failures[failed] : words.reading}
        </p>
      ) : (
        <ReviewBody contact={contact} onDone={take} />
      )}
    </Dialog>
  )
}
