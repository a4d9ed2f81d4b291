import {
  type SessionDescriptionHandlerFactory,
  SIPExtension,
  UserAgent,
  type UserAgentDelegate,
} from 'sip.js/lib/api/index.js'
import { URI } from 'sip.js/lib/core/index.js'
import type { Account } from '../contract/softphone.ts'
import { createFence, type FenceOptions } from './fence/fence.ts'
import type { Ladder } from './ladder.ts'
import type { Timing } from './timing.ts'
import { WebSocketTransport } from './ws-transport.ts'

export type UserAgentParts = {
  readonly account: Omit<Account, 'id'>
  readonly timing: Timing
  readonly userAgentName: string
  readonly report: (what: string) => void
  readonly delegate: UserAgentDelegate
  readonly descriptions: SessionDescriptionHandlerFactory
  readonly fence?: Pick<FenceOptions, 'isFamiliar' | 'limits'>
  readonly ladder?: Ladder
}

export type AgentAndTransport = { readonly userAgent: UserAgent; readonly transport: WebSocketTransport }

/** A user agent in plain Node: the platform's transport and media handler of sip.js are both replaced. */
export function createUserAgent(parts: UserAgentParts): AgentAndTransport {
  const { account, timing } = parts
  const fence = createFence({ now: () => performance.now(), ...parts.fence })
  // sip.js says only to its log that it could not read a message.
  let unread = false
  const userAgent = new UserAgent({
    uri: new URI('sip', account.username, domainOf(account)),
    authorizationUsername: account.authorizationUsername || account.username,
    authorizationPassword: account.password,
    displayName: account.displayName,
    // A plain name can stand in the contact, which makes the PBX's own displays readable.
    contactName: /^[\w.+-]+$/.test(account.username) ? account.username : '',
    userAgentString: parts.userAgentName,
    transportConstructor: WebSocketTransport,
    transportOptions: {
      server: account.server,
      certificateAuthority: account.certificateAuthority ?? null,
      connectMs: timing.connectMs,
      pingEveryMs: timing.pingEveryMs,
      pongWithinMs: timing.pongWithinMs,
      report: parts.report,
      fence,
      ladder: parts.ladder ?? null,
      wasUnread() {
        const was = unread
        unread = false
        return was
      },
    },
    delegate: parts.delegate,
    sessionDescriptionHandlerFactory: parts.descriptions,
    // Named as supported and dealt with in `replaces.ts`: sip.js would ring with it as another call.
    sipExtensionReplaces: SIPExtension.Unsupported,
    sipExtensionExtraSupported: ['replaces'],
    // 180 is sent by `incoming.ts`: sip.js's own would put a turn of the event loop before `onInvite`.
    sendInitialProvisionalResponse: false,
    noAnswerTimeout: timing.unansweredMs / 1000,
    // Its graceful way waits for answers that a dead peer never gives.
    gracefulShutdown: false,
    allowLegacyNotifications: true,
    logBuiltinEnabled: false,
    logConnector(level, category) {
      if (category === 'sip.Parser' && (level === 'warn' || level === 'error')) unread = true
    },
    logConfiguration: false,
    logLevel: 'error',
  })
  const transport = userAgent.transport
  if (!(transport instanceof WebSocketTransport)) throw new Error('sip.js took another transport')
  return { userAgent, transport }
}

/** The host part of the account's address of record. */
export function domainOf(account: Pick<Account, 'domain' | 'server'>): string {
  return account.domain || new URL(account.server).hostname
}
