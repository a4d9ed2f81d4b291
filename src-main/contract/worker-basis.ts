import { z } from 'zod'

/**
 * What figures on single workers rest on: an agreement with the unions or the authorisation of the labour
 * inspectorate (art. 4 legge 300/1970).
 */
export const WorkerBasis = z.object({
  kind: z.enum(['agreement', 'authorisation']),
  /** As it is cited: number, parties. */
  reference: z.string().trim().min(1).max(200),
  date: z.iso.date(),
})
export type WorkerBasis = z.infer<typeof WorkerBasis>
