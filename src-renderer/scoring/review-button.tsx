import type { Interaction } from '../../src-main/contract/history.ts'
import { mayReview } from '../../src-main/domain/review-rules.ts'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { openOverlay } from '../state/ui-store.ts'
import { isolate } from '../ui/isolate.ts'
import { reviewMark } from './open-review.ts'
import styles from './review-button.module.css'

/** On a row of the timeline, for a lead and for whoever the contact was: what leads thought of it. */
export function ReviewButton({ interaction }: { interaction: Interaction }) {
  const { scoring, card, time } = useTexts()
  const { ui } = useAccess()
  const offered = useConsole(({ agents, agentId }) => {
    if (agentId !== null && interaction.agentId === agentId) return 'read'
    return mayReview(agents.find(({ id }) => id === agentId) ?? null, interaction) ? 'score' : null
  })
  if (offered === null) return null
  const { id: interactionId, channel, direction, at } = interaction
  const what = `${card.channels[channel][direction]} ${time.when(at, Date.now())}`
  return (
    <button
      type="button"
      className={styles['open']}
      aria-label={scoring.open(isolate(what))}
      {...{ [reviewMark]: offered }}
      onClick={() => openOverlay(ui, { kind: 'review', interactionId })}
    >
      {scoring.openShort}
    </button>
  )
}
