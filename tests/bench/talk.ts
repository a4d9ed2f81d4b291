import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startAsterisk } from '../support/pbx/start-asterisk.ts'
import { numbers } from '../support/pbx/test-pbx.ts'
import { startConsole } from '../support/start-console.ts'
import { buildProgram } from './parts/built-program.ts'
import { withClosing } from './parts/closing.ts'
import { machine, printJson } from './parts/figures.ts'
import { processorSecondsOf } from './parts/processes.ts'
import { untilRegistered } from './parts/registered.ts'
import { openScreen, startChromium } from './parts/screen.ts'
import { openSocketWindow } from './parts/socket-window.ts'

const agent = { name: 'Alice Bianchi', initials: 'AB', role: 'operator' as const }
const passphrase = 'quattro gatti in salotto'

/** What a call takes of the processor: the console's own process, and the browser's with the sound. */
export async function benchTalk(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: { seconds: { type: 'string', default: '20' }, json: { type: 'boolean', default: false } },
  })
  const seconds = Number(values.seconds)
  buildProgram()
  await withClosing(async (onClose) => {
    const data = mkdtempSync(join(tmpdir(), 'pronto-talk-'))
    onClose(() => rmSync(data, { recursive: true, force: true }))
    const pbx = await startAsterisk()
    onClose(pbx.stop)
    const host = await startConsole(data)
    onClose(host.stop)
    const window = await openSocketWindow(host.address)
    onClose(window.close)
    await window.request('profile:create-house', { agent, passphrase })
    const { username, password } = pbx.accounts.agent1
    const account = { server: pbx.wsUrl, username, password, domain: '127.0.0.1' }
    await window.request('account:save', {
      ...account,
      authorizationUsername: '',
      displayName: '',
      trusted: true,
    })
    await untilRegistered(window)
    const browser = await startChromium(host.origin)
    onClose(browser.close)
    const page = await openScreen(browser, join(data, 'profiles', 'test'))
    await sleep(5_000)

    const spend = async () => {
      const before = [processorSecondsOf(host.pid), processorSecondsOf(process.pid)] as const
      await sleep(seconds * 1_000)
      const after = [processorSecondsOf(host.pid), processorSecondsOf(process.pid)] as const
      const console = after[0] - before[0]
      return { console, browser: after[1] - before[1] - console }
    }
    const idle = await spend()
    await page.getByRole('combobox', { name: 'Numero da chiamare' }).fill(numbers.holdMusic)
    await page.keyboard.press('Enter')
    await page.getByText(/· MOS /).waitFor({ timeout: 30_000 })
    const talking = await spend()
    console.log(`${machine()}\nshare of one core over ${seconds} s`)
    const share = (used: number) => Math.round((1_000 * used) / seconds) / 10
    const shares = ({ console, browser }: typeof idle) => ({
      console: share(console),
      'browser, bench and PBX': share(browser),
    })
    console.table({ 'idle, %': shares(idle), 'talking, %': shares(talking) })
    if (!values.json) return
    const percents = ({ console, browser }: typeof idle) => ({
      console_percent: share(console),
      others_percent: share(browser),
    })
    printJson({ bench: 'talk', seconds, idle: percents(idle), talking: percents(talking) })
  })
}
