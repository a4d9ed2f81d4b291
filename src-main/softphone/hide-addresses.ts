/** foundation, component, transport, priority, address, port, "typ" and type (RFC 8839, section 5.1). */
const candidateLine = /^a=candidate:\S+ \d+ \S+ \d+ (\S+) \d+ typ (\S+)/

/**
 * A description of ours without the addresses of networks that are nobody's business: of the host candidates only
 * that of the interface by which the PBX is reached stays, which the PBX sees on its own socket already. Where there
 * is no such candidate all stay, for the call would have no way in. Names of mDNS (`….local`) tell nothing and stay.
 * What is left out is not lost: the checks of the other interfaces still go out, and the PBX learns them as peer
 * reflexive (RFC 8445, section 7.3.1.3). docs/decisions/0123-local-addresses.md
 *
 * @param ownAddress of the signalling connection's socket; null where it is not known
 */
export function hideAddresses(sdp: string, ownAddress: string | null): string {
  const own = plain(ownAddress ?? '')
  const port = portOf(sdp, own)
  if (port === null) return sdp
  const kept = sdp
    .split('\r\n')
    .filter((line) => {
      const host = hostOf(line)
      return host === null || host === own || host.endsWith('.local')
    })
    .map((line) => withoutRelated(line, own))
    .join('\r\n')
  return withDefault(kept, own, port)
}

/** The port of the candidate that stays; there is one audio stream, and its RTCP shares the port. */
function portOf(sdp: string, own: string): string | null {
  for (const line of sdp.split('\r\n')) {
    const port = /^a=candidate:\S+ 1 udp \d+ \S+ (\d+) typ host/i.exec(line)?.[1]
    if (port !== undefined && hostOf(line) === own) return port
  }
  return null
}

/**
 * RFC 8839, section 4.2.1.2: the default destination has to be one of the candidates. `0.0.0.0` would hide it too, and
 * Asterisk would take that for hold.
 */
function withDefault(sdp: string, own: string, port: string): string {
  const address = /^c=IN IP[46] (\S+)/m.exec(sdp)?.[1]
  const isCandidate = sdp.split('\r\n').some((line) => candidateLine.exec(line)?.[1] === address)
  if (address === undefined || isCandidate) return sdp
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
function withoutRelated(line: string, own: string): string {
  const related = /^a=candidate:.* raddr (\S+) rport \d+/.exec(line)?.[1]
  if (related === undefined || plain(related) === own) return line
  const nothing = related.includes(':') ? '::' : '0.0.0.0'
  return line.replace(/ raddr \S+ rport \d+/, ` raddr ${nothing} rport 9`)
}

/** An IPv4 address that a socket for both families tells as IPv6 (RFC 4291, section 2.5.5.2). */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase()
}
