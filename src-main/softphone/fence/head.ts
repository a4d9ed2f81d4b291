/** The beginning of a SIP message, read as text: no grammar, nothing that a hostile message could make slow. */
export type Head = {
  readonly firstLine: string
  /** Of a request; empty for a response. */
  readonly method: string
  readonly isResponse: boolean
  readonly fields: readonly Field[]
  /** Lines that are neither a header nor the continuation of one. */
  readonly strays: number
  readonly headLength: number
  readonly body: string
}

/** `name` in lower case and in full; `value` without folding. */
export type Field = { readonly name: string; readonly value: string }

// RFC 3261, section 20 (table 2), RFC 3515, RFC 6665.
const compactForms: Readonly<Record<string, string>> = {
  c: 'content-type',
  e: 'content-encoding',
  f: 'from',
  i: 'call-id',
  k: 'supported',
  l: 'content-length',
  m: 'contact',
  o: 'event',
  r: 'refer-to',
  s: 'subject',
  t: 'to',
  u: 'allow-events',
  v: 'via',
}

/** Null where the message has no end of its head within `longestHead` characters. */
export function readHead(text: string, longestHead: number): Head | null {
  const end = text.slice(0, longestHead + 4).indexOf('\r\n\r\n')
  if (end < 0) return null
  const [firstLine = '', ...lines] = text.slice(0, end).split('\r\n')
  const fields: { name: string; value: string }[] = []
  let strays = 0
  for (const line of lines) {
    const last = fields.at(-1)
    const colon = line.indexOf(':')
    // RFC 3261, section 7.3.1: a line that begins with white space goes on with the one before.
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (last === undefined) strays += 1
      else last.value = `${last.value} ${line.trim()}`
    } else if (colon <= 0) strays += 1
    else fields.push({ name: fullName(line.slice(0, colon)), value: line.slice(colon + 1).trim() })
  }
  const isResponse = firstLine.startsWith('SIP/')
  return {
    firstLine,
    method: isResponse ? '' : (firstLine.split(' ', 1)[0] ?? ''),
    isResponse,
    fields,
    strays,
    headLength: end,
    body: text.slice(end + 4),
  }
}

/** The first value of a header; undefined where there is none. */
export function fieldOf(head: Head, name: string): string | undefined {
  return head.fields.find((field) => field.name === name)?.value
}

export function fieldsOf(head: Head, name: string): readonly string[] {
  return head.fields.flatMap((field) => (field.name === name ? [field.value] : []))
}

/** The tag of a From or To; empty where there is none. */
export function tagOf(address: string | undefined): string {
  return /;\s*tag\s*=\s*([^;\s,]{1,256})/i.exec(address?.slice(0, 2_000) ?? '')?.[1] ?? ''
}

/** The branch of the topmost Via; empty where there is none. */
export function branchOf(head: Head): string {
  return /;\s*branch\s*=\s*([^;\s,]{1,256})/i.exec(fieldOf(head, 'via')?.slice(0, 2_000) ?? '')?.[1] ?? ''
}

function fullName(name: string): string {
  const lower = name.trim().toLowerCase()
  return compactForms[lower] ?? lower
}
