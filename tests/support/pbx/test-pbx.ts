import type { AmiAddress } from './ami.ts'

export type TestAccount = { readonly username: string; readonly password: string; readonly number: string }

export type TestPbx = {
  readonly wsUrl: string
  readonly wssUrl: string
  /** The authority of `wssUrl`, PEM; undefined for a PBX of somebody else's. */
  readonly certificate: string | undefined
  readonly certificateFile: string | undefined
  /** SIP over UDP between the PBX and the telephone network outside. */
  readonly trunk: {
    readonly host: string
    readonly port: number
    /** From where the outside calls, and where it is reached. */
    readonly outsideAddress: string
    readonly outsidePort: number
  }
  readonly ami: AmiAddress | undefined
  readonly accounts: typeof accounts
  /** Process id of the Asterisk that runs now; undefined when none does, or it is not ours. */
  pid(): number | undefined
  /** Runs one command of the PBX's command line and returns what it prints. */
  cli(command: string): Promise<string>
  /** Stops and starts it on the same ports; after `kill` it only starts it. Resolves when it is ready. */
  restart(): Promise<void>
  /** Ends it as a power cut would: no BYE, no un-REGISTER. */
  kill(): Promise<void>
  /** Ends it and removes its files. May be called twice. */
  stop(): Promise<void>
  /** Everything that it has logged so far, over restarts. */
  log(): string
  /** Waits for a line of the log, an earlier one included; rejects with the log's last lines when it never comes. */
  waitForLog(pattern: RegExp, timeoutMs?: number): Promise<RegExpExecArray>
}

/** The accounts of etc/pjsip.conf. `forbidden` has the right password and still gets 403. */
export const accounts = {
  agent1: { username: 'agent1', password: 'secret1', number: '1001' },
  agent2: { username: 'agent2', password: 'secret2', number: '1002' },
  agent3: { username: 'agent3', password: 'secret3', number: '1003' },
} as const satisfies Record<string, TestAccount>

/** The numbers of etc/extensions.conf that do something by themselves. */
export const numbers = {
  queue: '2000',
  allDevicesOfAgent1: '3001',
  echo: '600',
  holdMusic: '601',
  sentenceThenHangUp: '602',
  readsFourDigits: '603',
  busy: '604',
  rejected: '605',
  neverAnswers: '606',
  earlyMediaThenBusy: '607',
  /** 1,004 Hz, without a pause. */
  tone: '608',
  /** The same from a telephone behind the PBX. */
  colleagueWithTone: '609',
} as const
