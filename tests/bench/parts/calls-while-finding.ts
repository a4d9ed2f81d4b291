import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { ReviewFilter } from '../../../src-main/contract/review.ts'
import { openStore } from '../../../src-main/database/store.ts'
import type { Queries } from '../../../src-main/reader.ts'
import type { Jobs } from '../../../src-main/writer.ts'
import type { BenchHouse } from './bench-house.ts'
import { buildProgram } from './built-program.ts'
import type { withClosing } from './closing.ts'
import { type MeasuredCall, ringCalls } from './ring.ts'
import { openRingingConsole } from './ringing-console.ts'
import type { SocketWindow } from './socket-window.ts'

/** What takes longest: everything is counted, and the places of words that half of all contacts have. */
const asked = ['', '"numero di serie"', 'fattura marzo -magazzino ', 'tecnico ']

export type CallsWhileFinding = {
  readonly calls: readonly MeasuredCall[]
  /** Questions that were counted to the end meanwhile. */
  readonly counted: number
}

/** Calls ring in the whole program while a lead's window counts contacts without a pause, once all of them are read. */
export async function callsWhileFinding(
  { customers, calls }: { readonly customers: number; readonly calls: number },
  onClose: Parameters<Parameters<typeof withClosing>[0]>[0],
): Promise<CallsWhileFinding> {
  buildProgram()
  const { peer, house, window } = await openRingingConsole(
    { customers, copy: true, beforehand: letLead },
    onClose,
  )
  const finding = countAll(window)
  await finding.isAtIt()
  const measured = await ringCalls({ house, customers, calls, atOnce: 1, peer, window, part: 3 })
  return { calls: measured, counted: await finding.stop() }
}

async function letLead({ profile, key, agents: [agent] }: BenchHouse): Promise<void> {
  if (agent === undefined) return
  const store = await openStore<Queries, Jobs>({
    file: join(profile, 'house', 'pronto.db'),
    key,
    seat: uuidv7(),
    workers: {
      writer: new URL('../../../src-main/writer.ts', import.meta.url),
      reader: new URL('../../../src-main/reader.ts', import.meta.url),
    },
    report: (what, error) => console.error(what, error),
  })
  try {
    await store.record([{ kind: 'agent:changed', agentId: agent.id, fields: { role: 'lead' } }], {
      agentId: agent.id,
    })
  } finally {
    await store.close()
  }
}

function countAll(window: SocketWindow): { isAtIt(): Promise<void>; stop(): Promise<number> } {
  let [stopped, counted] = [false, 0]
  const { promise: first, resolve: tellFirst } = Promise.withResolvers<void>()
  async function count(): Promise<void> {
    while (!stopped) {
      const filter = ReviewFilter.parse({ words: asked[counted % asked.length] })
      const answer = await window.request('review:find', { filter, order: 'newest', offset: 0, quick: false })
      if (answer.kind === 'reading') continue
      counted += 1
      tellFirst()
    }
  }
  const counting = count()
  // Whoever stops it hears why it failed.
  counting.catch(() => {})
  return {
    // Or it failed before the first.
    isAtIt: () => Promise.race([first, counting]),
    async stop() {
      stopped = true
      await counting
      return counted
    },
  }
}
