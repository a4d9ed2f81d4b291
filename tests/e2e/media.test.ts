import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { expect, onTestFinished, test } from 'vitest'
import { launchChromium } from '../support/launch-chromium.ts'
import { serveEmptyPage } from '../support/serve-empty-page.ts'
import type { End } from '../support/window/media-page.ts'

const entry = fileURLToPath(new URL('../support/window/media-page.ts', import.meta.url))

/** The product's own media code in an empty page of a real Chromium. */
async function openMediaPage(): Promise<Page> {
  const url = await serveEmptyPage()
  const browser = await launchChromium({ trustedOrigins: [new URL(url).origin] })
  onTestFinished(browser.close)
  const { page } = await browser.openPage(url)
  await page.addScriptTag({ content: await mediaScript() })
  return page
}

async function mediaScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'mediaPage' } },
  })
  const [bundle] = Array.isArray(built) ? built : [built]
  if (!bundle || !('output' in bundle)) throw new Error('the media page was not built')
  return bundle.output[0].code
}

/** Alice offers, bob answers: their connections stay in the page under these names. */
async function talk(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const [alice, bob] = [window.mediaStory.open(), window.mediaStory.open()]
    const offer = await alice.run({ kind: 'local-description', direction: 'sendrecv', iceTimeoutMs: 1_000 })
    if (!offer.ok || !offer.sdp) throw new Error('no offer')
    await bob.run({ kind: 'remote-description', sdp: offer.sdp })
    const answer = await bob.run({ kind: 'local-description', direction: 'sendrecv', iceTimeoutMs: 1_000 })
    if (!answer.ok || !answer.sdp) throw new Error('no answer')
    await alice.run({ kind: 'remote-description', sdp: answer.sdp })
    window.ends = { alice, bob }
  })
  await expect.poll(() => heard(page, 'bob').then(({ packets }) => packets)).toBeGreaterThan(20)
}

type Who = 'alice' | 'bob'

/** Packets and loudness that arrived at this end. */
function heard(page: Page, who: Who): Promise<{ packets: number; energy: number }> {
  return page.evaluate(async (name) => {
    const report = await window.ends[name].connection().getStats()
    const inbound = [...report.values()].find(({ type }) => type === 'inbound-rtp')
    return { packets: inbound?.packetsReceived ?? 0, energy: inbound?.totalAudioEnergy ?? 0 }
  }, who)
}

function tell(page: Page, who: Who, command: Parameters<End['run']>[0]): Promise<unknown> {
  return page.evaluate(([name, what]) => window.ends[name].run(what), [who, command] as const)
}

async function energyDuring(page: Page, who: Who, ms: number): Promise<number> {
  const before = await heard(page, who)
  await page.waitForTimeout(ms)
  return (await heard(page, who)).energy - before.energy
}

test('two peer connections hear each other, both ways, and say so', async () => {
  const page = await openMediaPage()
  await talk(page)
  await expect.poll(() => heard(page, 'alice').then(({ packets }) => packets)).toBeGreaterThan(20)
  expect(await energyDuring(page, 'bob', 1_500)).toBeGreaterThan(0)
  const said = await page.evaluate(() => ({
    notices: window.ends.bob.notices(),
    hears: window.ends.bob.hears(),
  }))
  expect(said).toEqual({ notices: ['connecting', 'connected'], hears: true })
})

test('muted means silence, not fewer packets; hold lets nobody hear the room', async () => {
  const page = await openMediaPage()
  await talk(page)
  await tell(page, 'alice', { kind: 'mute', on: true })
  await page.waitForTimeout(500)
  const before = await heard(page, 'bob')
  await page.waitForTimeout(1_500)
  const after = await heard(page, 'bob')
  expect(after.packets).toBeGreaterThan(before.packets + 20)
  expect(after.energy - before.energy).toBeLessThan(0.000_1)

  await tell(page, 'alice', { kind: 'mute', on: false })
  await page.waitForTimeout(500)
  expect(await energyDuring(page, 'bob', 1_500)).toBeGreaterThan(0.000_1)

  const hold = await tell(page, 'alice', {
    kind: 'local-description',
    direction: 'sendonly',
    iceTimeoutMs: 1_000,
  })
  expect(hold).toMatchObject({ ok: true, sdp: expect.stringContaining('a=sendonly') })
  expect(await tell(page, 'alice', { kind: 'rollback' })).toEqual({ ok: true, sdp: null })
})

test('tones go out, several presses one after the other', async () => {
  const page = await openMediaPage()
  await talk(page)
  expect(await tell(page, 'alice', { kind: 'dtmf', tones: '12' })).toEqual({ ok: true, sdp: null })
  expect(await tell(page, 'alice', { kind: 'dtmf', tones: '3' })).toEqual({ ok: true, sdp: null })
  const waiting = await page.evaluate(() => window.ends.alice.connection().getSenders()[0]?.dtmf?.toneBuffer)
  expect(waiting).toMatch(/23$|^3$/)
})

test('a STUN server that does not answer costs no more than the limit', async () => {
  const page = await openMediaPage()
  const took = await page.evaluate(async () => {
    const end = window.mediaStory.open([{ urls: 'stun:127.0.0.1:9' }])
    const began = performance.now()
    const offer = await end.run({ kind: 'local-description', direction: 'sendrecv', iceTimeoutMs: 300 })
    return { ms: performance.now() - began, offer }
  })
  expect(took.ms).toBeLessThan(2_000)
  expect(took.offer).toMatchObject({ ok: true, sdp: expect.stringContaining('a=candidate') })
})

test('closing ends the connection, and a late command is told so', async () => {
  const page = await openMediaPage()
  await talk(page)
  expect(await tell(page, 'alice', { kind: 'close' })).toEqual({ ok: true, sdp: null })
  expect(await tell(page, 'alice', { kind: 'mute', on: true })).toEqual({ ok: false, code: 'closed' })
  expect(await page.evaluate(() => window.ends.alice.connection().connectionState)).toBe('closed')
})

test('a page that nobody has touched says that it may not ring, and rings after a click', async () => {
  // What playwright evaluates counts as a touch; so the page itself tries, as it loads and when it is clicked.
  const attempt = 'mediaStory.playRingback().then((played) => { document.title = played })'
  const url = await serve(`<title>-</title><body><script>${await mediaScript()}
    ${attempt}; addEventListener('pointerup', () => ${attempt})</script>`)
  const browser = await launchChromium({ extraArguments: ['--autoplay-policy=user-gesture-required'] })
  onTestFinished(browser.close)
  const { page } = await browser.openPage(url)
  await expect.poll(() => page.title()).toBe('blocked')
  await page.mouse.click(5, 5)
  await expect.poll(() => page.title()).toBe('playing')
})

async function serve(html: string): Promise<string> {
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end(html),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
