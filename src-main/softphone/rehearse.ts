import { IncomingRequestMessage, Parser } from 'sip.js/lib/core/index.js'
import { plainManner } from '../contract/accounts.ts'
import { AccountId, type CallId } from '../contract/ids.ts'
import type { Account, MediaPort, SipCall } from '../contract/softphone.ts'
import type { CallSurroundings } from './call.ts'
import { receiveCall, ring } from './incoming.ts'
import type { SoftphoneOptions } from './softphone.ts'
import { defaultTiming } from './timing.ts'
import { createUserAgent } from './user-agent.ts'

export type ArrivalRehearsal = {
  /** A call from this number arrives, rings and is over, all in this turn of the event loop. */
  arrive(number: string): void
  close(): Promise<void>
}

export type ArrivalRehearsalOptions = Pick<
  SoftphoneOptions,
  'now' | 'newCallId' | 'newMediaSessionId' | 'userAgentName' | 'report'
> & {
  /** Hears of each step, as of a real call. */
  readonly changed: (call: SipCall) => void
}

// No connection is ever opened: what would be sent is refused by the transport.
const nowhere: Account = {
  ...plainManner,
  id: AccountId.parse('00000000-0000-7000-8000-000000000000'),
  server: 'ws://127.0.0.1:9',
  username: 'rehearsal',
  domain: 'rehearsal.invalid',
  authorizationUsername: '',
  displayName: '',
  trusted: true,
  password: '',
}

const noMedia: MediaPort = {
  available: () => false,
  send: () => Promise.reject(new Error('nobody speaks in a rehearsal')),
}

/**
 * A telephone on which calls can be rehearsed: the code that a real INVITE takes, with nobody at the other end. The
 * first INVITE of the day took six milliseconds to be understood, the later ones less than one.
 */
export function createArrivalRehearsal(options: ArrivalRehearsalOptions): ArrivalRehearsal {
  const { userAgent } = createUserAgent({
    account: nowhere,
    timing: defaultTiming,
    userAgentName: options.userAgentName,
    report: options.report,
    descriptions: () => {
      throw new Error('nobody answers in a rehearsal')
    },
    delegate: {
      onInvite(invitation) {
        const arrival = { id: options.newCallId(), account: nowhere, arrivedMark: performance.now() }
        const { call } = receiveCall(invitation, arrival, surroundings)
        options.changed(call.view())
        ring(invitation)
        call.end('caller-gave-up')
        void invitation.dispose()
      },
    },
  })
  const surroundings: CallSurroundings = {
    userAgent,
    media: noMedia,
    timing: defaultTiming,
    bridges: new WeakMap(),
    now: options.now,
    newMediaSessionId: options.newMediaSessionId,
    lineIsUp: () => false,
    localAddress: () => null,
    changed: options.changed,
    owe: () => {},
    doubtLine: () => {},
    trusted: nowhere.trusted,
    dtmf: 'rtp',
  }
  const logger = userAgent.getLogger('rehearsal')

  const receive = (text: string) => {
    const message = Parser.parseMessage(text, logger)
    if (message instanceof IncomingRequestMessage)
      userAgent.userAgentCore.receiveIncomingRequestFromTransport(message)
  }

  return {
    arrive(number) {
      const callId = options.newCallId()
      receive(writeRequest('INVITE', number, callId))
      // Without it the transaction would wait for it for half a minute (RFC 3261, timer H).
      receive(writeRequest('ACK', number, callId))
    },
    close: () => userAgent.stop(),
  }
}

const crlf = '\r\n'

const description = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  'c=IN IP4 127.0.0.1',
  't=0 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 8 101',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:101 telephone-event/8000',
  'a=sendrecv',
  '',
].join(crlf)

/** As a PBX writes it, with the description of a telephone. */
function writeRequest(method: 'INVITE' | 'ACK', number: string, callId: CallId): string {
  const body = method === 'INVITE' ? description : ''
  return [
    `${method} sip:rehearsal@rehearsal.invalid;transport=ws SIP/2.0`,
    `Via: SIP/2.0/WS rehearsal.invalid:8088;rport;branch=z9hG4bK${callId}`,
    'Max-Forwards: 70',
    `From: "Maria Rossi" <sip:${number}@rehearsal.invalid>;tag=${callId}`,
    'To: <sip:rehearsal@rehearsal.invalid>',
    'Contact: <sip:asterisk@127.0.0.1:8088;transport=ws>',
    `Call-ID: ${callId}`,
    `CSeq: 1 ${method}`,
    'Allow: OPTIONS, REGISTER, SUBSCRIBE, NOTIFY, PUBLISH, INVITE, ACK, BYE, CANCEL, UPDATE, PRACK, MESSAGE',
    'Supported: 100rel, timer, replaces, norefersub',
    `P-Asserted-Identity: "Maria Rossi" <sip:${number}@rehearsal.invalid>`,
    ...(body === '' ? [] : ['Content-Type: application/sdp']),
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join(crlf)
}
