/**
 * Writes IPv6 references as sip.js's grammar knows them; both forms have to be tolerated: three colons before an
 * IPv4 part, which the ABNF of RFC 3261 had by mistake (RFC 5118, section 4.10), and brackets around the address of
 * a Via's `received` (section 4.5).
 */
export function plainReferences(text: string): string {
  const isRare = text.includes(':::') || /received=\[/i.test(text)
  if (!isRare) return text
  const end = text.indexOf('\r\n\r\n')
  const head = text
    .slice(0, end)
    .replace(/\[([\da-f:]{0,40}):::(\d{1,3}(?:\.\d{1,3}){3})\]/gi, '[$1::$2]')
    .replace(/(;received=)\[([\da-f:.]{2,45})\]/gi, '$1$2')
  return head + text.slice(end)
}
