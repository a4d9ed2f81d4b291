import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createRandom } from '../support/house/random.ts'
import { startLoad } from './parts/background-load.ts'
import { buildProgram } from './parts/built-program.ts'
import { withClosing } from './parts/closing.ts'
import { machine } from './parts/figures.ts'
import { measureLikeLookups } from './parts/like-lookup.ts'
import { reportPop } from './parts/pop-report.ts'
import { type MeasuredCall, type RingOptions, ringCalls } from './parts/ring.ts'
import { openRingingConsole } from './parts/ringing-console.ts'

/** A search by the last digits reads every number: so many are enough to know how long that takes. */
const likeLookups = 20
const largestImport = 1_000_000
/** A piece of the import takes some two seconds. */
const offStepMs = 1_000

type Options = { customers: number; calls: number; atOnce: number; underLoad: boolean; json: boolean }

/** From the INVITE on the socket to the painted card, as the product itself measures it for every call. */
export async function benchPop(words: readonly string[]): Promise<void> {
  const options = readOptions(words)
  buildProgram()
  await withClosing(async (onClose) => {
    const { customers, calls, atOnce, underLoad } = options
    const { peer, house, window } = await openRingingConsole({ customers, copy: underLoad }, onClose)
    console.log(`${machine()}\n${customers} customers, ${calls} calls, ${atOnce} at once`)
    const ringing = { house, customers, calls, atOnce, peer, window }
    const quiet = await ringCalls({ ...ringing, part: 1, alone: atOnce === 1 })
    const loaded = underLoad ? await ringUnderLoad({ ...ringing, part: 2, alone: false }) : null
    // Last: it holds this process up for seconds, and with it the PBX.
    const numbers = quiet.slice(0, likeLookups).map(({ number }) => number)
    reportPop({ ...options, quiet, likeMs: measureLikeLookups(house.file, house.key, numbers), loaded })
  })
}

function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      customers: { type: 'string', default: '10000' },
      calls: { type: 'string', default: '200' },
      'at-once': { type: 'string', default: '1' },
      'under-load': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  return {
    customers: Number(values.customers),
    calls: Number(values.calls),
    atOnce: Number(values['at-once']),
    underLoad: values['under-load'],
    json: values.json,
  }
}

/** The same again with the writer and the reader threads at work. */
async function ringUnderLoad(ringing: RingOptions): Promise<readonly MeasuredCall[]> {
  const rows = Math.min(largestImport, ringing.customers)
  const load = startLoad(ringing.window, rows)
  const random = createRandom(99, ringing.part, 1)
  // Spread over the whole import, and not in step with the pieces that it comes in.
  const moment = async (call: number) => {
    await load.reaches((rows * call) / ringing.calls)
    await sleep(random.below(offStepMs))
  }
  const calls = await ringCalls({ ...ringing, moment })
  const { rows: imported, searches } = load.done()
  console.log(`meanwhile ${imported} rows imported, ${searches} searches answered`)
  await load.stop()
  return calls
}
