import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { featuresTurnedOff } from './chromium-features.ts'
import { ensureBrowser } from './ensure-browser.ts'
import { isRoot } from './system/machine.ts'

export type ChromiumOptions = {
  readonly locale?: 'it-IT' | 'en-GB'
  readonly width?: number
  readonly height?: number
  readonly colorScheme?: 'light' | 'dark'
  /** Origins that may use the microphone and choose a speaker, as a user has allowed once. */
  readonly trustedOrigins?: readonly string[]
  readonly extraArguments?: readonly string[]
  /** A PulseAudio server whose devices take the place of the fake ones. */
  readonly soundServer?: string
  /** Pages are hidden and lose the focus as at a desk; Playwright by itself tells each that it is looked at. */
  readonly realFocus?: boolean
}

export type TestBrowser = {
  readonly context: BrowserContext
  /** From now on this origin may do what `trustedOrigins` may. */
  trust(origin: string): Promise<void>
  /** Opens a page and collects what goes wrong in it: exceptions and console errors. */
  openPage(url: string): Promise<{ readonly page: Page; readonly problems: string[] }>
  /** Closes the browser and removes its profile. May be called twice. */
  close(): Promise<void>
}

/** No questions, no traffic of its own, ICE on loopback, and microphone and speaker fake unless there are others. */
export function chromiumArguments({ soundServer }: Pick<ChromiumOptions, 'soundServer'>): string[] {
  return [
    '--headless=new',
    '--use-fake-ui-for-media-stream',
    ...(soundServer ? [] : ['--use-fake-device-for-media-stream']),
    // A machine with loopback only would gather no candidate, and the test PBX is on loopback in any case.
    '--allow-loopback-in-peer-connection',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Chromium's sandbox refuses to run as root.
    ...(isRoot() ? ['--no-sandbox'] : []),
  ]
}

/**
 * A real Chromium with fake audio devices and a profile of its own. Close it with `close()`, in a test by
 * `onTestFinished(browser.close)`.
 */
export async function launchChromium(options: ChromiumOptions = {}): Promise<TestBrowser> {
  const tool = await ensureBrowser()
  if (!tool.ok) throw new Error(tool.reason)
  const profile = mkdtempSync(join(tmpdir(), 'pronto-chromium-'))
  const running = await (options.realFocus ? attach : launch)(tool.path, profile, options)
  return openBrowser(options, {
    context: running.context,
    async end() {
      await running.end()
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  })
}

export type SharedChromium = {
  /** A window with a profile of its own, in memory only, and a page that has begun. */
  openProfile(
    options: Omit<ChromiumOptions, 'extraArguments' | 'soundServer' | 'realFocus'>,
  ): Promise<TestBrowser>
  close(): Promise<void>
}

/** One Chromium for the stories of a file: to start it takes more of the processor than most of them. */
export async function shareChromium(
  options: Pick<ChromiumOptions, 'extraArguments'> = {},
): Promise<SharedChromium> {
  const tool = await ensureBrowser()
  if (!tool.ok) throw new Error(tool.reason)
  const browser = await chromium.launch(processOptions(tool.path, options))
  return {
    async openProfile(window) {
      const context = await browser.newContext(windowOptions(window))
      await context.newPage()
      return openBrowser(window, { context, end: () => context.close() })
    },
    close: () => browser.close(),
  }
}

type Running = { readonly context: BrowserContext; end(): Promise<void> }

async function openBrowser(
  { trustedOrigins = [] }: ChromiumOptions,
  { context, end }: Running,
): Promise<TestBrowser> {
  const trust = (origin: string) => context.grantPermissions(['microphone', 'notifications'], { origin })
  for (const origin of trustedOrigins) await trust(origin)
  // What it began with: two may open a page at once, and each takes another.
  const blank = context.pages().filter((page) => page.url() === 'about:blank')
  let closed: Promise<void> | undefined
  return {
    context,
    trust,
    openPage: async (url) => {
      const page = blank.pop() ?? (await context.newPage())
      const problems: string[] = []
      page.on('pageerror', (error) => problems.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text())
      })
      await page.goto(url)
      return { page, problems }
    },
    close: () => {
      closed ??= end()
      return closed
    },
  }
}

async function launch(program: string, profile: string, options: ChromiumOptions): Promise<Running> {
  const context = await chromium.launchPersistentContext(profile, {
    ...processOptions(program, options),
    ...windowOptions(options),
  })
  return { context, end: () => context.close() }
}

function processOptions(program: string, options: ChromiumOptions) {
  return {
    executablePath: program,
    // Playwright's own headless switch chooses the old headless shell, which has no audio.
    headless: false,
    args: [...chromiumArguments(options), featuresTurnedOff, ...(options.extraArguments ?? [])],
    ...(options.soundServer ? { env: { ...process.env, PULSE_SERVER: options.soundServer } } : {}),
  }
}

function windowOptions(options: ChromiumOptions) {
  return {
    locale: options.locale ?? 'it-IT',
    timezoneId: 'Europe/Rome',
    viewport: { width: options.width ?? 1280, height: options.height ?? 720 },
    colorScheme: options.colorScheme ?? 'light',
  } as const
}

/** A browser that runs by itself, which Playwright only joins: without what it puts over every page. */
async function attach(program: string, profile: string, options: ChromiumOptions): Promise<Running> {
  const child = spawn(
    program,
    [
      ...chromiumArguments(options),
      ...(options.extraArguments ?? []),
      `--user-data-dir=${profile}`,
      `--accept-lang=${options.locale ?? 'it-IT'}`,
      `--window-size=${options.width ?? 1280},${options.height ?? 720}`,
      '--remote-debugging-port=0',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, TZ: 'Europe/Rome' } },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
    void ended.then(() => reject(new Error(`Chromium ended: ${said}`)))
  })
  const browser = await chromium.connectOverCDP(endpoint, { isLocal: true, noDefaults: true })
  const [context] = browser.contexts()
  if (!context) throw new Error('Chromium has no context')
  return {
    context,
    async end() {
      await browser.close()
      child.kill()
      await ended
    },
  }
}
