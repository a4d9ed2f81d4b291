import type { IncomingMessage } from 'node:http'

export type Origin = { readonly port: number }

export function cookieName(port: number): string {
  // Cookies are kept by host name without the port: the name tells profiles apart.
  return `pronto-${port}`
}

/**
 * A request reached us under our own name. A site that points its own name at 127.0.0.1 (DNS rebinding) is told
 * apart by the Host header; another site's page by Origin and Sec-Fetch-Site.
 */
export function isForUs({ headers }: IncomingMessage, { port }: Origin): boolean {
  const own = `127.0.0.1:${port}`
  if (headers.host !== own) return false
  if (headers.origin !== undefined && headers.origin !== `http://${own}`) return false
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none' || isNavigation(headers)
}

/** A socket is a page's doing: browsers always name the origin, and ours is the only one. */
export function isOwnPagesSocket(request: IncomingMessage, origin: Origin): boolean {
  return isForUs(request, origin) && request.headers.origin === `http://127.0.0.1:${origin.port}`
}

/** A link followed from elsewhere: shows our page to the user, and tells the other site nothing. */
function isNavigation(headers: IncomingMessage['headers']): boolean {
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
}

/** Followed from another site's page. */
export function isLinked({ headers }: IncomingMessage): boolean {
  return headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site'
}

/** The browser only looks ahead: nobody has opened the address yet. */
export function isPrefetch({ headers }: IncomingMessage): boolean {
  return String(headers['sec-purpose'] ?? '').startsWith('prefetch')
}

export function sessionOf({ headers }: IncomingMessage, port: number): string | undefined {
  const name = `${cookieName(port)}=`
  return headers.cookie
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(name))
    ?.slice(name.length)
}
