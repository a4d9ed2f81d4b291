import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export type Credentials = { username: string; password: string }
export type DigestVerdict = 'accepted' | 'missing' | 'stale' | 'wrong'

export type DigestGuard = {
  /** The value of a `WWW-Authenticate` header (RFC 3261, section 22.4). */
  challenge(stale: boolean): string
  /** Checks the value of an `Authorization` header; each nonce count is good for one request. */
  check(authorization: string | undefined, method: string): DigestVerdict
}

/** The answer to a request without good credentials. */
export function challengeOptions(guard: DigestGuard, verdict: DigestVerdict) {
  return { statusCode: 401, extraHeaders: [`WWW-Authenticate: ${guard.challenge(verdict === 'stale')}`] }
}

const nonceLifeMilliseconds = 300_000

/** Asks for and checks digest authentication, MD5 with `qop=auth` (RFC 2617, which RFC 3261 names). */
export function createDigestGuard(realm: string, credentials: Credentials, now: () => number): DigestGuard {
  const secret = randomBytes(32)
  const lastCount = new Map<string, number>()

  const sign = (issued: string) => createHmac('sha256', secret).update(issued).digest('hex').slice(0, 32)
  const isOurs = (nonce: string) => {
    const [issued = '', random = '', signature = ''] = nonce.split('.')
    return same(sign(`${issued}.${random}`), signature)
  }
  const isExpired = (nonce: string) => now() - Number.parseInt(nonce, 36) > nonceLifeMilliseconds

  function forgetExpired(): void {
    for (const nonce of lastCount.keys()) if (isExpired(nonce)) lastCount.delete(nonce)
  }

  return {
    challenge(stale) {
      forgetExpired()
      const issued = `${now().toString(36)}.${randomBytes(8).toString('hex')}`
      const nonce = `${issued}.${sign(issued)}`
      return `Digest realm="${realm}", nonce="${nonce}", algorithm=MD5, qop="auth"${stale ? ', stale=true' : ''}`
    },

    check(authorization, method) {
      const given = readParameters(authorization)
      if (given === undefined) return 'missing'
      const { username = '', nonce = '', uri = '', response = '', cnonce = '', nc = '', qop = '' } = given
      if (username !== credentials.username || given['realm'] !== realm || qop !== 'auth') return 'wrong'
      if (!isOurs(nonce)) return 'stale'
      const secretHash = md5(`${username}:${realm}:${credentials.password}`)
      const expected = md5(`${secretHash}:${nonce}:${nc}:${cnonce}:${qop}:${md5(`${method}:${uri}`)}`)
      if (!same(expected, response.toLowerCase())) return 'wrong'
      const count = Number.parseInt(nc, 16)
      if (isExpired(nonce) || !(count > (lastCount.get(nonce) ?? 0))) return 'stale'
      lastCount.set(nonce, count)
      return 'accepted'
    },
  }
}

/** sip.js's grammar has no rule for credentials, it only ever writes them. */
function readParameters(header: string | undefined): Record<string, string> | undefined {
  if (header === undefined || !/^digest\s/i.test(header)) return undefined
  const parameters: Record<string, string> = {}
  for (const [, name, quoted, plain] of header
    .slice(6)
    .matchAll(/([a-z]+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))/gi)) {
    if (name !== undefined) parameters[name.toLowerCase()] = quoted ?? plain ?? ''
  }
  return parameters
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex')
}

function same(one: string, other: string): boolean {
  const left = Buffer.from(one)
  const right = Buffer.from(other)
  return left.length === right.length && timingSafeEqual(left, right)
}
