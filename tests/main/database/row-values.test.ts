import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { Email, Phone } from '../../../src-main/contract/customers.ts'
import { Channel } from '../../../src-main/contract/history.ts'
import {
  Code,
  CustomerId,
  codePattern,
  PhoneNumber,
  phoneNumberPattern,
  Time,
} from '../../../src-main/contract/ids.ts'
import {
  countFrom,
  idFromBlob,
  orNull,
  patternReader,
  textReader,
  wordReader,
} from '../../../src-main/database/row-values.ts'
import { uuidFromBlob, uuidToBlob } from '../../../src-main/database/uuid.ts'

function accepts(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

it('takes as an id exactly the bytes that the schema takes as text', () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 })
  fc.assert(
    fc.property(bytes, fc.nat(15), fc.nat(3), (blob, version, variant) => {
      blob[6] = (version << 4) | ((blob[6] ?? 0) & 15)
      blob[8] = (variant << 6) | ((blob[8] ?? 0) & 63)
      expect(accepts(() => idFromBlob(blob, CustomerId))).toBe(
        CustomerId.safeParse(uuidFromBlob(blob)).success,
      )
    }),
    { numRuns: 2000 },
  )
  const id = uuidv7()
  expect(idFromBlob(uuidToBlob(id), CustomerId)).toBe(id)
})

it.each([0, 15, 17])('refuses an id of %i bytes', (length) => {
  const blob = Buffer.concat([uuidToBlob(uuidv7()), Buffer.alloc(1)]).subarray(0, length)
  expect(() => idFromBlob(blob, CustomerId)).toThrow()
})

it('knows the words of a column and refuses any other', () => {
  const channelOf = wordReader(Channel)
  expect(Channel.options.map(channelOf)).toEqual(Channel.options)
  expect(() => channelOf('fax')).toThrow()
  expect(() => channelOf('')).toThrow()
})

it.each([-1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('refuses %d as a time', (value) => {
  expect(() => countFrom(value, Time)).toThrow()
})

/** What is read, or that it is refused. */
function outcome(read: () => unknown): unknown {
  try {
    return { read: read() }
  } catch {
    return 'refused'
  }
}

const nearTheEdges = fc.tuple(
  fc.constantFrom('', ' ', '\u00a0', '\ufeff', '\n', 'é'),
  fc.oneof(
    fc.string({ maxLength: 5 }),
    fc.integer({ min: 75, max: 260 }).map((length) => 'x'.repeat(length)),
  ),
  fc.constantFrom('', ' ', '\t', '\u2029', '👍'),
)

it.each([
  ['raw', Phone.shape.raw],
  ['address', Email.shape.address],
])('reads a text as its schema does, with its bounds and its spaces: %s', (_, schema) => {
  const textOf = textReader(schema)
  fc.assert(
    fc.property(nearTheEdges, (parts) => {
      const text = parts.join('')
      expect(outcome(() => textOf(text))).toEqual(outcome(() => schema.parse(text)))
    }),
    { numRuns: 2000 },
  )
  expect(orNull(textOf)(null)).toBeNull()
})

it.each([
  ['code', Code, codePattern, ['00000ABC', '00000ABI', '0000ABC', '00000ABCD']],
  ['number', PhoneNumber, phoneNumberPattern, ['+390212345678', '0212345678', '+1234', '+1234567890123456']],
] as const)('reads a %s as its schema does', (_, schema, pattern, texts) => {
  const read = patternReader<string>(schema, pattern)
  for (const text of texts) expect(outcome(() => read(text))).toEqual(outcome(() => schema.parse(text)))
})
