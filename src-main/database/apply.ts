import type { Database } from 'better-sqlite3'
import type { ChangeKind, ChangeOf, ChangeStamp } from '../contract/changes.ts'

/** Applies changes of some kinds to a feature's tables, inside the door's own transaction. */
export type Applier<K extends ChangeKind> = {
  readonly [Kind in K]: (change: ChangeOf<Kind>, stamp: ChangeStamp) => void
}

/** A feature's `apply`: prepares its statements once and is exhaustive over its kinds of change. */
export type CreateApplier<K extends ChangeKind> = (db: Database) => Applier<K>

/**
 * An applier throws this (or lets a foreign key fail) when what the change refers to is not there. From another seat
 * the change then waits in the log until its subject arrives; a local one is refused.
 */
export class MissingEntity extends Error {}

/** Kinds whose own row is the payload: the log keeps the entity's id and nothing of the text a second time. */
export const selfPayloadKinds = ['interaction:added', 'note:added'] as const satisfies readonly ChangeKind[]
export type SelfPayloadKind = (typeof selfPayloadKinds)[number]

/**
 * Reads the fact back as it was added, by the entity's id; null once it is erased. What later kinds say about the
 * same entity (`interaction:concluded`) must therefore not overwrite the columns of the fact.
 */
export type FactReaders = {
  readonly [K in SelfPayloadKind]: (id: string) => ChangeOf<K> | null
}
export type CreateFactReader<K extends SelfPayloadKind> = (db: Database) => Pick<FactReaders, K>
