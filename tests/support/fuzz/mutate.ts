import type { Random } from './random.ts'

type Mutation = (text: string, random: Random) => string

const lines = (text: string) => text.split('\r\n')
const headEnd = (text: string) => {
  const end = text.indexOf('\r\n\r\n')
  return end < 0 ? text.length : end
}

function inHead(text: string, change: (head: string[]) => string[]): string {
  const end = headEnd(text)
  return change(lines(text.slice(0, end))).join('\r\n') + text.slice(end)
}

/** Changes the value of one header, the first line left alone. */
function inHeader(text: string, random: Random, change: (value: string) => string): string {
  return inHead(text, (head) => {
    const chosen = 1 + random.below(Math.max(1, head.length - 1))
    return head.map((line, index) => {
      const colon = line.indexOf(':')
      return index === chosen && colon > 0
        ? `${line.slice(0, colon)}: ${change(line.slice(colon + 1).trim())}`
        : line
    })
  })
}

const nests = ['(', '<', '"', '\\"', '[', ';a=', ',', ';', '%', '=', '\u202e', '\0', '\t', '\r\n ', ' ']
const numbers = [
  '-1',
  '0',
  '1',
  '999999999999999999999',
  'NaN',
  '1e9',
  '0x20',
  '٣',
  '',
  ' ',
  '2147483648',
  '007',
]

/** What can go wrong with a message, from one flipped bit to a hundred thousand brackets. */
export const mutations = {
  flip(text, random) {
    const bytes = Buffer.from(text, 'latin1')
    for (let count = 1 + random.below(8); count > 0; count -= 1) {
      const at = random.below(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
    }
    return bytes.toString('latin1')
  },
  cut: (text, random) => text.slice(0, random.below(text.length)),
  double: (text, random) =>
    inHead(text, (head) => {
      const chosen = 1 + random.below(Math.max(1, head.length - 1))
      const line = head[chosen] ?? ''
      return [
        ...head.slice(0, chosen),
        ...Array<string>(1 + random.below(40)).fill(line),
        ...head.slice(chosen),
      ]
    }),
  remove: (text, random) => inHead(text, (head) => head.filter(() => random.next() > 0.15)),
  shuffle: (text, random) =>
    inHead(text, ([first = '', ...rest]) => [first, ...rest.sort(() => random.next() - 0.5)]),
  swap: (text, random) =>
    inHead(text, (head) => {
      const other = random.pick(head)
      const value = other.slice(other.indexOf(':') + 1)
      const chosen = random.below(head.length)
      return head.map((line, index) => (index === chosen ? `${line.split(':')[0]}:${value}` : line))
    }),
  huge: (text, random) =>
    inHeader(
      text,
      random,
      (value) => value + random.pick(['x', '1', 'é', ' y', '.z']).repeat(random.below(30_000)),
    ),
  nest: (text, random) =>
    inHeader(text, random, (value) => random.pick(nests).repeat(1 + random.below(20_000)) + value),
  number: (text, random) =>
    inHeader(text, random, (value) => value.replace(/\d+/, () => random.pick(numbers))),
  length: (text, random) => text.replace(/^(Content-Length:).*$/im, `$1 ${random.pick(numbers)}`),
  body: (text, random) => text + String.fromCharCode(random.below(256)).repeat(random.below(60_000)),
  binary(text, random) {
    const at = random.below(text.length)
    const noise = Array.from({ length: random.below(300) }, () => String.fromCharCode(random.below(256)))
    return text.slice(0, at) + noise.join('') + text.slice(at)
  },
  endings: (text, random) =>
    text.replaceAll('\r\n', random.pick(['\n', '\r', '\r\n\r\n', '\r\n ', '\u2028'])),
  status: (text, random) =>
    text.replace(/^SIP\/2\.0 \d+/, `SIP/2.0 ${random.pick(['100', '199', '300', '699', '42', '1000'])}`),
  method: (text, random) =>
    text.replace(
      /^[A-Z]+/,
      random.pick(['INVITE', 'CANCEL', 'ACK', 'BYE', 'PRACK', 'NOTIFY', 'CONSTRUCTOR', '__proto__']),
    ),
  prototype: (text, random) =>
    inHead(text, (head) => [...head, `${random.pick(['__proto__', 'constructor', 'toString'])}: x`]),
} satisfies Record<string, Mutation>

const all = Object.values(mutations)

/** `message` with one to three things wrong. */
export function mutate(message: string, random: Random): string {
  let text = message
  for (let count = 1 + random.below(3); count > 0 && text !== ''; count -= 1)
    text = random.pick(all)(text, random)
  return text
}
