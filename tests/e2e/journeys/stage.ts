import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { Agent } from '../../../src-main/contract/agents.ts'
import type { HousePlan } from '../../support/prepare-house.ts'

/** What a desk starts with. */
export type DeskPlan = {
  /** Null: the first start on a fresh machine, which opens the demo. */
  readonly house: Pick<HousePlan, 'changes' | 'account' | 'furtherAccounts'> | null
  readonly locale?: 'it-IT' | 'en-GB'
  /** A PulseAudio server with real devices; only where the host takes one. */
  readonly soundServer?: string
  /** The browser is not the program's own launch: nothing sounds before its page is touched, each sound anew. */
  readonly soundsAfterTouch?: boolean
  /** The window can be out of sight, as behind another program; only where the host takes it. */
  readonly realFocus?: boolean
}

/** One window of a console. */
export type DeskWindow = {
  readonly page: Page
  /** Exceptions and console errors of the window. */
  readonly problems: readonly string[]
  /** What the window's peer connections have sent and heard since its page was loaded. */
  audio(): Promise<AudioCount>
}

/** A console with its window, as somebody sits before it. */
export type Desk = DeskWindow & {
  /** Ends the main process as a power cut would, starts it again and opens its window. */
  restart(): Promise<void>
  /** A second window on the same console; only where a host can have one. */
  openSecondWindow?(): Promise<DeskWindow>
}

export type AudioCount = {
  readonly sentPackets: number
  readonly receivedPackets: number
  /** Energy of what was sent and heard (RFC 6464 units as getStats gives them); silence adds none. */
  readonly sentEnergy: number
  readonly receivedEnergy: number
}

/** One kind of host: the journeys are the same on each. */
export type Stage = {
  /** How many windows one console can have. */
  readonly windows: 'one' | 'many'
  openDesk(plan: DeskPlan): Promise<Desk>
  /** Ends what the desks of one test file shared. */
  close(): Promise<void>
}

export const passphrase = 'quattro gatti in salotto'

export const giulia: Agent = Agent.parse({
  id: uuidv7(),
  name: 'Giulia Riva',
  initials: 'GR',
  role: 'operator',
})

export const nothingHeard: AudioCount = {
  sentPackets: 0,
  receivedPackets: 0,
  sentEnergy: 0,
  receivedEnergy: 0,
}
