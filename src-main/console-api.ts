import type { Language } from './contract/customers.ts'
import type { EventEnvelope } from './contract/events.ts'
import type { HostPort } from './contract/host.ts'
import type { WindowId } from './contract/ids.ts'
import type { Result } from './contract/result.ts'

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
  close(): Promise<void>
}

export type CreateConsole = (options: ConsoleOptions) => Promise<Console>
