/** Headers that say nothing about anybody. */
const open = new Set(
  (
    'via v call-id i cseq max-forwards content-length l content-type c allow supported k require unsupported expires ' +
    'min-expires session-expires x min-se user-agent server event o subscription-state accept accept-encoding ' +
    'allow-events u retry-after replaces rack rseq privacy date mime-version'
  ).split(' '),
)

/** Headers with the address of somebody. */
const addresses = new Set(
  (
    'from f to t contact m route record-route path service-route p-asserted-identity p-preferred-identity ' +
    'p-called-party-id diversion history-info referred-by b refer-to r remote-party-id reply-to p-associated-uri'
  ).split(' '),
)

/** Parameters of an address, or of a reason, that say nothing about anybody. */
const parameters = new Set(
  (
    'tag transport lr ob user method maddr ttl expires q reg-id received rport alias sigcomp-id phone-context ' +
    'reason counter limit privacy screen party index rc mp np cause protocol'
  ).split(' '),
)

/** Headers of which the scheme may be told: `Digest …`. */
const secrets = new Set('authorization proxy-authorization www-authenticate proxy-authenticate'.split(' '))

/** Lines of a description that tell how the call is heard; `o=`, `s=`, `i=`, `e=`, `p=` and every secret are not told. */
const describing =
  /^(?:v=|t=|m=|c=|b=|a=(?!ice-pwd|crypto|key-mgmt|msid|ssrc|label|setup-secret|identity)[\w-]+)/

/**
 * Masks secrets and personal data of SIP messages, an account's and its callers' alike. Whatever is not known to be
 * harmless is left out. The same number or name has the same stand-in in all messages of one mask, and another in the
 * next one's.
 */
export function createMask(): (text: string) => string {
  const standIns = new Map<string, string>()
  const standIn = (kind: 'number' | 'name', value: string) => {
    const key = `${kind} ${value}`
    const known = standIns.get(key) ?? `${kind}-${standIns.size + 1}`
    standIns.set(key, known)
    return known
  }
  const users = (text: string) =>
    text
      .replace(
        // A user part may hold what else ends an address: RFC 3261, section 25.1, `user-unreserved`.
        /(sips?:)((?:(?!sips?:)[^@<>"])+)@/gi,
        (_all, scheme: string, user: string) => `${scheme}${standIn('number', user)}@`,
      )
      .replace(
        /(tel:)([^;>\s,"]+)/gi,
        (_all, scheme: string, user: string) => `${scheme}${standIn('number', user)}`,
      )
  // Whatever stands before a bracket, however it is written: of the first address, and of those after a comma.
  const names = (text: string) =>
    text.replace(/(^|>[^<>,]*,)([^<]*)(?=<)/g, (_all, before: string, name: string) => {
      const plain = name.trim().replace(/^"(.*)"$/, '$1')
      return plain === ''
        ? `${before}${name}`
        : `${before === '' ? '' : `${before} `}"${standIn('name', plain)}" `
    })
  // What follows a `?` in an address is headers of a request to come, a Replaces among them.
  const address = (text: string) => harmless(users(names(text)).replace(/\?[^>\s]*/g, '?…'))

  const header = (line: string) => {
    const colon = line.indexOf(':')
    if (colon <= 0) return '…'
    const name = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    const said = `${line.slice(0, colon)}: `
    if (open.has(name)) return said + value
    if (addresses.has(name)) return said + address(value)
    if (name === 'reason') return said + harmless(value)
    return said + (secrets.has(name) ? `${/^\w+/.exec(value)?.[0] ?? ''} …` : '…')
  }

  return (text) => {
    const [head = '', body = ''] = text.split(/\r?\n\r?\n(.*)/s)
    const [first = '', ...lines] = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
    if (!/^(?:SIP\/2\.0 \d{3}\b|[A-Z]+ \S+ SIP\/2\.0)/.test(first)) return '…'
    const masked = [users(first), ...lines.map(header)].join('\r\n')
    return body === '' ? masked : `${masked}\r\n\r\n${bodyOf(body)}`
  }
}

/** Without the values of parameters that may say anything. */
function harmless(text: string): string {
  return text.replace(/;\s*([\w.+-]+)\s*=\s*("(?:[^"\\]|\\.)*"?|[^;,>\s]*)/g, (all, name: string) =>
    parameters.has(name.toLowerCase()) ? all : `;${name}=…`,
  )
}

function bodyOf(body: string): string {
  if (/^SIP\/2\.0 \d{3}/.test(body)) return `${body.split(/\r?\n/, 1)[0]}`
  if (!body.startsWith('v=0')) return '…'
  return body
    .split(/\r?\n/)
    .map((line) =>
      line === '' || describing.test(line) ? line : `${line.slice(0, line.search(/[=:]/) + 1)}…`,
    )
    .join('\r\n')
}
