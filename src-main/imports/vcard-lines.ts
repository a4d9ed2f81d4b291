import ICAL from 'ical.js'

/** One property of a card, as jCal has it: names in lower case, values unescaped. */
export type Property = {
  readonly name: string
  /** `TYPE` in capitals, whether written `TYPE=work` (3.0, 4.0) or just `WORK` (2.1). */
  readonly types: readonly string[]
  readonly preferred: boolean
  /** Components of a structured value, each with its list of texts; a plain value is one of one. */
  readonly values: readonly (readonly string[])[]
}

/** Name of the property that a line begins; empty when it begins none. */
export function propertyName(line: string): string {
  return (/^(?:[\w-]+\.)?([\w-]+)(?=[;:])/.exec(line)?.[1] ?? '').toUpperCase()
}

/** Whether a line's value goes on in the next line by a soft line break, which needs no white space (vCard 2.1). */
export function isQuotedPrintable(line: string): boolean {
  return /;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(line)
}

/**
 * Reads one unfolded line. ical.js knows vCard 3.0 and 4.0; what 2.1 writes otherwise (bare types, quoted-printable,
 * character sets) is put into their terms first. Null where it is no property.
 */
export function readProperty(line: string): Property | null {
  const { head, value } = splitLine(line)
  if (head === null) return null
  const [name = '', ...parameters] = head
  const plain = decodeValue(value, parameters)
  const kept = parameters.flatMap(toParameter)
  try {
    const read: unknown = ICAL.parse.property([name, ...kept].join(';') + plain, ICAL.design.vcard3)
    return toProperty(read)
  } catch {
    // One odd property is no reason to refuse the card.
    return null
  }
}

/** Name and parameters before the first colon outside quotes, and the value with that colon. */
function splitLine(line: string): { head: readonly string[] | null; value: string } {
  const match = /^((?:"[^"]*"|[^":])*)(:[\s\S]*)$/.exec(line)
  const [, head = '', value = ''] = match ?? []
  return match === null
    ? { head: null, value: '' }
    : { head: head.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/), value }
}

const encodings = /^(?:ENCODING=)?(?:QUOTED-PRINTABLE|BASE64|B|7BIT|8BIT)$/i

function toParameter(parameter: string): readonly string[] {
  if (encodings.test(parameter) || /^CHARSET=/i.test(parameter) || parameter.trim() === '') return []
  // With VALUE=uri a telephone number would be parsed as a URI and keep its escapes.
  if (/^VALUE=/i.test(parameter)) return []
  return [parameter.includes('=') ? parameter : `TYPE=${parameter}`]
}

function decodeValue(value: string, parameters: readonly string[]): string {
  if (!parameters.some((parameter) => /^(?:ENCODING=)?QUOTED-PRINTABLE$/i.test(parameter))) return value
  const charset = parameters.find((parameter) => /^CHARSET=/i.test(parameter))?.slice('CHARSET='.length) ?? ''
  const bytes = Buffer.from(
    value
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})|[^\0-\x7f]+/gi, (text, hex: string | undefined) =>
        hex === undefined
          ? Buffer.from(text).toString('latin1')
          : String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    'latin1',
  )
  // A line end inside the value would end the property.
  return decodeBytes(bytes, charset).replace(/\r\n|\r|\n/g, '\\n')
}

function decodeBytes(bytes: Buffer, charset: string): string {
  for (const encoding of [charset || 'utf-8', 'windows-1252']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not what it says: the other one reads any bytes.
    }
  }
  return bytes.toString('latin1')
}

function toProperty(read: unknown): Property | null {
  if (!Array.isArray(read)) return null
  const [name, parameters, , ...values]: unknown[] = read
  if (typeof name !== 'string') return null
  const types = textsIn(parameters, 'type').map((type) => type.toUpperCase())
  const structured = values.length === 1 && Array.isArray(values[0]) ? values[0] : values
  return {
    name,
    types,
    preferred: types.includes('PREF') || textsIn(parameters, 'pref').includes('1'),
    values: structured.map(texts),
  }
}

function textsIn(parameters: unknown, name: string): readonly string[] {
  if (parameters === null || typeof parameters !== 'object') return []
  return texts(Object.entries(parameters).find(([key]) => key === name)?.[1])
}

function texts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(texts)
  return typeof value === 'string' && value !== '' ? [value] : []
}
