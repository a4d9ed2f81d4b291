/** foundation, component, transport, priority, address, port, "typ" and type (RFC 8839, section 5.1). */
const candidateLine = /^a=candidate:\S+ \d+ \S+ \d+ (\S+) \d+ typ (\S+)/

type HostCandidate = {
  readonly address: string
  readonly port: string
  readonly priority: number
  readonly networkCost: number
}

/**
 * A description of ours without the addresses of networks that are nobody's business: of the host candidates stay that
 * of the interface by which the PBX is reached, which the PBX sees on its own socket already, and those that the
 * browser would rather send from. Asterisk takes the handshake of the encryption only from addresses that it knows:
 * where the browser leaves the one it was told before that handshake is over, nobody is heard in the whole call. Where
 * there is no candidate of that interface all stay, for the call would have no way in. Names of mDNS (`….local`) tell
 * nothing and stay. docs/decisions/0190-rather-from-there.md
 *
 * @param ownAddress of the signalling connection's socket; null where it is not known
 */
export function hideAddresses(sdp: string, ownAddress: string | null): string {
  const address = plain(ownAddress ?? '')
  const hosts = sdp.split('\r\n').flatMap((line) => hostCandidateOf(line) ?? [])
  const own = hosts.find((host) => host.address === address)
  if (own === undefined) return sdp
  const shown = new Set(
    hosts.filter((host) => host === own || isRather(host, own)).map((host) => host.address),
  )
  const kept = sdp
    .split('\r\n')
    .filter((line) => {
      const host = hostOf(line)
      return host === null || shown.has(host) || host.endsWith('.local')
    })
    .map((line) => withoutRelated(line, shown))
    .join('\r\n')
  return withDefault(kept, own)
}

/** There is one audio stream, and its RTCP shares the port. */
function hostCandidateOf(line: string): HostCandidate | null {
  const [, priority, address, port] = /^a=candidate:\S+ 1 udp (\d+) (\S+) (\d+) typ host/i.exec(line) ?? []
  if (priority === undefined || address === undefined || port === undefined) return null
  const networkCost = Number(/ network-cost (\d+)/.exec(line)?.[1] ?? 0)
  return { address: plain(address), port, priority: Number(priority), networkCost }
}

/**
 * Chromium leaves a pair that works for one of a cheaper network (a cable before a radio, the Internet before the
 * computer itself), and on equal ones for that of the higher priority. Only addresses of one family make a pair.
 */
function isRather(host: HostCandidate, own: HostCandidate): boolean {
  if (host.address.endsWith('.local') || host.address.includes(':') !== own.address.includes(':'))
    return false
  if (host.networkCost !== own.networkCost) return host.networkCost < own.networkCost
  return host.priority > own.priority
}

/**
 * RFC 8839, section 4.2.1.2: the default destination has to be one of the candidates. `0.0.0.0` would hide it too, and
 * Asterisk would take that for hold.
 */
function withDefault(sdp: string, { address: own, port }: HostCandidate): string {
  const address = /^c=IN IP[46] (\S+)/m.exec(sdp)?.[1]
  // One without ICE sends there: the way by which the PBX is reached, or the one from outside.
  const isWay = sdp.split('\r\n').some((line) => {
    const host = hostOf(line)
    return candidateLine.exec(line)?.[1] === address && (host === null || host === own)
  })
  if (address === undefined || isWay) return sdp
  const family = own.includes(':') ? 'IP6' : 'IP4'
  return sdp
    .replace(/^c=IN IP[46] \S+/m, `c=IN ${family} ${own}`)
    .replace(/^(m=audio) \d+/m, `$1 ${port}`)
    .replace(/^a=rtcp:\d+ IN IP[46] \S+/m, `a=rtcp:${port} IN ${family} ${own}`)
}

/** The address of a host candidate; null for every other line. */
function hostOf(line: string): string | null {
  const candidate = candidateLine.exec(line)
  return candidate?.[2] === 'host' ? plain(candidate[1] ?? '') : null
}

/** RFC 8839, section 5.1: the base of a reflexive or relayed candidate may be left unsaid so. */
function withoutRelated(line: string, shown: ReadonlySet<string>): string {
  const related = /^a=candidate:.* raddr (\S+) rport \d+/.exec(line)?.[1]
  if (related === undefined || shown.has(plain(related))) return line
  const nothing = related.includes(':') ? '::' : '0.0.0.0'
  return line.replace(/ raddr \S+ rport \d+/, ` raddr ${nothing} rport 9`)
}

/** An IPv4 address that a socket for both families tells as IPv6 (RFC 4291, section 2.5.5.2). */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase()
}
