import { type Browser, chromium } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { offByPlaywright } from '../support/chromium-features.ts'
import { ensureBrowser } from '../support/ensure-browser.ts'
import { launchChromium, shareChromium } from '../support/launch-chromium.ts'
import { serveEmptyPage } from '../support/serve-empty-page.ts'

it('gives a page a microphone that is heard at the other end of a loopback connection', async () => {
  const url = await serveEmptyPage()
  const browser = await launchChromium({ locale: 'it-IT', width: 1920, height: 1080, trustedOrigins: [url] })
  onTestFinished(browser.close)
  const { page, problems } = await browser.openPage(url)

  const seen = await page.evaluate(async () => {
    const alice = new RTCPeerConnection()
    const bob = new RTCPeerConnection()
    // Chromium decodes, and so measures, only what is played.
    const speaker = new Audio()
    bob.ontrack = ({ streams }) => {
      speaker.srcObject = streams[0] ?? null
      void speaker.play()
    }
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true })
    for (const track of microphone.getTracks()) alice.addTrack(track, microphone)
    const describe = async (connection: RTCPeerConnection) => {
      const gathered = new Promise((resolve) => {
        connection.onicegatheringstatechange = () =>
          connection.iceGatheringState === 'complete' && resolve(true)
      })
      await connection.setLocalDescription()
      await gathered
      if (!connection.localDescription) throw new Error('nothing was described')
      return connection.localDescription
    }
    await bob.setRemoteDescription(await describe(alice))
    await alice.setRemoteDescription(await describe(bob))
    let heard = 0
    for (let tries = 0; heard === 0 && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      for (const report of (await bob.getStats()).values()) {
        if (report.type === 'inbound-rtp') heard = report.totalAudioEnergy
      }
    }
    return { heard, language: navigator.language, width: innerWidth }
  })

  expect(seen.heard).toBeGreaterThan(0)
  expect(seen).toMatchObject({ language: 'it-IT', width: 1920 })
  expect(problems).toEqual([])
})

it('draws no pages of its own beside those of a story', async () => {
  const shared = await shareChromium()
  onTestFinished(shared.close)
  const { context } = await shared.openProfile({})
  const session = await context.browser()?.newBrowserCDPSession()
  const ofItsOwn = await session?.send('Target.getTargets', { filter: [{ type: 'browser_ui' }] })
  expect(ofItsOwn?.targetInfos.map(({ url }) => url)).toEqual([])
})

it('leaves off what Playwright does', async () => {
  const tool = await ensureBrowser()
  if (!tool.ok) throw new Error(tool.reason)
  const plain = await chromium.launch({
    executablePath: tool.path,
    headless: false,
    args: ['--headless=new', '--no-sandbox'],
  })
  onTestFinished(() => plain.close())
  expect(await featuresOff(plain)).toEqual(offByPlaywright)
})

async function featuresOff(browser: Browser): Promise<string[] | undefined> {
  const session = await browser.newBrowserCDPSession()
  const { commandLine } = await session.send('SystemInfo.getInfo')
  return /--disable-features=(\S+)/.exec(commandLine)?.[1]?.split(',')
}
