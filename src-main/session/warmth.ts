import { uuidv7 } from 'uuidv7'
import { identifyCaller } from '../calls/identify-caller.ts'
import { warmUp } from '../calls/warm-up.ts'
import type { CardRepository } from '../card-repository.ts'
import { CallId, MediaSessionId } from '../contract/ids.ts'
import type { RemoteIdentity } from '../contract/softphone.ts'
import type { CustomerRepository } from '../customers/customer-repository.ts'
import { stepBackHelpers } from '../database/step-back.ts'
import type { Store } from '../database/store.ts'
import { createArrivalRehearsal } from '../softphone/rehearse.ts'
import { createYoungCollector } from './young-heap.ts'

/** Cards that are looked up right after the start. */
const mostWarmed = 20
/** Calls that arrive in the rehearsal; the lookups after them are the cheaper part. */
const arrivals = 200

export type WarmthParts = {
  readonly store: Pick<Store, 'onRecorded'>
  readonly customers: CustomerRepository
  readonly cards: CardRepository
  readonly report: (what: string, error?: unknown) => void
  /** A card is on its way to the screen, and must not wait for any of this. */
  readonly isBusy: () => boolean
}

/** Keeps the way from an INVITE to a card warm while nobody calls. */
export function keepWarm({ store, customers, cards, report, isBusy }: WarmthParts): () => void {
  let stage: ReturnType<typeof prepare> | null = null

  function prepare() {
    // Not sooner: until the line is there they compile what it waits for.
    stepBackHelpers()
    const rehearsal = createArrivalRehearsal({
      now: Date.now,
      newCallId: () => CallId.parse(uuidv7()),
      newMediaSessionId: () => MediaSessionId.parse(uuidv7()),
      userAgentName: 'Pronto',
      report,
      changed: (call) => call.state === 'ringing' && lookUp(call.remote),
    })
    return { recent: customers.recent(mostWarmed), rehearsal, collect: createYoungCollector() }
  }

  /** Not at the start: the line registers first. */
  function prepared() {
    stage ??= prepare()
    return stage
  }

  function lookUp(remote: RemoteIdentity): void {
    const caller = identifyCaller(remote, customers.findByNumber)
    const found = caller.kind === 'known' ? cards.card(caller.customer.id, Date.now()) : null
    JSON.stringify({ caller, cards: [found] })
  }

  /** What a ringing call does, for somebody who does not call. */
  function look(round: number): boolean {
    const { recent, rehearsal } = prepared()
    const customer = recent[round % recent.length]
    if (!customer) return false
    const user = customer.phone ?? ''
    if (round < arrivals) rehearsal.arrive(user)
    else lookUp({ user, displayName: '', withheld: false, verified: true })
    return true
  }

  const warmth = warmUp(look, () => prepared().collect(), isBusy)
  const stopListening = store.onRecorded(warmth.written)
  return () => {
    stopListening()
    warmth.close()
    void stage?.rehearsal.close()
  }
}
