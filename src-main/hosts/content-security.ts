/** What a window may load: only what came with the program. Both hosts send it. */
const policyWithoutStyles = [
  "default-src 'none'",
  "script-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

const permissionsPolicy = [
  'microphone=(self)',
  'speaker-selection=(self)',
  'hid=(self)',
  'autoplay=(self)',
  'camera=()',
  'display-capture=()',
  'geolocation=()',
  'payment=()',
  'usb=()',
].join(', ')

/** For everything but the page itself. */
export const securityHeaders = headersFor("style-src 'self'")

/** For the page: react-aria adds one style element of its own and marks it with the page's nonce. */
export function pageHeaders(nonce: string): Readonly<Record<string, string>> {
  return headersFor(`style-src 'self' 'nonce-${nonce}'`)
}

/**
 * For a report that is opened beside the console: a page of its own that runs nothing and fetches nothing. The browser's
 * viewer of PDF takes no such policy.
 */
export function reportHeaders(isPage: boolean): Readonly<Record<string, string>> {
  const policy = isPage
    ? "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
    : "frame-ancestors 'none'"
  return { ...headersFor("style-src 'none'"), 'Content-Security-Policy': policy }
}

function headersFor(styles: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': `${policyWithoutStyles}; ${styles}`,
    'Permissions-Policy': permissionsPolicy,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  }
}
