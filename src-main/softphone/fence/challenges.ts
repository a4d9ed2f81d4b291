import { fieldsOf, type Head } from './head.ts'

/** The scheme with the first parameter, then the other parameters. */
type Challenge = readonly string[]

/**
 * A 401 or 407 with the one challenge that sip.js can answer. A PBX may offer several, the strongest first (RFC 8760,
 * section 2.4), in one header or in many (RFC 3261, section 20.44); sip.js reads the last header, knows MD5 only, and
 * cannot read a message in which two challenges share a header or one asks for MD5-sess. Where none can be answered
 * none is left.
 */
export function withOneChallenge(head: Head, text: string): string {
  if (!/^SIP\/2\.0 40[17] /i.test(head.firstLine) || head.strays > 0) return text
  const written = ['www-authenticate', 'proxy-authenticate'].map((name) => {
    const values = fieldsOf(head, name)
    const challenges = values.flatMap(challengesIn)
    const answerable = challenges.find(isAnswerable)
    const most = Math.max(values.length, challenges.length)
    return { name, answerable, isPlain: most === (answerable ? 1 : 0) }
  })
  if (written.every(({ isPlain }) => isPlain)) return text
  const names = new Set(written.map(({ name }) => name))
  return [
    head.firstLine,
    ...head.fields.flatMap(({ name, value }) => (names.has(name) ? [] : [`${name}: ${value}`])),
    ...written.flatMap(({ name, answerable }) => (answerable ? [`${name}: ${answerable.join(', ')}`] : [])),
    '',
    head.body,
  ].join('\r\n')
}

/** RFC 7616, section 3.3: without `algorithm` it is MD5. */
function isAnswerable(challenge: Challenge): boolean {
  return (
    /^digest\s/i.test(challenge[0] ?? '') &&
    /^md5$/i.test(parameter(challenge, 'algorithm') ?? 'MD5') &&
    /\bauth\b/i.test(parameter(challenge, 'qop') ?? 'auth') &&
    ['realm', 'nonce'].every((name) => parameter(challenge, name) !== undefined)
  )
}

function parameter([first = '', ...others]: Challenge, name: string): string | undefined {
  const written = new RegExp(`^${name}\\s*=\\s*"?([^"]+)`, 'i')
  const values = [first.replace(/^\S+\s+/, ''), ...others].flatMap((part) => written.exec(part)?.[1] ?? [])
  return values[0]?.trim()
}

/** A comma separates the parameters of one challenge, and challenges (RFC 9110, section 11.6.1). */
function challengesIn(value: string): readonly Challenge[] {
  const challenges: string[][] = []
  for (const part of partsOf(value)) {
    const begins = /^[^\s="]+(?:\s+[^\s=]|$)/.test(part)
    const current = challenges.at(-1)
    if (begins || current === undefined) challenges.push([part])
    else current.push(part)
  }
  return challenges
}

/** What stands between the commas that are not quoted. */
function partsOf(value: string): readonly string[] {
  const parts: string[] = []
  let begin = 0
  let quoted = false
  for (let index = 0; index <= value.length; index += 1) {
    const character = value[index]
    if (quoted && character === '\\') index += 1
    else if (character === '"') quoted = !quoted
    if (character !== undefined && (character !== ',' || quoted)) continue
    parts.push(value.slice(begin, index).trim())
    begin = index + 1
  }
  return parts.filter((part) => part !== '')
}
