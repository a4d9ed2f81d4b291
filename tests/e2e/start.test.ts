import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { expect, it, onTestFinished, vi } from 'vitest'
import { electronProgram } from '../../scripts/start/electron-runtime.ts'
import { dataFolder } from '../../src-main/hosts/data-folder.ts'
import { hasNetwork, loopbackSwitch } from '../../src-main/hosts/has-network.ts'
import { startTexts } from '../../src-main/texts/start.ts'
import { ensureBrowser } from '../support/ensure-browser.ts'
import { chromiumArguments } from '../support/launch-chromium.ts'
import { npmStart } from '../support/npm-start.ts'
import { isProcessRunning } from '../support/still-running.ts'
import { countAudio, watchPeerConnections } from './journeys/count-audio.ts'
import { atTheDesk, type Operator } from './journeys/operator.ts'

const root = join(import.meta.dirname, '../..')
const texts = startTexts.it
const switchOfLoopback = `--${loopbackSwitch}`
const withoutElectron = {
  // Where a developer has fetched it before, it would open.
  words: electronProgram(root) ? ['--browser'] : [],
  said: electronProgram(root) ? [] : [texts.fetchingRuntime, texts.runtimeUnreachable],
}

it('npm start without Electron opens a browser as it is, in which the demo rings and both hear each other', async () => {
  const home = temporaryHome()
  const browser = await browserOf(home)
  const start = npmStart({
    home,
    words: withoutElectron.words,
    environment: { DISPLAY: ':77', PRONTO_BROWSER: browser.program },
  })
  const address = await start.address()
  // On a busy machine even a refusal may take so long that Pronto says it is still at it.
  const said = start.said().filter((line) => !line.startsWith('…'))
  expect(said).toEqual([...withoutElectron.said, texts.address(address)])

  const operator = await browser.window()
  await operator.sees('Stai provando Pronto con clienti inventati.')
  await operator.isOnLine()
  // On a machine with a network card nothing is asked of the browser for the sake of the demo.
  expect(browser.words()).toContain(`--app=${address}`)
  expect(browser.words().includes(switchOfLoopback)).toBe(!hasNetwork())
  await operator.sees(/ sta chiamando$/, operator.bar)
  await operator.press('F9')
  await operator.sees(/^In linea con /, operator.bar)
  await operator.talksBothWays()
  expect((await fetch(address)).status).toBe(403)

  await start.interrupt()
  expect(existsSync(join(profileOf(home, 'default'), 'browser-host.json'))).toBe(false)
})

it('npm start -- --browser asks for no Electron, --no-open opens nothing, --profile keeps two apart', async () => {
  const home = temporaryHome()
  const environment = { DISPLAY: ':77', PRONTO_BROWSER: join(home, 'none') }
  const alice = npmStart({ home, words: ['--no-open', '--profile', 'alice'], environment })
  const bob = npmStart({ home, words: ['--browser', '--profile', 'bob'], environment })
  const [aliceAt, bobAt] = await Promise.all([alice.address(), bob.address()])
  expect(new URL(aliceAt).port).not.toBe(new URL(bobAt).port)
  await expect.poll(() => bob.said()).toEqual([texts.address(bobAt), texts.noWindow])
  expect(alice.said()).toEqual([texts.address(aliceAt)])

  const again = npmStart({ home, words: ['--no-open', '--profile', 'alice'], environment })
  expect(await again.ended()).toBe(0)
  const secondAt = await again.address()
  expect(again.said()).toEqual([texts.alreadyRunning, texts.address(secondAt)])
  expect(new URL(secondAt).port).toBe(new URL(aliceAt).port)

  await Promise.all([alice.interrupt(), bob.interrupt()])
  for (const name of ['alice', 'bob'])
    expect(existsSync(join(profileOf(home, name), 'demo', 'key.json')), name).toBe(true)
})

function profileOf(home: string, name: string): string {
  return join(dataFolder({ platform: process.platform, home, environment: {} }), 'profiles', name)
}

function temporaryHome(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pronto-home-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** An installed Chromium without screen and sound, which notes what it was asked for. */
async function browserOf(home: string) {
  const tool = await ensureBrowser()
  if (!tool.ok) throw new Error(tool.reason)
  const [program, noted] = [join(home, 'browser.sh'), join(home, 'browser.words')]
  const own = chromiumArguments({}).filter((word) => word !== switchOfLoopback)
  writeFileSync(
    program,
    `#!/bin/sh\necho $$ > '${noted}.pid'\nprintf '%s\\n' "$@" > '${noted}'\n` +
      `exec '${tool.path}' ${own.join(' ')} --accept-lang=it-IT --remote-debugging-port=0 "$@" 2> '${noted}.errors'\n`,
  )
  chmodSync(program, 0o700)
  onTestFinished(async () => {
    if (existsSync(`${noted}.pid`)) await ends(Number(readFileSync(`${noted}.pid`, 'utf8')))
  })

  return {
    program,
    words: () => readFileSync(noted, 'utf8').trim().split('\n'),
    async window(): Promise<Operator> {
      const port = await vi.waitFor(
        () =>
          /listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(readFileSync(`${noted}.errors`, 'utf8'))?.[1] ??
          expect.fail(),
        { timeout: 30_000, interval: 50 },
      )
      const joined = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, {
        isLocal: true,
        noDefaults: true,
      })
      const [context] = joined.contexts()
      const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
      if (!context || !page) throw new Error('no window was opened')
      // The window was there before it could be watched.
      await page.waitForURL(({ pathname }) => pathname === '/', { waitUntil: 'commit' })
      await watchPeerConnections(context)
      await page.reload()
      return atTheDesk({ page, problems: [], audio: () => countAudio(page) })
    },
  }
}

async function ends(pid: number): Promise<void> {
  if (isProcessRunning(pid)) process.kill(pid, 'SIGTERM')
  await vi.waitFor(() => expect(isProcessRunning(pid)).toBe(false), { timeout: 15_000, interval: 50 })
}
