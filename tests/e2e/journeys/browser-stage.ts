import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { launchChromium, type SharedChromium, shareChromium } from '../../support/launch-chromium.ts'
import { prepareHouse } from '../../support/prepare-house.ts'
import { startConsole, type TestConsole } from '../../support/start-console.ts'
import { countAudio, watchPeerConnections } from './count-audio.ts'
import { type Desk, giulia, passphrase, type Stage } from './stage.ts'

// As the program's own launch has it: the ring tone sounds before the first click.
const extraArguments = ['--autoplay-policy=no-user-gesture-required']

let shared: Promise<SharedChromium> | undefined

/** The browser host in a real Chromium, one for the desks of a test file but where a desk is unlike the others. */
export const browserStage: Stage = {
  windows: 'many',
  async openDesk({ house, locale = 'it-IT', soundServer, soundsAfterTouch = false, realFocus = false }) {
    const data = mkdtempSync(join(tmpdir(), 'pronto-journey-'))
    onTestFinished(() => rmSync(data, { recursive: true, force: true }))
    if (house) await prepareHouse({ data, passphrase, agent: giulia, ...house })

    const [started, browser] = await Promise.all([
      startConsole(data),
      soundServer || soundsAfterTouch || realFocus
        ? launchChromium({
            locale,
            extraArguments: soundsAfterTouch ? ['--autoplay-policy=user-gesture-required'] : extraArguments,
            realFocus,
            ...(soundServer ? { soundServer } : {}),
          })
        : openProfile({ locale }),
    ])
    let host: TestConsole = started
    onTestFinished(async () => void (await Promise.all([browser.close(), host.stop()])))
    await browser.trust(host.origin)
    await watchPeerConnections(browser.context)
    await browser.context.addInitScript(hasLittleIdleTime)

    const { page, problems } = await browser.openPage(host.address)
    leavesWhenAsked(page)
    if (house) await unlock()

    async function unlock(): Promise<void> {
      await page
        .getByLabel(/frase segreta|passphrase/i)
        .first()
        .fill(passphrase)
      await page.keyboard.press('Enter')
    }

    return {
      page,
      problems,
      audio: () => countAudio(page),
      async restart() {
        const before = problems.length
        await host.kill()
        // The window that was open must not hand over afterwards what it still knew.
        await page.goto('about:blank')
        // That its host was gone is no problem of the window's.
        problems.splice(before)
        host = await startConsole(data)
        await page.goto(host.address)
        if (house) await unlock()
      },
      async openSecondWindow() {
        const second = await browser.openPage(new URL(host.address).origin)
        leavesWhenAsked(second.page)
        return { ...second, audio: () => countAudio(second.page) }
      },
    } satisfies Desk
  },
  async close() {
    await (await shared)?.close()
    shared = undefined
  },
}

const openProfile: SharedChromium['openProfile'] = async (window) => {
  shared ??= shareChromium({ extraArguments })
  return (await shared).openProfile(window)
}

/**
 * Beside two other stages there is little time in which nobody wants anything. Each window would fill it with the
 * rehearsal of its first call, a second of the processor: it goes on here, and more slowly (docs/decisions/0193).
 */
function hasLittleIdleTime(): void {
  const idle = window.requestIdleCallback.bind(window)
  window.requestIdleCallback = (run) => window.setTimeout(() => idle(run), 500)
}

/** A page that asks before it is left during a call is left all the same; without this Playwright would stay. */
function leavesWhenAsked(page: Page): void {
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))
}
