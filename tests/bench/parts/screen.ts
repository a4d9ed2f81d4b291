import type { Page } from 'playwright-core'
import { askRunningHost } from '../../../src-main/hosts/browser/running-host.ts'
import { launchChromium, type TestBrowser } from '../../support/launch-chromium.ts'

/** An operator's window in a real Chromium; the console is unlocked already. */
export async function openScreen(browser: TestBrowser, profile: string): Promise<Page> {
  const { page } = await browser.openPage(await newAddress(profile))
  await page.locator('main#content').waitFor()
  return page
}

export function startChromium(origin: string): Promise<TestBrowser> {
  return launchChromium({
    trustedOrigins: [origin],
    // As the program's own launch has it.
    extraArguments: ['--autoplay-policy=no-user-gesture-required'],
  })
}

/** Another one-time address of the running console. */
export async function newAddress(profile: string): Promise<string> {
  const address = await askRunningHost(profile)
  if (address === undefined) throw new Error('the console gave no address')
  return address
}
