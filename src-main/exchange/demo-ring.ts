import type { PhoneNumber } from '../contract/ids.ts'

type Caller = { readonly number: string } | 'withheld'

export type DemoRingPorts = {
  ring(caller: Caller, line: string): void
  /** Numbers of demo customers; the first rings first. */
  numbers(): readonly PhoneNumber[]
  /** The line that is called, in the language of the moment. */
  line(): string
}

/** In no card of the demo house. */
const strangersNumber = '+390461555019'

/** Chooses who calls: each known customer in turn, so that trying it again shows another card. */
export function createDemoRing({ ring, numbers, line }: DemoRingPorts) {
  let turn = 0
  function ringNext(): void {
    // Colleagues behind one switchboard share a number.
    const all = [...new Set(numbers())]
    const number = all[turn++ % Math.max(1, all.length)]
    if (number) ring({ number }, line())
  }
  return (who: 'known' | 'unknown' | 'withheld' | 'two'): void => {
    switch (who) {
      case 'known':
        ringNext()
        break
      case 'unknown':
        ring({ number: strangersNumber }, line())
        break
      case 'withheld':
        ring('withheld', line())
        break
      case 'two':
        ringNext()
        ringNext()
        break
    }
  }
}
