import { expect, it, onTestFinished } from 'vitest'
import { launchChromium } from '../support/launch-chromium.ts'
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
