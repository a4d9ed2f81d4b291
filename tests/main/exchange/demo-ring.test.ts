import { expect, it } from 'vitest'
import { PhoneNumber } from '../../../src-main/contract/ids.ts'
import { createDemoRing } from '../../../src-main/exchange/demo-ring.ts'

const maria = PhoneNumber.parse('+393331234567')
const paolo = PhoneNumber.parse('+390612345678')

it('lets each customer ring in turn, two of them at once, and names the line in the language of the moment', () => {
  const rung: [string, string][] = []
  let line = 'Assistenza clienti'
  const ring = createDemoRing({
    ring: (caller, called) => rung.push([caller === 'withheld' ? caller : caller.number, called]),
    numbers: () => [maria, maria, paolo],
    line: () => line,
  })
  ring('known')
  line = 'Customer service'
  ring('two')
  ring('withheld')
  expect(rung).toEqual([
    [maria, 'Assistenza clienti'],
    [paolo, 'Customer service'],
    [maria, 'Customer service'],
    ['withheld', 'Customer service'],
  ])
  ring('unknown')
  expect([maria, paolo]).not.toContain(rung.at(-1)?.[0])
})
