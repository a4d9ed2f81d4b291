import { uuidv7 } from 'uuidv7'
import type { Change } from '../../src-main/contract/changes.ts'
import type { Interaction } from '../../src-main/contract/history.ts'
import { ReviewId } from '../../src-main/contract/ids.ts'
import { builtInSheet } from '../../src-main/texts/score-sheet.ts'
import { bruno, giulia } from './open-review.ts'
import { bestAnswers, nothingMore } from './open-review-desk.ts'
import { noon } from './open-test-door.ts'

/** Giulia has scored a contact of Bruno’s: the best there is. */
export function scored({ id: interactionId, customerId }: Pick<Interaction, 'id' | 'customerId'>): Change {
  const review = {
    ...{ ...nothingMore, id: ReviewId.parse(uuidv7()), interactionId, customerId, agentId: bruno, at: noon },
    ...{
      reviewerId: giulia,
      reviewerInitials: 'GR',
      sheet: builtInSheet,
      answers: bestAnswers(),
      overall: '',
    },
  }
  return { kind: 'review:saved', review }
}
