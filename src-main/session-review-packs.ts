import { uuidv7 } from 'uuidv7'
import type { AgentRepository } from './agents/agent-repository.ts'
import type { Agent } from './contract/agents.ts'
import type { HouseSettings } from './contract/house.ts'
import type { Store } from './database/store.ts'
import type { Queries } from './reader.ts'
import { openPiece, sealPiece } from './recording/cipher.ts'
import { createBookHandlers } from './review-pack/book-handlers.ts'
import { masterKey, type Pieces } from './review-pack/cipher.ts'
import { createPackMaker } from './review-pack/make-handlers.ts'
import { createReplyHandlers } from './review-pack/reply-handlers.ts'
import type { PackShelf } from './review-pack/shelf.ts'
import { createPackerPorts } from './review-pack-queries.ts'
import type { Jobs } from './writer.ts'

/** Recordings and packs are sealed piece by piece in the same way. */
export const packPieces: Pieces = { seal: sealPiece, open: openPiece, derive: masterKey }

export type ReviewPackParts = {
  readonly store: Store<Queries, Jobs>
  readonly agents: AgentRepository
  readonly shelf: PackShelf
  readonly houseKey: Uint8Array
  agent(): Agent | null
  house(): HouseSettings
}

/** What leaves an open house as a review pack, and what comes back. */
export function createReviewPacks({ store, agents, ...parts }: ReviewPackParts) {
  const common = { ...parts, pieces: packPieces, now: Date.now, findAgent: agents.find }
  const making: Parameters<typeof createBookHandlers>[0] = {
    now: Date.now,
    newId: uuidv7,
    agent: parts.agent,
    find: (asked) => store.query('review:find', asked, 'long'),
    contacts: (wanted) => store.query('review-pack:contacts', wanted, 'long'),
  }
  return {
    ...createPackMaker({
      ...common,
      ...making,
      agents: agents.list,
    }),
    ...createBookHandlers(making),
    ...createReplyHandlers({ ...common, ...createPackerPorts(store.db), applyRemote: store.applyRemote }),
  }
}
