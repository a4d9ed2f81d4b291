import { parseArgs } from 'node:util'
import { surviveFlood, surviveMutations } from '../support/fuzz/survive.ts'
import { printJson } from './parts/figures.ts'

/** 100,000 mutated SIP messages, then a scanner's flood: what the console's telephone makes of them. */
export async function benchFuzz(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      messages: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '20261' },
      flood: { type: 'string', default: '1000' },
      json: { type: 'boolean', default: false },
    },
  })
  const survival = await surviveMutations(Number(values.messages), Number(values.seed))
  console.log(`${values.messages} messages, seed ${values.seed}`)
  console.table([{ ...survival, uncaught: survival.uncaught.length }])
  console.log(`flood of ${values.flood} a second`)
  const flood = await surviveFlood(Number(values.flood), 10)
  console.table([flood])
  if (!values.json) return
  const { messages, seed } = values
  printJson({ messages: Number(messages), seed: Number(seed), survival, flood })
}
