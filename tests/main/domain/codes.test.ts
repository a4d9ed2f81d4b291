import fc from 'fast-check'
import { expect, it } from 'vitest'
import { codesPerSeat, counterOf, formatCode, makeCode, parseCode } from '../../../src-main/domain/codes.ts'

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
const seat = fc
  .array(fc.constantFrom(...alphabet), { minLength: 2, maxLength: 2 })
  .map((pair) => pair.join(''))
const counter = fc.integer({ min: 0, max: codesPerSeat - 1 })

it('reads back what it gave out, with the counter inside', () => {
  fc.assert(
    fc.property(seat, counter, (seatCode, count) => {
      const code = makeCode(seatCode, count)
      expect(parseCode(formatCode(code))).toBe(code)
      expect(counterOf(code)).toBe(count)
    }),
  )
})

it('notices one wrong character', () => {
  const wrong = fc.tuple(seat, counter, fc.integer({ min: 0, max: 7 }), fc.constantFrom(...alphabet))
  fc.assert(
    fc.property(wrong, ([seatCode, count, place, character]) => {
      const code = makeCode(seatCode, count)
      fc.pre(code[place] !== character)
      expect(parseCode(code.slice(0, place) + character + code.slice(place + 1))).toBeNull()
    }),
    { numRuns: 2000 },
  )
})

it('notices two neighbours that changed places', () => {
  fc.assert(
    fc.property(seat, counter, fc.integer({ min: 0, max: 6 }), (seatCode, count, place) => {
      const code = makeCode(seatCode, count)
      fc.pre(code[place] !== code[place + 1])
      const swapped = code.slice(0, place) + code[place + 1] + code[place] + code.slice(place + 2)
      expect(parseCode(swapped)).toBeNull()
    }),
    { numRuns: 2000 },
  )
})

it('takes what people type', () => {
  const code = makeCode('01', 10)
  const plain = formatCode(code)
  for (const typed of [
    plain.toLowerCase(),
    `P-${plain}`,
    `c-${plain}`,
    `P ${code}`,
    ` ${plain} `,
    plain.replaceAll('0', 'O'),
    plain.replaceAll('1', 'l'),
    plain.replaceAll('1', 'I'),
  ])
    expect(parseCode(typed)).toBe(code)
})

it.each(['', 'Maria', '3331234567', '12345678901', 'P-', 'UUUUUUUU'])('%s is no code', (typed) => {
  expect(parseCode(typed)).toBeNull()
})

it('sorts like its counter, so that the highest is found by index', () => {
  fc.assert(
    fc.property(seat, counter, counter, (seatCode, left, right) => {
      fc.pre(left < right)
      expect(makeCode(seatCode, left) < makeCode(seatCode, right)).toBe(true)
    }),
  )
})

it('refuses a counter beyond the last code, and a seat that cannot be', () => {
  expect(() => makeCode('00', codesPerSeat)).toThrow(RangeError)
  expect(() => makeCode('0I', 1)).toThrow(RangeError)
})
