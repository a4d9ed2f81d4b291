import type { RefusalReason } from '../contract/imports.ts'
import type { Candidate } from './candidate.ts'

/** A row or card as it was read: somebody, or why it could not be read. `content` is what a report shows of it. */
export type ReadItem = { readonly line: number; readonly content: string } & (
  | { readonly candidate: Candidate }
  | { readonly reason: RefusalReason }
)

/** A file on its way in. Holds no more than one row and the piece it is given. */
export type Source = {
  read(bytes: Buffer): readonly ReadItem[]
  end(): readonly ReadItem[]
}
