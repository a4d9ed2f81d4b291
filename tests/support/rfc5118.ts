/** A message of RFC 5118, section 4: SIP torture test messages for IPv6. */
export type Ipv6Message = {
  readonly section: string
  readonly name: string
  /** The document says that it has to be read; 4.2 is the one that it calls invalid. */
  readonly valid: boolean
  readonly text: string
}

const callId = 'Call-ID: SSG9559905523997077@hlau_4100'
const maxForwards = 'Max-Forwards: 70'

function message(
  section: string,
  name: string,
  head: readonly string[],
  body: readonly string[] = [],
  valid = true,
): Ipv6Message {
  const end = body.length === 0 ? '' : `${body.join('\r\n')}\r\n`
  // The document's own lengths do not fit its bodies as they are printed.
  const lines = [...head, `Content-Length: ${end.length}`]
  return { section, name, valid, text: `${lines.join('\r\n')}\r\n\r\n${end}` }
}

function register(section: string, name: string, uri: string, valid = true): Ipv6Message {
  return message(
    section,
    name,
    [
      `REGISTER ${uri} SIP/2.0`,
      'To: sip:user@example.com',
      'From: sip:user@example.com;tag=81x2',
      'Via: SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKas3-111',
      callId,
      maxForwards,
      'Contact: "Caller" <sip:caller@[2001:db8::1]>',
      'CSeq: 98176 REGISTER',
    ],
    [],
    valid,
  )
}

function options(name: string, reference: string): Ipv6Message {
  return message('4.10', name, [
    `OPTIONS sip:user@${reference} SIP/2.0`,
    `To: sip:user@${reference}`,
    'From: sip:user@example.com;tag=810x2',
    'Via: SIP/2.0/UDP lab1.east.example.com;branch=z9hG4bKas3-111',
    'Call-ID: G9559905523997077@hlau_4100',
    'CSeq: 689 OPTIONS',
    maxForwards,
  ])
}

const moving = [
  'm=audio 6000 RTP/AVP 2',
  'a=rtpmap:2 G726-32/8000',
  'm=video 6024 RTP/AVP 107',
  'a=rtpmap:107 H263-1998/90000',
]

export const ipv6Messages: readonly Ipv6Message[] = [
  register('4.1', 'ipv6-good', 'sip:[2001:db8::10]'),
  register('4.2', 'ipv6-bad', 'sip:2001:db8::10', false),
  register('4.3', 'port-ambiguous', 'sip:[2001:db8::10:5070]'),
  register('4.4', 'port-unambiguous', 'sip:[2001:db8::10]:5070'),
  message('4.5', 'via-received-param-with-delim', [
    'BYE sip:[2001:db8::10] SIP/2.0',
    'To: sip:user@example.com;tag=bd76ya',
    'From: sip:user@example.com;tag=81x2',
    'Via: SIP/2.0/UDP [2001:db8::9:1];received=[2001:db8::9:255];branch=z9hG4bKas3-111',
    callId,
    maxForwards,
    'CSeq: 321 BYE',
  ]),
  message('4.5', 'via-received-param-no-delim', [
    'OPTIONS sip:[2001:db8::10] SIP/2.0',
    'To: sip:user@example.com',
    'From: sip:user@example.com;tag=81x2',
    'Via: SIP/2.0/UDP [2001:db8::9:1];received=2001:db8::9:255;branch=z9hG4bKas3',
    'Call-ID: SSG95523997077@hlau_4100',
    maxForwards,
    'Contact: "Caller" <sip:caller@[2001:db8::9:1]>',
    'CSeq: 921 OPTIONS',
  ]),
  message(
    '4.6',
    'ipv6-in-sdp',
    [
      'INVITE sip:user@[2001:db8::10] SIP/2.0',
      'To: sip:user@[2001:db8::10]',
      'From: sip:user@example.com;tag=81x2',
      'Via: SIP/2.0/UDP [2001:db8::20];branch=z9hG4bKas3-111',
      callId,
      'Contact: "Caller" <sip:caller@[2001:db8::20]>',
      'CSeq: 8612 INVITE',
      maxForwards,
      'Content-Type: application/sdp',
    ],
    [
      'v=0',
      'o=assistant 971731711378798081 0 IN IP6 2001:db8::20',
      "s=Live video feed for today's meeting",
      'c=IN IP6 2001:db8::20',
      't=3338481189 3370017201',
      ...moving,
    ],
  ),
  message('4.7', 'mult-ip-in-header', [
    'BYE sip:user@host.example.net SIP/2.0',
    'Via: SIP/2.0/UDP [2001:db8::9:1]:6050;branch=z9hG4bKas3-111',
    'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKjhja8781hjuaij65144',
    'Via: SIP/2.0/TCP [2001:db8::9:255];branch=z9hG4bK451jj;received=192.0.2.200',
    'Call-ID: 997077@lau_4100',
    maxForwards,
    'CSeq: 89187 BYE',
    'To: sip:user@example.net;tag=9817--94',
    'From: sip:user@example.com;tag=81x2',
  ]),
  message(
    '4.8',
    'mult-ip-in-sdp',
    [
      'INVITE sip:user@[2001:db8::10] SIP/2.0',
      'To: sip:user@[2001:db8::10]',
      'From: sip:user@example.com;tag=81x2',
      'Via: SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKas3-111',
      callId,
      'Contact: "Caller" <sip:caller@[2001:db8::9:1]>',
      maxForwards,
      'CSeq: 8912 INVITE',
      'Content-Type: application/sdp',
    ],
    [
      'v=0',
      'o=bob 280744730 28977631 IN IP4 host.example.com',
      's=',
      't=0 0',
      'm=audio 22334 RTP/AVP 0',
      'c=IN IP4 192.0.2.1',
      'm=video 6024 RTP/AVP 107',
      'c=IN IP6 2001:db8::1',
      'a=rtpmap:107 H263-1998/90000',
    ],
  ),
  message(
    '4.9',
    'ipv4-mapped-ipv6',
    [
      'INVITE sip:user@example.com SIP/2.0',
      'To: sip:user@example.com',
      'From: sip:user@east.example.com;tag=81x2',
      'Via: SIP/2.0/UDP [::ffff:192.0.2.10]:19823;branch=z9hG4bKbh19',
      'Via: SIP/2.0/UDP [::ffff:192.0.2.2];branch=z9hG4bKas3-111',
      callId,
      'Contact: "T. desk phone" <sip:ted@[::ffff:192.0.2.2]>',
      'CSeq: 612 INVITE',
      maxForwards,
      'Content-Type: application/sdp',
    ],
    [
      'v=0',
      'o=assistant 971731711378798081 0 IN IP6 ::ffff:192.0.2.2',
      's=Call me soon, please!',
      'c=IN IP6 ::ffff:192.0.2.2',
      't=3338481189 3370017201',
      ...moving,
    ],
  ),
  options('ipv6-bug-abnf-3-colons', '[2001:db8:::192.0.2.1]'),
  options('ipv6-correct-abnf-2-colons', '[2001:db8::192.0.2.1]'),
]

/** The same message to somebody else than the document's `user`. */
export function addressedTo(user: string, { text }: Ipv6Message): string {
  return text.replace(/^(\w+) sip:(?:user@)?/, `$1 sip:${user}@`)
}
