import type { Agent } from '../contract/agents.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import type { Database } from '../database/connection.ts'
import { mayFind } from '../domain/finding-rules.ts'

/** Reasons for which any contact was passed on, by name; that none was said is not among them. `db` may be read-only. */
export function createTransferReasons(db: Database): () => readonly string[] {
  const select = db
    .prepare<[], string>(
      `SELECT DISTINCT reason FROM finding_facet WHERE transferred = 1 AND reason <> '' ORDER BY reason`,
    )
    .pluck()
  return () => select.all()
}

type TransferReasonsContext = {
  agent(): Pick<Agent, 'role'> | null
  /** From a reader thread. */
  transferReasons(): Promise<readonly string[]>
}

/** What a lead's filter by the reason of a transfer can be set to. */
export function createTransferReasonsHandler({
  agent,
  transferReasons,
}: TransferReasonsContext): Pick<Handlers, 'review:transfer-reasons'> {
  return {
    'review:transfer-reasons': async () =>
      mayFind(agent()) ? success(await transferReasons()) : failure('not-allowed'),
  }
}
