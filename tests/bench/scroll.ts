import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { Agent } from '../../src-main/contract/agents.ts'
import type { Change } from '../../src-main/contract/changes.ts'
import { launchChromium } from '../support/launch-chromium.ts'
import { created, interactionAdded, noteAdded } from '../support/make-changes.ts'
import { prepareHouse } from '../support/prepare-house.ts'
import { startConsole } from '../support/start-console.ts'
import { passphrase } from './parts/bench-house.ts'
import { buildProgram } from './parts/built-program.ts'
import { withClosing } from './parts/closing.ts'
import { machine, percentilesOf, printJson, printPercentiles, rounded } from './parts/figures.ts'
import { countProcessorTime, type ProcessorTime } from './parts/processor-time.ts'
import { type Pass, scrollThrough } from './parts/scroll-pass.ts'

const name = 'Maria Rossi'
const hour = 3_600_000
const channels = ['phone', 'email', 'chat', 'web-form', 'social', 'shop', 'letter', 'event'] as const
/** A frame at 60 Hz; one that took half as long again has missed its turn. */
const frameMs = 1000 / 60

/** One card with so long a history, scrolled through in a real Chromium: down, each page fetched on the way, and up. */
export async function benchScroll(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      entries: { type: 'string', default: '10000' },
      /** Pixels a frame: 240 is some four rows, or 14,400 pixels a second. */
      step: { type: 'string', default: '240' },
      json: { type: 'boolean', default: false },
    },
  })
  const [entries, step] = [Number(values.entries), Number(values.step)]
  buildProgram()
  await withClosing(async (onClose) => {
    const data = mkdtempSync(join(tmpdir(), 'pronto-bench-'))
    onClose(() => rmSync(data, { recursive: true, force: true }))
    const agent = Agent.parse({ id: uuidv7(), name: 'Giulia Riva', initials: 'GR', role: 'operator' })
    await prepareHouse({ data, passphrase, agent, changes: historyOf(entries), account: null })
    const host = await startConsole(data)
    onClose(host.stop)
    const browser = await launchChromium({ trustedOrigins: [host.origin] })
    onClose(browser.close)
    const { page } = await browser.openPage(host.address)
    await openCard(page)

    console.log(`${machine()}\n${entries} entries, ${step} pixels a frame`)
    const down = await measured(page, step)
    const up = await measured(page, -step)
    report({ entries, step, json: values.json }, down, up)
  })
}

/** Three contacts an hour back and back, as a switchboard's card has them; one in five with a note. */
function historyOf(entries: number): readonly Change[] {
  const maria = created({ name })
  const now = Date.now()
  const contacts = Array.from({ length: entries }, (_, index) => {
    const channel = channels[index % channels.length] ?? 'phone'
    const at = now - Math.floor(index / 3) * hour
    const contact = interactionAdded(maria.customerId, {
      at,
      channel,
      direction: channel === 'event' ? 'none' : 'in',
      durationSeconds: channel === 'phone' ? 60 + (index % 300) : null,
      eventKind: channel === 'event' ? 'delivery' : null,
      subject: channel === 'email' ? `Ordine ${20_000 + index}` : '',
      summary: `Contatto ${index}: ${'chiede quando arriva il pacco e se si può ritirare. '.repeat(1 + (index % 3))}`,
      ...(index % 11 === 0
        ? { collectedBy: 'bot', collected: [{ label: 'Motivo', value: 'Spedizioni' }] }
        : {}),
    })
    const note = noteAdded(maria.customerId, { interactionId: contact.interaction.id, at: at + 60_000 })
    return index % 5 === 0 ? [contact, note] : [contact]
  })
  return [maria, ...contacts.flat()]
}

async function openCard(page: Page): Promise<void> {
  await page
    .getByLabel(/frase segreta|passphrase/i)
    .first()
    .fill(passphrase)
  await page.keyboard.press('Enter')
  await page.locator('main#content').waitFor()
  await page.keyboard.press('Control+k')
  // Not the whole name: the offer to search all notes for it is an option too.
  await page.keyboard.type(name.slice(0, -2))
  await page.getByRole('option', { name: new RegExp(name) }).click()
  await page.getByRole('article').first().waitFor()
}

type Measured = Pass & { readonly used: ProcessorTime }

async function measured(page: Page, step: number): Promise<Measured> {
  const usedSince = await countProcessorTime(page)
  const pass = await scrollThrough(page, step)
  return { ...pass, used: await usedSince() }
}

function figuresOf({ intervals, longTasks, pixels, used }: Measured) {
  const aFrame = (seconds: number) => rounded((1000 * seconds) / intervals.length)
  const dropped = intervals.filter((ms) => ms > frameMs * 1.5).length
  return {
    frame_ms: percentilesOf(intervals),
    frames: intervals.length,
    dropped,
    dropped_percent: rounded((100 * dropped) / intervals.length),
    frames_per_second: rounded((1000 * intervals.length) / intervals.reduce((sum, ms) => sum + ms, 0)),
    long_tasks: longTasks.length,
    longest_task_ms: rounded(Math.max(0, ...longTasks)),
    processor_ms_a_frame: aFrame(used.total),
    script_ms_a_frame: aFrame(used.script),
    layout_ms_a_frame: aFrame(used.layout),
    pixels,
  }
}

type Options = { readonly entries: number; readonly step: number; readonly json: boolean }

function report({ entries, step, json }: Options, down: Measured, up: Measured): void {
  const figures = { down: figuresOf(down), up: figuresOf(up) }
  printPercentiles('Milliseconds from frame to frame', {
    'down, pages fetched': figures.down.frame_ms,
    'up, all there': figures.up.frame_ms,
  })
  for (const [way, each] of Object.entries(figures))
    console.log(
      `${way}: ${each.frames} frames, ${each.dropped} missed their turn, ${each.frames_per_second} a second; the main thread used ${each.processor_ms_a_frame} ms of processor a frame, ${each.script_ms_a_frame} of them for scripts`,
    )
  if (json) printJson({ bench: 'scroll', entries, step, ...figures })
}
