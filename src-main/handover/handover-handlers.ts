import type { Agent } from '../contract/agents.ts'
import type { HandoverPeriod, HandoverSheet } from '../contract/handover.ts'
import type { HouseSettings } from '../contract/house.ts'
import type { AgentId } from '../contract/ids.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import type { HouseClock } from '../domain/opening-hours.ts'
import { shiftBoard } from '../domain/shift-board.ts'

type HandoverHandlers = Pick<Handlers, 'handover:read' | 'shift:board'>

export type HandoverContext = {
  now(): number
  agent(): Pick<Agent, 'id'> | null
  house(): HouseSettings
  houseClock(): HouseClock
  /** In a reader thread; null where the period is in the future or too long ago. */
  readSheet(question: {
    readonly period: HandoverPeriod
    readonly agentId: AgentId | null
    readonly now: number
  }): Promise<HandoverSheet | null>
}

/** Who is on shift, and what those who come on shift need to know. */
export function createHandoverHandlers(context: HandoverContext): HandoverHandlers {
  const { now, agent, house, houseClock, readSheet } = context
  return {
    'shift:board': () => success(shiftBoard(house(), houseClock(), now())),

    async 'handover:read'({ period }) {
      const sheet = await readSheet({ period, agentId: agent()?.id ?? null, now: now() })
      return sheet === null ? failure('invalid-input', 'date') : success(sheet)
    },
  }
}
