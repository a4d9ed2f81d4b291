import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { writeInvite } from '../../support/sip-text.ts'
import { aliceIsRegistered } from '../../support/softphone-story.ts'

const atTheEnd: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).reverse()) await end()
})

async function alice(...parameters: Parameters<typeof aliceIsRegistered>) {
  const story = await aliceIsRegistered(...parameters)
  atTheEnd.push(story.end)
  return story
}

const folder = new URL('../../fixtures/rfc4475/', import.meta.url)
const torture = readdirSync(folder)
  .filter((name) => name.endsWith('.dat'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'latin1') }))

function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed
  const keyed = items.map((item) => {
    state = (state * 48_271) % 2_147_483_647
    return { item, key: state }
  })
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}

describe('bad input', () => {
  it('holds all 49 torture messages', () => expect(torture).toHaveLength(49))

  it.each([1, 20_251, 777_777])(
    'is survived: RFC 4475 in the order of seed %i, then Maria calls',
    async (seed) => {
      const { peer, call, softphone } = await alice()
      for (const { text } of shuffled(torture, seed)) peer.send(text)
      peer.send(writeInvite({ from: '"Maria after the storm" <sip:+390612345678@pbx.example>' }).raw)
      const { id } = await call(({ remote }) => remote.displayName === 'Maria after the storm')
      expect(await softphone.answer(id)).toBe('done')
      expect(softphone.line().state).toBe('registered')
      expect(peer.connections()).toBe(1)
    },
  )

  it('is survived byte by byte: RFC 4475 in binary frames, then Maria calls', async () => {
    const { peer, call, softphone } = await alice()
    for (const { name } of torture) peer.sendBytes(readFileSync(new URL(name, folder)))
    peer.send(writeInvite({ from: '"Maria after the storm" <sip:+390612345678@pbx.example>' }).raw)
    const { id } = await call(({ remote }) => remote.displayName === 'Maria after the storm')
    expect(await softphone.answer(id)).toBe('done')
    expect(peer.connections()).toBe(1)
  })

  it.each([
    ['nothing', ''],
    ['keep-alives', '\r\n\r\n'],
    ['half a request', 'INVITE sip:alice@'],
    ['a request without headers', 'INVITE sip:alice@console.invalid SIP/2.0\r\n\r\n'],
    ['a response to nothing', 'SIP/2.0 200 OK\r\nVia: x\r\n\r\n'],
    ['zeros', '\0'.repeat(5_000)],
    ['100,000 headers', `INVITE sip:a@b SIP/2.0\r\n${'X: y\r\n'.repeat(20_000)}\r\n`],
    ['Replaces of an unknown dialog', writeInvite({ headers: ['Replaces: x@y;to-tag=1;from-tag=2'] }).raw],
    ['Replaces that is none', writeInvite({ headers: ['Replaces: ;;;='] }).raw],
  ])('survives %s', async (_what, text) => {
    const { peer, call } = await alice()
    peer.send(text)
    peer.send(writeInvite({ from: '"Maria" <sip:+390612345678@pbx.example>' }).raw)
    await call(({ remote, state }) => remote.displayName === 'Maria' && state === 'ringing')
    expect(peer.connections()).toBe(1)
  })

  it('drops the connection for a message of megabytes, and comes back', async () => {
    const { peer, line } = await alice()
    peer.send(`INVITE ${'x'.repeat(1_000_000)}`)
    await line(({ trouble }) => trouble === 'connection-lost')
    await line(({ state }) => state === 'registered')
  })

  it('refuses the fifty-first call at once instead of filling the screen', async () => {
    const { peer, softphone } = await alice()
    for (let count = 0; count <= 50; count += 1)
      peer.send(writeInvite({ from: `<sip:${390_612_000_000 + count}@pbx.example>` }).raw)
    await peer.next(({ status }) => status === 486)
    expect(softphone.calls()).toHaveLength(50)
  })

  it('reports what it could not read without a word of its content', async () => {
    const { peer, call, reports } = await alice()
    for (const { text } of torture) peer.send(text)
    peer.send(writeInvite({ from: '"Maria" <sip:+390612345678@pbx.example>' }).raw)
    await call(({ remote }) => remote.displayName === 'Maria')
    for (const report of reports) expect(report).toMatch(/^sip (message|state|connect|disconnect): \w+$/)
  })
})
