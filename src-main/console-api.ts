import type { Language } from './contract/customers.ts'
import type { EventEnvelope } from './contract/events.ts'
import type { HostPort } from './contract/host.ts'
import type { WindowId } from './contract/ids.ts'
import type { ReportFile } from './contract/reports.ts'
import type { Result } from './contract/result.ts'
import type { ChangeLog } from './database/change-log.ts'
import type { Store } from './database/store.ts'

export type ConsoleOptions = {
  /** The profile's folder (…/profiles/NAME); the console keeps `demo/` and `house/` inside. */
  readonly folder: string
  readonly profileName: string
  readonly host: HostPort
  readonly workers: { readonly writer: URL; readonly reader: URL }
  /** Folder of `resources/` (sounds, demo). */
  readonly resources: string
  readonly systemLanguage: Language
  /** Never personal data. */
  readonly report: (what: string, error?: unknown) => void
  readonly environment?: { startDemoExchange?: boolean }
  /** Told of each house that opens: its changes go to the other seats by it, and theirs come in. Undone when it closes. */
  readonly otherSeats?: (log: SeatLog) => () => void
}

/** A house's log of changes, to be exchanged with its other seats. */
export type SeatLog = Pick<ChangeLog, 'read'> &
  Pick<Store, 'onRecorded'> & {
    readonly seat: string
    /** In any order, any number of times, with the same result. */
    readonly apply: Store['applyRemote']
  }

export type WindowConnection = {
  readonly windowId: WindowId
  answer(name: string, input: unknown): Promise<Result<unknown>>
  close(): void
}

export type Console = {
  openWindow(send: (event: EventEnvelope) => void): WindowConnection
  /** Wake from sleep or a change of network; `asleepSince`: the last moment (UTC ms) before a sleep. */
  awake(asleepSince?: number | null): void
  hasCalls(): boolean
  /** A file of a report that was made; null: no report has such a file, or no house is open. */
  reportFile(file: ReportFile): Promise<Uint8Array | null>
  /** A link, or the clipboard's text, as it is: the window asks for a key before anything is called. */
  askToDial(text: string, from: 'link' | 'clipboard'): void
  close(): Promise<void>
}

export type CreateConsole = (options: ConsoleOptions) => Promise<Console>
