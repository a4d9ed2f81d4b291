import type { EventEnvelope } from './events.ts'
import type { CallId } from './ids.ts'
import type { Output, RawInput, RequestName } from './requests.ts'
import type { Result } from './result.ts'

/** All that a window sees of the main process; the Electron preload and the browser host's socket both give it. */
export type HostApi = {
  request<N extends RequestName>(name: N, input: RawInput<N>): Promise<Result<Output<N>>>
  /** Answers with its own unsubscribe. */
  on(listener: (event: EventEnvelope) => void): () => void
}

/** Seals small secrets (the database key, SIP passwords) so that they can lie on disk. */
export type Sealer = {
  seal(secret: Uint8Array): Promise<Uint8Array>
  /** @throws {CannotUnseal} when sealed elsewhere, tampered with, or by another passphrase. */
  unseal(sealed: Uint8Array): Promise<Uint8Array>
}

export class CannotUnseal extends Error {}

/** scrypt's parameters (RFC 7914, section 2): what each guess of a passphrase costs. */
export type DerivationCost = { readonly N: number; readonly r: number; readonly p: number }

/** How a host keeps keys: the operating system's keyring, or a passphrase asked in the window. */
export type KeyService = {
  readonly keeping: 'keyring' | 'passphrase'
  /** Of a new house; null where no passphrase becomes a key. */
  readonly cost: DerivationCost | null
  /**
   * `salt` is the profile's own 16 random bytes; `passphrase` is null where a keyring keeps the key. `cost` is what the
   * house was sealed with; that of a new one where it is missing.
   */
  open(salt: Uint8Array, passphrase: string | null, cost?: DerivationCost): Promise<Sealer>
}

export type CallNotification = {
  readonly callId: CallId
  readonly title: string
  readonly body: string
  /** Label of the button that answers. */
  readonly answer: string
}

/** Something to do at the desk, shown beside other programs; a click opens it. */
export type ReminderNotification = {
  readonly title: string
  readonly body: string
}

/** What the console asks of the host that carries it. */
export type HostPort = {
  readonly name: 'electron' | 'browser'
  /** The one that seals a new house comes first; a house sealed by one of the others still opens. */
  readonly keys: readonly [KeyService, ...KeyService[]]
  /** Brings the window before others without taking the keyboard. */
  bringForward(): void
  /** Shows a notification that can answer; the disposer takes it away. */
  notify(notification: CallNotification, onAnswer: () => void): () => void
  /** Shows a reminder; it goes by itself. Nothing where the window does so itself. */
  remind(notification: ReminderNotification, onOpen: () => void): void
  /** Whether the program goes on when its last window is closed; missing where it always does. */
  staysOpen?(): boolean
  /** Prints a page that needs nothing else as PDF, unseen, until `ended`; missing where nothing here prints. */
  print?(html: string, ended: Promise<unknown>): Promise<Uint8Array>
  /** Missing where the host knows no desktop. */
  readonly desktop?: {
    /** In the program that this computer has for it; false: it has none. */
    open(path: string): Promise<boolean>
    /** In its folder. */
    show(path: string): void
  }
}
