import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Unused addresses that may be outstanding at once; the oldest gives way. */
const tokensKept = 8
const sessionsKept = 16

export type SessionStore = {
  read(): readonly string[]
  write(hashes: readonly string[]): void
}

export type Access = {
  /** A new one-time token for an address to print or open. */
  issueToken(): string
  /** Exchanges a token for a session; undefined when it is unknown or was used before. */
  redeem(token: string): string | undefined
  admits(session: string | undefined): boolean
}

/**
 * Who may use the console: whoever had the printed address first. Sessions are stored as hashes, so that an open tab
 * comes back by itself when the host was restarted.
 */
export function createAccess(store: SessionStore): Access {
  const tokens: string[] = []
  let sessions = [...store.read()]

  return {
    issueToken() {
      const token = randomBytes(32).toString('base64url')
      tokens.push(hash(token))
      if (tokens.length > tokensKept) tokens.shift()
      return token
    },
    redeem(token) {
      const index = tokens.findIndex((known) => same(known, hash(token)))
      if (index === -1) return undefined
      tokens.splice(index, 1)
      const session = randomBytes(32).toString('base64url')
      sessions = [...sessions, hash(session)].slice(-sessionsKept)
      store.write(sessions)
      return session
    },
    admits(session) {
      if (session === undefined) return false
      const given = hash(session)
      return sessions.some((known) => same(known, given))
    },
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Equality that takes as long for a near miss as for a wild guess. */
export function same(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hash(one)), Buffer.from(hash(other)))
}
