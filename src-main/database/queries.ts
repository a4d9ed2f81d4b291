import type { Database } from 'better-sqlite3'
import type { GiveWay } from './giving-way.ts'

/**
 * Prepares its statements once on a reader's read-only connection, and answers from then on. `giveWay`: to be called
 * now and then by what goes over thousands without the database; between rows of the database it is.
 */
export type CreateQuery<Input, Output> = (db: Database, giveWay: GiveWay) => (input: Input) => Output

/** The queries of a reader by name: `{ 'customer:search': createCustomerSearch }`. */
// `never` and `unknown`: any input goes in, any output comes out.
export type Queries = { readonly [name: string]: CreateQuery<never, unknown> }

/** Input and output of each query, for the main process's side. */
export type QueryShapes = { readonly [name: string]: { input: unknown; output: unknown } }
export type ShapesOfQueries<Q extends Queries> = {
  readonly [N in keyof Q]: Q[N] extends CreateQuery<infer Input, infer Output>
    ? { input: Input; output: Output }
    : never
}
