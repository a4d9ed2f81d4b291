import {
  IncomingRequestMessage,
  type IncomingResponseMessage,
  LoggerFactory,
  Parser,
  type Transport,
  URI,
  UserAgentCore,
  type UserAgentCoreDelegate,
} from 'sip.js/lib/core/index.js'

/** The domain of the exchange; `.invalid` never resolves (RFC 6761, section 6.4). */
export const domain = 'demo.invalid'

/** Where a peer's messages go: the WebSocket that the console has open now. */
export type Wire = { isOpen(): boolean; send(message: string): void }

/**
 * The user agent at the exchange's end of one WebSocket. It outlives that socket while it has calls: the first
 * message of one of its dialogs on a new socket moves it there.
 */
export type Peer = {
  readonly core: UserAgentCore
  readonly contact: string
  wire: Wire | undefined
  /** True if `message` belongs to a transaction or a dialog of this peer. */
  owns(message: SipMessage): boolean
  /** Hands a message to the core; throws where the core does. */
  receive(message: SipMessage): void
}

export type SipMessage = IncomingRequestMessage | IncomingResponseMessage

const loggerFactory = createQuietLoggerFactory()
const parserLogger = loggerFactory.getLogger('exchange')
// RFC 3261, section 8.1.1, without Max-Forwards, which a UAS has no use for.
const mandatoryHeaders = ['from', 'to', 'call-id', 'cseq', 'via']

/** Parses one WebSocket message, a whole SIP message each (RFC 7118, section 5.1); undefined if malformed. */
export function parseSipMessage(text: string): SipMessage | undefined {
  const message = parseOrUndefined(text)
  if (message === undefined || !mandatoryHeaders.every((name) => message.hasHeader(name))) return undefined
  if (message instanceof IncomingRequestMessage && message.ruri === undefined) return undefined
  const announced = Number(message.getHeader('content-length') ?? 0)
  return Buffer.byteLength(message.body) < announced ? undefined : message
}

export function createPeer(wire: Wire, port: number, delegate: UserAgentCoreDelegate): Peer {
  const contactUri = new URI('sip', 'exchange', domain, port, { transport: 'ws' })
  const contact = `<${contactUri}>`
  // The core answers 404 to what is not for its own address; an exchange answers for every number.
  let addressed = contactUri
  const transport: Transport = {
    protocol: 'WS',
    async send(message) {
      if (peer.wire === undefined) throw new Error('no connection')
      peer.wire.send(message)
    },
  }
  const core = new UserAgentCore(
    {
      get aor() {
        return addressed
      },
      contact: { uri: contactUri, pubGruu: undefined, tempGruu: undefined, toString: () => contact },
      displayName: '',
      loggerFactory,
      hackViaTcp: false,
      routeSet: [],
      sipjsId: crypto.randomUUID().slice(0, 8),
      supportedOptionTags: ['replaces'],
      supportedOptionTagsResponse: ['replaces'],
      userAgentHeaderFieldValue: 'Pronto demo exchange',
      viaForceRport: false,
      viaHost: domain,
      authenticationFactory: () => undefined,
      transportAccessor: () => transport,
    },
    delegate,
  )

  const peer: Peer = {
    core,
    contact,
    wire,

    owns(message) {
      if (!(message instanceof IncomingRequestMessage)) {
        return core.userAgentClients.has(message.viaBranch + message.method)
      }
      const dialogId = message.callId + message.toTag + message.fromTag
      return core.userAgentServers.has(message.viaBranch) || core.dialogs.has(dialogId)
    },

    receive(message) {
      if (message instanceof IncomingRequestMessage) {
        if (message.ruri !== undefined) addressed = message.ruri
        core.receiveIncomingRequestFromTransport(message)
      } else {
        core.receiveIncomingResponseFromTransport(message)
      }
    },
  }
  return peer
}

function parseOrUndefined(text: string): SipMessage | undefined {
  try {
    return Parser.parseMessage(text, parserLogger)
  } catch {
    // The parser takes for granted that a CSeq it could not read is there.
    return undefined
  }
}

function createQuietLoggerFactory(): LoggerFactory {
  const factory = new LoggerFactory()
  // Its lines carry numbers and names.
  factory.builtinEnabled = false
  return factory
}
