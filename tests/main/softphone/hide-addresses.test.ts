import { describe, expect, it } from 'vitest'
import { hideAddresses } from '../../../src-main/softphone/hide-addresses.ts'

/** As Chromium writes it once the microphone is allowed: every interface by its address. */
const offer = [
  'v=0',
  'o=- 1 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=audio 50000 UDP/TLS/RTP/SAVPF 111',
  'c=IN IP4 10.8.0.6',
  'a=rtcp:50000 IN IP4 10.8.0.6',
  'a=candidate:1 1 udp 2122260223 192.168.1.20 50001 typ host generation 0 network-id 1',
  'a=candidate:2 1 udp 2122194687 10.8.0.6 50000 typ host generation 0 network-id 2',
  'a=candidate:3 1 udp 2122262783 2001:db8::77 50002 typ host generation 0 network-id 3',
  'a=candidate:4 1 udp 2122262784 1f2e3d4c-aaaa-bbbb-cccc-0123456789ab.local 50003 typ host generation 0',
  'a=candidate:5 1 udp 1686052607 203.0.113.9 50001 typ srflx raddr 10.8.0.6 rport 50000 generation 0',
  'a=sendrecv',
  '',
].join('\r\n')

/** At a desk with a cable and a radio, a VPN and the computer's own address. */
const costs = { cable: '', radio: ' network-cost 10', vpn: ' network-cost 11', itself: ' network-cost 50' }
const atADesk = [
  'v=0',
  'm=audio 40001 UDP/TLS/RTP/SAVPF 111',
  'c=IN IP4 192.168.1.20',
  'a=rtcp:40001 IN IP4 192.168.1.20',
  `a=candidate:1 1 udp 2122260223 192.168.1.20 40001 typ host generation 0 network-id 1${costs.cable}`,
  `a=candidate:2 1 udp 2122194687 192.168.1.30 40002 typ host generation 0 network-id 2${costs.radio}`,
  `a=candidate:3 1 udp 2122129151 10.8.0.6 40003 typ host generation 0 network-id 3${costs.vpn}`,
  `a=candidate:4 1 udp 2122063615 127.0.0.1 40004 typ host generation 0 network-id 4${costs.itself}`,
  `a=candidate:5 1 udp 2122265343 2001:db8::77 40005 typ host generation 0 network-id 5${costs.cable}`,
  'a=candidate:6 1 tcp 1518280447 192.168.1.20 9 typ host tcptype active generation 0 network-id 1',
  'a=candidate:7 1 tcp 1518214911 10.8.0.6 9 typ host tcptype active generation 0 network-id 3',
  '',
].join('\r\n')
const shownIn = (sdp: string) => [
  ...new Set([...sdp.matchAll(/^a=candidate:\S+ 1 (?:udp|tcp) \d+ (\S+)/gm)].map(([, address]) => address)),
]

describe('our session description', () => {
  it.each([
    ['192.168.1.20', ['192.168.1.20']],
    ['192.168.1.30', ['192.168.1.20', '192.168.1.30']],
    ['10.8.0.6', ['192.168.1.20', '192.168.1.30', '10.8.0.6']],
    ['127.0.0.1', ['192.168.1.20', '192.168.1.30', '10.8.0.6', '127.0.0.1']],
    ['2001:db8::77', ['2001:db8::77']],
  ])('reached by %s, it shows that and whatever the browser would rather send from', (own, shown) => {
    expect(shownIn(hideAddresses(atADesk, own))).toEqual(shown)
  })

  it('leads a PBX without ICE to where it is reached all the same', () => {
    const shown = hideAddresses(atADesk, '10.8.0.6')
    expect(shown).toContain('m=audio 40003 UDP')
    expect(shown).toContain('c=IN IP4 10.8.0.6\r\n')
    expect(shown).toContain('a=rtcp:40003 IN IP4 10.8.0.6\r\n')
  })

  it('tells networks of one price apart by their priority', () => {
    const alike = atADesk.replaceAll(/ network-cost \d+/g, '')
    expect(shownIn(hideAddresses(alike, '192.168.1.30'))).toEqual(['192.168.1.20', '192.168.1.30'])
    expect(shownIn(hideAddresses(alike, '192.168.1.20'))).toEqual(['192.168.1.20'])
  })

  it('shows the PBX only the address by which it is reached', () => {
    const hidden = hideAddresses(offer, '::ffff:192.168.1.20')
    expect(hidden).not.toMatch(/10\.8\.0\.6|2001:db8/)
    expect(hidden).toContain('192.168.1.20 50001 typ host')
    expect(hidden).toContain('.local 50003 typ host')
    expect(hidden).toContain('m=audio 50001 UDP')
    expect(hidden).toContain('c=IN IP4 192.168.1.20\r\n')
    expect(hidden).toContain('a=rtcp:50001 IN IP4 192.168.1.20\r\n')
    expect(hidden).toContain('203.0.113.9 50001 typ srflx raddr 0.0.0.0 rport 9 generation 0')
    expect(hidden.split('\r\n')).toHaveLength(offer.split('\r\n').length - 2)
  })

  it('keeps an IPv6 address where that is the way', () => {
    const hidden = hideAddresses(offer, '2001:DB8::77')
    expect(hidden).toContain('c=IN IP6 2001:db8::77')
    expect(hidden).not.toMatch(/192\.168\.1\.20|10\.8\.0\.6/)
  })

  it.each([null, '', '172.16.0.1', '127.0.0.1'])(
    'is left alone where no candidate is that of the socket (%s): without one nobody could be heard',
    (address) => expect(hideAddresses(offer, address)).toBe(offer),
  )
})
