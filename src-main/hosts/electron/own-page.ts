/** The one page of the program; its origin is secure, as the microphone needs. */
export const scheme = 'pronto'
export const pageAddress = `${scheme}://app/`

/** `address` lies on our own origin. */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === `${scheme}:` && url.host === 'app'
}
