import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { createConsole } from '../../src-main/console.ts'
import type { Console, WindowConnection } from '../../src-main/console-api.ts'
import type { ConsoleEvents, EventEnvelope, EventName } from '../../src-main/contract/events.ts'
import type { HostPort, ReminderNotification } from '../../src-main/contract/host.ts'
import type { Output, RawInput, RequestName } from '../../src-main/contract/requests.ts'
import type { Result } from '../../src-main/contract/result.ts'
import { createPassphraseKeys } from '../../src-main/hosts/passphrase-keys.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { testWorkers } from './test-workers.ts'

export type TestWindow = WindowConnection & {
  readonly events: readonly EventEnvelope[]
  request<N extends RequestName>(name: N, input: RawInput<N>): Promise<Result<Output<N>>>
  /** The first event of this name whose payload fits, past or to come. */
  event<N extends EventName>(
    name: N,
    fits?: (payload: ConsoleEvents[N]) => boolean,
  ): Promise<ConsoleEvents[N]>
}

export type TestConsole = {
  readonly console: Console
  readonly folder: string
  readonly reports: readonly { what: string; error: unknown }[]
  readonly brought: () => number
  /** What the host was asked to show beside other programs. */
  readonly reminders: readonly ReminderNotification[]
  open(): TestWindow
  close(): Promise<void>
}

const eventWithinMs = 25_000

/** The whole main side in this process: real store, real threads, real SIP on loopback; only the host is a stand-in. */
export async function openTestConsole(
  folder = temporaryFolder(),
  workers = testWorkers,
): Promise<TestConsole> {
  const reports: { what: string; error: unknown }[] = []
  let brought = 0
  const reminders: ReminderNotification[] = []
  const host: HostPort = {
    name: 'browser',
    keys: [createPassphraseKeys()],
    bringForward: () => {
      brought += 1
    },
    notify: () => () => {},
    remind: (notification) => void reminders.push(notification),
  }
  const console = await createConsole({
    folder,
    profileName: 'test',
    host,
    workers,
    resources: fileURLToPath(new URL('../../resources', import.meta.url)),
    systemLanguage: 'it',
    report: (what, error) => reports.push({ what, error }),
  })
  let closing: Promise<void> | null = null
  const close = () => {
    closing ??= console.close()
    return closing
  }
  onTestFinished(close)
  return {
    console,
    folder,
    reports,
    reminders,
    brought: () => brought,
    open: () => openWindow(console),
    close,
  }
}

function openWindow(console: Console): TestWindow {
  const events: EventEnvelope[] = []
  const listeners = new Set<(event: EventEnvelope) => void>()
  const connection = console.openWindow((event) => {
    events.push(event)
    for (const listener of listeners) listener(event)
  })
  return {
    ...connection,
    events,
    // The channel map ties the name to its output; the connection carries plain data.
    request: (name, input) => connection.answer(name, input) as Promise<Result<Output<typeof name>>>,
    event: (name, fits = () => true) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`no ${name}`)), eventWithinMs)
        const look = (event: EventEnvelope) => {
          // Name and payload of an envelope belong together.
          const payload = event.payload as ConsoleEvents[typeof name]
          if (event.name !== name || !fits(payload)) return
          clearTimeout(late)
          listeners.delete(look)
          resolve(payload)
        }
        listeners.add(look)
        for (const event of events) look(event)
      }),
  }
}
