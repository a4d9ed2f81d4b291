import { uuidv7 } from 'uuidv7'
import type { AgentRepository } from '../agents/agent-repository.ts'
import type { Agent } from '../contract/agents.ts'
import type { HouseSettings } from '../contract/house.ts'
import type { Store } from '../database/store.ts'
import { packPieces } from '../pack-pieces.ts'
import { type BookContext, createBookHandlers } from '../review-pack/book-handlers.ts'
import { createPackMaker } from '../review-pack/make-handlers.ts'
import type { PrintPage } from '../review-pack/page-printer.ts'
import { createReplyHandlers } from '../review-pack/reply-handlers.ts'
import type { PackShelf } from '../review-pack/shelf.ts'
import type { Queries } from '../threads/reader.ts'
import { createPackerPorts } from '../threads/review-pack-queries.ts'
import type { Jobs } from '../threads/writer.ts'

export type ReviewPackParts = {
  readonly store: Store<Queries, Jobs>
  readonly agents: AgentRepository
  readonly shelf: PackShelf
  readonly houseKey: Uint8Array
  agent(): Agent | null
  house(): HouseSettings
  readonly print: PrintPage | null
  report(what: string, error: unknown): void
}

/** What leaves an open house as a review pack, and what comes back. */
export function createReviewPacks({ store, agents, ...parts }: ReviewPackParts) {
  const common = { ...parts, pieces: packPieces, now: Date.now, findAgent: agents.find }
  const making: Omit<BookContext, 'shelf' | 'print' | 'report'> = {
    now: Date.now,
    newId: uuidv7,
    agent: parts.agent,
    find: (asked) => store.query('review:find', asked, 'finding'),
    contacts: (wanted) => store.query('review-pack:contacts', wanted, 'finding'),
  }
  return {
    ...createPackMaker({
      ...common,
      ...making,
      agents: agents.list,
    }),
    ...createBookHandlers({ ...common, ...making }),
    ...createReplyHandlers({ ...common, ...createPackerPorts(store.db), applyRemote: store.applyRemote }),
  }
}
