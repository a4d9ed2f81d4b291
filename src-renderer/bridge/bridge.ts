import type { EventEnvelope } from '../../src-main/contract/events.ts'
import type { HostApi } from '../../src-main/contract/host.ts'
import { openSocketBridge } from './socket-bridge.ts'

export type Connection = 'connecting' | 'live' | 'lost'

/** The host's API, and whether the host can be reached at all. */
export type Bridge = HostApi & {
  readonly kind: 'electron' | 'browser'
  connection(): Connection
  /** Told on every change; `live` after `lost` means: take a new snapshot. */
  onConnection(listener: (connection: Connection) => void): () => void
  close(): void
}

declare global {
  interface Window {
    /** Put there by the Electron preload; absent in the browser host. */
    readonly pronto?: HostApi
  }
}

/** The Electron preload's API where there is one, else the browser host's socket. */
export function openBridge(view: Window): Bridge {
  return view.pronto ? preloadBridge(view.pronto) : openSocketBridge(socketUrl(view.location))
}

export function socketUrl({ protocol, host }: Pick<Location, 'protocol' | 'host'>): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/socket`
}

/** The preload lives and dies with its main process: there is no connection that could be lost. */
export function preloadBridge(api: HostApi): Bridge {
  return {
    kind: 'electron',
    request: (name, input) => api.request(name, input),
    on: (listener: (event: EventEnvelope) => void) => api.on(listener),
    connection: () => 'live',
    onConnection: () => () => undefined,
    close: () => undefined,
  }
}
