/** E.164 as people read it: «+39 333 123 4567», «+39 06 1234 5678»; other countries stay in one piece. */
export function formatNumber(number: string): string {
  if (!number.startsWith('+39')) return number
  const national = number.slice(3)
  if (national.startsWith('3')) return join(national.slice(0, 3), inGroups(national.slice(3)))
  // Rome and Milan have two digits; the others have three or four, and three reads well for both.
  const area = /^0[26]/.test(national) ? 2 : 3
  return join(national.slice(0, area), inGroups(national.slice(area)))
}

function join(area: string, rest: string): string {
  return `+39 ${area} ${rest}`.trimEnd()
}

/** Threes with the longer group last: «123 4567», «1234 5678». */
function inGroups(digits: string): string {
  if (digits.length === 8) return `${digits.slice(0, 4)} ${digits.slice(4)}`
  if (digits.length < 6) return digits
  return `${digits.slice(0, 3)} ${digits.slice(3)}`
}
