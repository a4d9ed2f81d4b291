/** A SIP message as text, with what a story asks of it. */
export type SipText = {
  readonly raw: string
  readonly firstLine: string
  /** Of a request; empty for a response. */
  readonly method: string
  /** Of a response; 0 for a request. */
  readonly status: number
  readonly body: string
  header(name: string): string | undefined
  headers(name: string): readonly string[]
}

export function parseSip(raw: string): SipText {
  const [head = '', body = ''] = raw.split(/\r\n\r\n(.*)/s)
  const [firstLine = '', ...lines] = head.split('\r\n')
  const headers = (name: string) =>
    lines
      .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      .map((line) => line.slice(name.length + 1).trim())
  const isResponse = firstLine.startsWith('SIP/2.0')
  return {
    raw,
    firstLine,
    method: isResponse ? '' : (firstLine.split(' ')[0] ?? ''),
    status: isResponse ? Number(firstLine.split(' ')[1]) : 0,
    body,
    headers,
    header: (name) => headers(name)[0],
  }
}

export function writeResponse(
  request: SipText,
  status: number,
  more: { headers?: readonly string[]; body?: string; tag?: string } = {},
): string {
  const to = request.header('to') ?? ''
  const tagged = status > 100 && !/;tag=/.test(to) ? `${to};tag=${more.tag ?? 'peer'}` : to
  const establishes = /^INVITE/.test(request.method) && status > 100 && status < 300
  return write(
    [
      `SIP/2.0 ${status} Scripted`,
      ...request.headers('via').map((via) => `Via: ${via}`),
      `From: ${request.header('from')}`,
      `To: ${tagged}`,
      `Call-ID: ${request.header('call-id')}`,
      `CSeq: ${request.header('cseq')}`,
      ...(establishes ? [`Contact: <sip:peer-${more.tag ?? 'peer'}@127.0.0.1;transport=ws>`] : []),
      ...(more.headers ?? []),
    ],
    more.body,
  )
}

let serial = 0

/** A call to the console from `from`, a name-addr. */
export function writeInvite(
  options: { from?: string; headers?: readonly string[]; body?: string; to?: string } = {},
): SipText {
  serial += 1
  return parseSip(
    write(
      [
        'INVITE sip:alice@console.invalid;transport=ws SIP/2.0',
        `Via: SIP/2.0/WS peer.invalid;branch=z9hG4bKinvite${serial}`,
        'Max-Forwards: 70',
        `From: ${options.from ?? '"Maria Rossi" <sip:+390612345678@pbx.example>'};tag=caller${serial}`,
        `To: ${options.to ?? '<sip:alice@console.invalid>'}`,
        `Call-ID: call-${serial}@peer`,
        'CSeq: 10 INVITE',
        'Contact: <sip:peer@127.0.0.1;transport=ws>',
        ...(options.headers ?? []),
      ],
      options.body ?? remoteSdp(),
    ),
  )
}

/** The CANCEL of an INVITE (RFC 3261, section 9.1). */
export function writeCancel(invite: SipText, headers: readonly string[] = []): string {
  return write([
    invite.firstLine.replace('INVITE', 'CANCEL'),
    `Via: ${invite.header('via')}`,
    'Max-Forwards: 70',
    `From: ${invite.header('from')}`,
    `To: ${invite.header('to')}`,
    `Call-ID: ${invite.header('call-id')}`,
    'CSeq: 10 CANCEL',
    ...headers,
  ])
}

/**
 * A request inside a dialog. `dialog` is the console's response or request that carries both tags; `mine` says
 * whether the peer is in From (it called) or in To (it was called) there.
 */
export function writeInDialog(
  method: string,
  dialog: SipText,
  options: {
    peerIs: 'caller' | 'callee'
    cseq: number
    target: string
    headers?: readonly string[]
    body?: string
  },
): SipText {
  serial += 1
  const [from, to] =
    options.peerIs === 'caller'
      ? [dialog.header('from'), dialog.header('to')]
      : [dialog.header('to'), dialog.header('from')]
  return parseSip(
    write(
      [
        `${method} ${options.target} SIP/2.0`,
        `Via: SIP/2.0/WS peer.invalid;branch=z9hG4bKin${serial}`,
        'Max-Forwards: 70',
        `From: ${from}`,
        `To: ${to}`,
        `Call-ID: ${dialog.header('call-id')}`,
        `CSeq: ${options.cseq} ${method}`,
        'Contact: <sip:peer@127.0.0.1;transport=ws>',
        ...(options.headers ?? []),
      ],
      options.body,
    ),
  )
}

/** The URI in the Contact of a message. */
export function contactOf(message: SipText): string {
  return /<([^>]*)>/.exec(message.header('contact') ?? '')?.[1] ?? ''
}

/** A session description of the peer; `mark` tells one peer connection from another. */
export function remoteSdp(mark = 'first', direction = 'sendrecv'): string {
  return [
    'v=0',
    `o=- 1 1 IN IP4 127.0.0.1`,
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 0',
    `a=ice-ufrag:${mark}`,
    'a=ice-pwd:passwordpasswordpassword',
    `a=fingerprint:sha-256 ${'AA:'.repeat(31)}AA`,
    'a=setup:actpass',
    'a=mid:0',
    'a=rtcp-mux',
    'a=rtpmap:0 PCMU/8000',
    `a=${direction}`,
    '',
  ].join('\r\n')
}

function write(lines: readonly string[], body = ''): string {
  const type = body === '' ? [] : ['Content-Type: application/sdp']
  return [...lines, ...type, `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n')
}
