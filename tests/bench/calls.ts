import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startConsoleUnderFire } from '../support/fuzz/throw-at-console.ts'
import { writeCancel, writeInvite } from '../support/sip-text.ts'
import { printJson, rounded } from './parts/figures.ts'

/** Calls that ring and are given up, one after the other: what the telephone's memory and processor make of them. */
export async function benchCalls(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: { calls: { type: 'string', default: '1000' }, json: { type: 'boolean', default: false } },
  })
  const calls = Number(values.calls)
  const target = await startConsoleUnderFire(1, 'unlimited')
  try {
    const ring = async (count: number) => {
      for (let number = 0; number < count; number += 1) {
        const invite = writeInvite({ from: `<sip:${390_612_000_000 + number}@pbx.example>` })
        target.peer.send(invite.raw)
        await target.hasDealtWithIt()
        target.peer.send(writeCancel(invite))
      }
      await target.hasDealtWithIt()
      // A little longer than the shortened timers of the SIP stack.
      await pause(2_000)
      return target.measure()
    }
    const warm = await ring(100)
    const after = await ring(calls)
    const figures = {
      calls,
      rang: after.rang - warm.rang,
      heapBefore: warm.heapUsed,
      heapAfter: after.heapUsed,
      bytesEach: Math.round((after.heapUsed - warm.heapUsed) / calls),
      processorMsEach: rounded((after.processorMs - warm.processorMs) / calls),
      busiestMs: after.busiestMs,
      left: after.calls,
    }
    console.table([figures])
    if (values.json) printJson({ bench: 'calls', ...figures })
  } finally {
    await target.close()
  }
}
