// @vitest-environment node
import { expect, it } from 'vitest'
import { companyAndPhone, formatNumber } from '../../../src-renderer/customers/format-number.ts'

it.each([
  ['+393331234567', '+39 333 123 4567'],
  ['+390612345678', '+39 06 1234 5678'],
  ['+390115550112', '+39 011 555 0112'],
  ['+390515550112', '+39 051 555 0112'],
  ['+390461555019', '+39 0461 555 019'],
  ['+393', '+39 3'],
  ['+442079460000', '+442079460000'],
])('writes %s as %s', (number, written) => {
  expect(formatNumber(number)).toBe(written)
})

it('keeps the number of a firm whose name is written from right to left the right way round', () => {
  const firm = { company: 'מסעדת השלום', phone: '+390250000000' }
  expect(companyAndPhone(firm)).toBe('\u2068מסעדת השלום\u2069 · +39 02 5000 0000')
  expect(companyAndPhone({ ...firm, company: 'Caffè Nero' })).toBe('Caffè Nero · +39 02 5000 0000')
})
