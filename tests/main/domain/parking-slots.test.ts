import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readSlots, writeSlots } from '../../../src-main/domain/parking-slots.ts'

it.each([
  ['701-704', ['701', '702', '703', '704']],
  ['701 – 703, 711', ['701', '702', '703', '711']],
  ['701;702 702', ['701', '702']],
  ['098-101', ['098', '099', '100', '101']],
  ['*5901', ['*5901']],
  ['', []],
])('reads %s', (text, slots) => {
  expect(readSlots(text)).toEqual(slots)
})

it.each(['704-701', '701-', 'posto 1', '1-1000', '7-12', '1234567890123', '1-30, 40'])(
  'cannot read %s',
  (text) => {
    expect(readSlots(text)).toBeNull()
  },
)

it('says in short what it has read', () => {
  expect(writeSlots(['701', '702', '703', '711', '*59', '8'])).toBe('701-703, 711, *59, 8')
})

it('reads what it has written', () => {
  const slot = fc.stringMatching(/^[\d*#]{1,6}$/)
  fc.assert(
    fc.property(fc.uniqueArray(slot, { maxLength: 30 }), (slots) => {
      expect(readSlots(writeSlots(slots))).toEqual(slots)
    }),
  )
})
