import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { startAsterisk } from '../support/pbx/start-asterisk.ts'
import type { TestPbx } from '../support/pbx/test-pbx.ts'
import { startConsole } from '../support/start-console.ts'
import { passphrase, prepareBenchHouse } from './parts/bench-house.ts'
import { buildProgram } from './parts/built-program.ts'
import { withClosing } from './parts/closing.ts'
import { machine, percentilesOf, printJson, rounded } from './parts/figures.ts'
import { untilRegistered } from './parts/registered.ts'
import { openScreen, startChromium } from './parts/screen.ts'
import { openSocketWindow } from './parts/socket-window.ts'

type Opening = {
  readonly registeredMs: number
  readonly firstPaintMs: number
  readonly screenMs: number
  readonly mainRssMb: number
}

/** From the start of the main process to the line registered at a real Asterisk on loopback, and from the window's navigation to its first paint. */
export async function benchOpen(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      customers: { type: 'string', default: '10000' },
      runs: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
    },
  })
  const customers = Number(values.customers)
  buildProgram()
  const openings: Opening[] = []
  const pbx = await startAsterisk()
  try {
    for (let run = 0; run < Number(values.runs); run += 1) openings.push(await openOnce(customers, pbx))
  } finally {
    await pbx.stop()
  }

  console.log(`${machine()}\n${customers} customers, the median of ${openings.length} starts counts`)
  console.table(openings)
  const median = (part: keyof Opening) => percentilesOf(openings.map((opening) => opening[part])).p50
  if (!values.json) return
  printJson({
    bench: 'open',
    customers,
    registered_ms: median('registeredMs'),
    first_paint_ms: median('firstPaintMs'),
    main_rss_mb: median('mainRssMb'),
  })
}

function openOnce(customers: number, pbx: TestPbx): Promise<Opening> {
  return withClosing(async (onClose) => {
    const { username, password } = pbx.accounts.agent1
    const account = { server: pbx.wsUrl, username, password, domain: '127.0.0.1' }
    const house = await prepareBenchHouse({ customers, account, copy: false })
    onClose(house.remove)

    const started = performance.now()
    const host = await startConsole(house.data)
    onClose(host.stop)
    const window = await openSocketWindow(host.address)
    onClose(window.close)
    // Typed in no time: everything else counts, also until the window is there.
    await window.request('profile:unlock', { passphrase })
    await untilRegistered(window)
    const registeredMs = performance.now() - started

    const browser = await startChromium(host.origin)
    onClose(browser.close)
    const page = await openScreen(browser, house.profile)
    const paints = await paintsOf(page)
    return { registeredMs: rounded(registeredMs), ...paints, mainRssMb: residentMb(host.pid) }
  })
}

/** On the page's clock, which begins with its navigation. */
async function paintsOf(page: Page): Promise<Pick<Opening, 'firstPaintMs' | 'screenMs'>> {
  const entries = await page.evaluate(async () => {
    const screenMs = await new Promise<number>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
        type: 'largest-contentful-paint',
        buffered: true,
      })
    })
    return {
      firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      screenMs,
    }
  })
  return { firstPaintMs: rounded(entries.firstPaintMs), screenMs: rounded(entries.screenMs) }
}

/** Resident memory of the main process with its threads. */
function residentMb(pid: number): number {
  if (process.platform !== 'linux')
    return Math.round(
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024,
    )
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
}
