import type { HandoverTotals } from '../contract/handover.ts'
import { Channel } from '../contract/history.ts'
import type { Database } from '../database/connection.ts'

/** From `from` to `to`, UTC milliseconds, both included. */
export type Between = { readonly from: number; readonly to: number }

export type ContactCounts = Pick<HandoverTotals, 'answered' | 'called' | 'contacts'>

type CallCount = { readonly direction: 'in' | 'out'; readonly answered: 0 | 1; readonly times: number }

/** How often customers and house spoke or wrote to each other. */
export function createContactCounts(db: Database): (between: Between) => ContactCounts {
  const countCalls = db.prepare<Between, CallCount>(`
    SELECT direction, answered, count(*) AS times
    FROM call INDEXED BY call_counted WHERE received_at >= @from AND received_at <= @to GROUP BY 1, 2
  `)
  // A call that the log has not, and every other way: written down by hand, or reported by a system.
  const countByHand = db
    .prepare<Between & { channel: string; direction: string }, number>(`
      SELECT count(*) FROM interaction
      WHERE call_id IS NULL AND channel <> 'event' AND channel = @channel AND direction = @direction
        AND at >= @from AND at <= @to
    `)
    .pluck()

  return (between) => {
    const calls = countCalls.all(between)
    const answered = (direction: 'in' | 'out') =>
      calls.find((each) => each.direction === direction && each.answered === 1)?.times ?? 0
    const byHand = (channel: Channel, direction: string) =>
      countByHand.get({ ...between, channel, direction }) ?? 0
    return {
      answered: answered('in') + byHand('phone', 'in'),
      called: answered('out') + byHand('phone', 'out'),
      contacts: Channel.options
        .filter((channel) => channel !== 'phone' && channel !== 'event')
        .map((channel) => ({ channel, count: byHand(channel, 'in') + byHand(channel, 'out') }))
        .filter(({ count }) => count > 0),
    }
  }
}
