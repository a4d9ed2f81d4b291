import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { hideAddresses } from '../../src-main/softphone/hide-addresses.ts'
import { launchChromium } from '../support/launch-chromium.ts'
import { pbxAvailability } from '../support/pbx/ensure-asterisk.ts'
import { startAsterisk } from '../support/pbx/start-asterisk.ts'
import { accounts, numbers } from '../support/pbx/test-pbx.ts'
import { serveEmptyPage } from '../support/serve-empty-page.ts'
import { type SlowHandshake, slowHandshake } from '../support/slow-handshake.ts'
import { startTestPhone } from '../support/test-phone.ts'

declare global {
  var connection: RTCPeerConnection | undefined
}

/** The media end of one call in a page: describes itself, takes the answer, counts what it hears. */
function mediaIn(page: Page) {
  return {
    describe: () =>
      page.evaluate(async () => {
        const connection = new RTCPeerConnection()
        globalThis.connection = connection
        const speaker = new Audio()
        connection.ontrack = ({ streams }) => {
          speaker.srcObject = streams[0] ?? null
          void speaker.play()
        }
        const microphone = await navigator.mediaDevices.getUserMedia({ audio: true })
        for (const track of microphone.getTracks()) connection.addTrack(track, microphone)
        const gathered = new Promise((resolve) => {
          connection.onicegatheringstatechange = () =>
            connection.iceGatheringState === 'complete' && resolve(true)
        })
        await connection.setLocalDescription()
        await gathered
        return connection.localDescription?.sdp ?? ''
      }),
    answer: (sdp: string) =>
      page.evaluate(
        (answer) => globalThis.connection?.setRemoteDescription({ type: 'answer', sdp: answer }),
        sdp,
      ),
    heard: () =>
      page.evaluate(async () => {
        for (const report of (await globalThis.connection?.getStats())?.values() ?? []) {
          if (report.type === 'inbound-rtp')
            return { packets: report.packetsReceived, energy: report.totalAudioEnergy }
        }
        return { packets: 0, energy: 0 }
      }),
  }
}

/** Each part of it. Chromium changes to a network that it likes better after two tenths of a second. */
const handshakeMs = 400

async function pbxAndPage() {
  const pbx = await startAsterisk()
  onTestFinished(() => pbx.stop())
  const url = await serveEmptyPage()
  const browser = await launchChromium({ trustedOrigins: [url] })
  onTestFinished(browser.close)
  return { pbx, media: mediaIn((await browser.openPage(url)).page) }
}

const available = await pbxAvailability()

if (available.kind === 'asterisk' || available.kind === 'other') {
  it('hears its own voice back from the echo of the PBX', async () => {
    const { pbx, media } = await pbxAndPage()
    const phone = await startTestPhone(pbx.wsUrl, accounts.agent1, media)
    onTestFinished(() => phone.stop())
    await phone.register()

    expect(await phone.call(numbers.echo)).toBe(200)

    let heard = await media.heard()
    for (let tries = 0; (heard.energy === 0 || heard.packets <= 10) && tries < 100; tries += 1) {
      await delay(50)
      heard = await media.heard()
    }
    expect(heard.packets).toBeGreaterThan(10)
    expect(heard.energy).toBeGreaterThan(0)
  })
} else {
  it('says in one sentence why there is no PBX to speak to', () => {
    console.log(`Not run: audio through a PBX. ${available.reason}`)
    expect(available.kind).not.toBe('failed')
  })
}

// The handshake is made slow on this machine only.
if (available.kind === 'asterisk') {
  it('hears it although the handshake takes longer than the browser stays with one network', async () => {
    const { pbx, media } = await pbxAndPage()
    let slow: SlowHandshake | undefined
    onTestFinished(() => slow?.close())
    const phone = await startTestPhone(pbx.wsUrl, accounts.agent1, {
      async describe() {
        const offer = await media.describe()
        slow = await slowHandshake(offer, handshakeMs)
        return slow.offered(hideAddresses(offer, '127.0.0.1'))
      },
      answer: (sdp) => media.answer(slow?.answered(sdp) ?? sdp),
    })
    onTestFinished(() => phone.stop())
    await phone.register()

    expect(await phone.call(numbers.echo)).toBe(200)

    await expect.poll(async () => (await media.heard()).packets, { timeout: 60_000 }).toBeGreaterThan(10)
  })
}
