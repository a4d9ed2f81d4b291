import type { AgentRepository } from '../agents/agent-repository.ts'
import type { ConsoleOptions } from '../console-api.ts'
import type { Language } from '../contract/customers.ts'
import type { AgentId, PhoneNumber } from '../contract/ids.ts'
import type { Line } from '../contract/line.ts'
import type { CustomerRepository } from '../customers/customer-repository.ts'
import type { Store } from '../database/store.ts'
import { demoChanges } from '../demo/seed-demo.ts'
import { openDemoLine } from '../exchange/demo-line.ts'
import { createDemoRing } from '../exchange/demo-ring.ts'
import { ringOnFirstStart } from '../exchange/first-ring.ts'
import type { MediaDesk } from '../media/media-desk.ts'
import type { Seat } from '../profiles/seat-file.ts'
import { demoHouseWords } from '../texts/demo-house.ts'
import { textsFor } from '../texts/index.ts'

export type DemoParts = {
  readonly options: ConsoleOptions
  readonly store: Store
  readonly customers: CustomerRepository
  readonly agents: AgentRepository
  readonly seat: Seat
  readonly media: MediaDesk
  language(): Language
  chooseAgent(id: AgentId): void
  /** The house stands: what was read before it did is read again. */
  written(): void
}

/** The demo house: invented customers, and an exchange that rings the console. */
export async function openDemo(parts: DemoParts) {
  const { options, store, customers, agents, seat, media, language, chooseAgent, written } = parts
  async function write(): Promise<void> {
    if (store.revision() === 0)
      await store.record(demoChanges(Date.now(), demoHouseWords[language()]), { agentId: null })
    const [first] = agents.list()
    if (first && !seat.read().agents.demo) chooseAgent(first.id)
    written()
  }
  let isWritten = false
  let writing: Promise<void> | null = null

  const line = await openDemoLine(options.resources, options.report)
  const ring = createDemoRing({
    ring: line.ring,
    numbers: () => customers.recent(40).flatMap(({ phone }) => (phone as PhoneNumber | null) ?? []),
    line: () => textsFor(language()).profile.demoLine,
  })
  const firstRing = ringOnFirstStart(
    () => media.available() && !seat.read().settings.firstRingDone,
    () => {
      seat.change({ settings: { ...seat.read().settings, firstRingDone: true } })
      ring('known')
    },
  )

  const { password: _own, ...account } = line.account
  return {
    account: line.account,
    accounts: [{ ...account, hasPassword: true }],
    ring,
    /** Writes the house once somebody looks at it: only a window knows their language. Null: it is written. */
    begin(): Promise<void> | null {
      if (isWritten) return null
      writing ??= write().then(
        () => {
          isWritten = true
        },
        (error: unknown) => {
          // The disk may have room again by the time somebody asks next.
          writing = null
          throw error
        },
      )
      return writing
    },
    /** Nobody has been answered yet: what is told meanwhile is in the first answers. */
    isBeginning: () => writing !== null && !isWritten,
    onLine: (next: Line) => firstRing.look(next),
    async close(): Promise<void> {
      firstRing.close()
      await line.close()
    },
  }
}
