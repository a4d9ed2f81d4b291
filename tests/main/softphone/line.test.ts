import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Timing } from '../../../src-main/softphone/timing.ts'
import { alicesAccount, installAlicesPhone } from '../../support/alices-phone.ts'
import { startScriptedPeer } from '../../support/scripted-peer.ts'
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

async function phoneAt(options: Parameters<typeof startScriptedPeer>[0], timing: Partial<Timing> = {}) {
  const peer = await startScriptedPeer(options)
  const phone = installAlicesPhone(timing)
  atTheEnd.push(peer.close, phone.softphone.close)
  await phone.softphone.use([alicesAccount(peer.url)])
  return { ...phone, peer }
}

/** On a clock that stands still. */
const pauseOf = ({ nextTryAt }: { nextTryAt: number | null }) =>
  nextTryAt === null ? 0 : nextTryAt - Date.now()

const isRegistered = ({ state }: { state: string }) => state === 'registered'

describe('the line', () => {
  it('registers with a digest', async () => {
    const { peer, lines } = await alice({ peer: { register: 'digest' }, timing: { registerMs: 5_000 } })
    expect(lines.map(({ state }) => state)).toEqual(['connecting', 'registered'])
    const [, second] = peer.messages
    expect(second?.header('authorization')).toContain('username="alice"')
    expect(second?.raw).not.toContain('wonderland')
  })

  it('numbers its requests upwards, digests included (RFC 3261, section 10.2)', async () => {
    const { peer } = await alice({ peer: { register: 'digest', expires: 1 } })
    const registers = () => peer.messages.filter(({ method }) => method === 'REGISTER')
    await expect.poll(() => registers().length).toBeGreaterThan(2)
    const numbers = registers().map((message) => Number.parseInt(message.header('cseq') ?? '', 10))
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    expect(new Set(registers().map((message) => message.header('call-id'))).size).toBe(1)
  })

  it('says that the password is wrong when the PBX asks a second time', async () => {
    const { line } = await phoneAt({ register: 401, intercept: challengeAgain })
    expect(await line(({ trouble }) => trouble !== null)).toMatchObject({
      state: 'unreachable',
      trouble: 'wrong-password',
      status: 401,
      nextTryAt: expect.any(Number),
    })
  })

  it.each([
    [403, 'not-allowed'],
    [404, 'no-such-account'],
    [500, 'pbx-error'],
  ] as const)('explains a REGISTER refused with %s as %s', async (status, trouble) => {
    const { line } = await phoneAt({ register: status })
    expect(await line((view) => view.trouble !== null)).toMatchObject({
      state: 'unreachable',
      trouble,
      status,
    })
  })

  it('does not wait for a lost REGISTER: own deadline, fresh socket (traps 2 and 3)', async () => {
    const { peer, line } = await phoneAt({ register: 'silence' })
    await line(({ trouble }) => trouble === 'no-answer')
    peer.register = 'accept'
    await line(isRegistered)
    expect(peer.connections()).toBeGreaterThan(1)
  })

  it('registers again after a drop (trap 3)', async () => {
    const { peer, line } = await alice()
    const before = peer.messages.length
    peer.cut()
    await line(({ trouble }) => trouble === 'connection-lost')
    await line(isRegistered)
    expect(peer.messages.slice(before).some(({ method }) => method === 'REGISTER')).toBe(true)
  })

  it('comes back although the one who is told of the drop fails (trap 4)', async () => {
    const { peer, softphone, lines, reports } = await alice()
    const push = vi.spyOn(lines, 'push').mockImplementation(() => {
      throw new Error('told badly')
    })
    peer.cut()
    await expect.poll(() => peer.connections()).toBeGreaterThan(1)
    await expect.poll(() => softphone.line().state).toBe('registered')
    expect(new Set(reports)).toEqual(new Set(['softphone line listener: Error']))
    push.mockRestore()
  })

  it('finds a dead peer by its missing pong (trap 1)', async () => {
    const { peer, line } = await alice({ timing: { pingEveryMs: 50, pongWithinMs: 50 } })
    peer.becomeBlackHole()
    await line(({ state }) => state !== 'registered')
  })

  it('finds a PBX that answers pings and no SIP by OPTIONS, at once when asked to look', async () => {
    let deaf = false
    const { peer, softphone, line, lines } = await alice({ peer: { intercept: () => deaf } })
    softphone.retryNow()
    await expect.poll(() => peer.messages.filter(({ method }) => method === 'OPTIONS').length).toBe(1)
    deaf = true
    const begin = performance.now()
    softphone.retryNow()
    await line(({ trouble }) => trouble === 'no-answer')
    expect(performance.now() - begin).toBeLessThan(400)
    deaf = false
    await line(isRegistered)
    expect(peer.connections()).toBeGreaterThan(1)
    expect(lines.at(-1)).toMatchObject({ trouble: null, nextTryAt: null })
  })

  it('stays with a PBX that knows no OPTIONS and answers REGISTER', async () => {
    const { peer, softphone, lines } = await alice({
      peer: { intercept: ({ method }) => method === 'OPTIONS' },
    })
    softphone.retryNow()
    await expect.poll(() => peer.messages.filter(({ method }) => method === 'REGISTER').length).toBe(2)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(lines.at(-1)?.state).toBe('registered')
    expect(peer.connections()).toBe(1)
  })

  it('registers again after a sleep in which the PBX has forgotten it, though the socket still answers', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    onTestFinished(() => void vi.useRealTimers())
    const { peer, softphone, line } = await alice()
    const registers = () => peer.messages.filter(({ method }) => method === 'REGISTER').length
    softphone.retryNow()
    // The first time it asks both ways: not every PBX knows OPTIONS.
    await expect.poll(registers).toBe(2)
    softphone.retryNow()
    await expect.poll(() => peer.messages.filter(({ method }) => method === 'OPTIONS').length).toBe(2)
    expect(registers()).toBe(2)
    vi.setSystemTime(Date.now() + 600_000)
    softphone.retryNow()
    await expect.poll(registers).toBe(3)
    await line(isRegistered)
    expect(peer.connections()).toBe(1)
  })

  it('looks by itself from time to time', async () => {
    const { peer } = await alice({ timing: { checkEveryMs: 30 } })
    await expect
      .poll(() => peer.messages.filter(({ method }) => method === 'OPTIONS').length)
      .toBeGreaterThan(2)
  })

  it('refreshes before the registration expires', async () => {
    const { peer } = await alice({ peer: { expires: 1 } })
    await expect
      .poll(() => peer.messages.filter(({ method }) => method === 'REGISTER').length)
      .toBeGreaterThan(1)
    expect(peer.connections()).toBe(1)
  })

  it('takes its contact back when the account goes', async () => {
    const { peer, softphone } = await alice()
    await softphone.use([])
    expect(peer.messages.at(-1)?.header('contact')).toContain('expires=0')
    expect(softphone.line()).toMatchObject({ state: 'none', account: null })
  })

  it('leaves in time although the PBX no longer answers', async () => {
    const { peer, softphone } = await alice()
    peer.becomeBlackHole()
    const begin = performance.now()
    await softphone.close()
    expect(performance.now() - begin).toBeLessThan(1_000)
  })

  it('tries at once when a key asks for it, however long the pause was', async () => {
    const { peer, line, softphone } = await phoneAt({ register: 403 })
    await line(({ trouble }) => trouble === 'not-allowed')
    peer.register = 'accept'
    softphone.retryNow()
    await line(isRegistered, 150)
  })

  // A sleep, another network and a key all ask in this way.
  it('counts its failures anew when it is asked to try', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    onTestFinished(() => void vi.useRealTimers())
    const { line, lines, softphone } = await phoneAt({ register: 500 }, { eagerCapMs: 1_000 })
    await line((view) => pauseOf(view) >= 320)
    const before = lines.length
    softphone.retryNow()
    const first = pauseOf(await line((view) => pauseOf(view) > 0 && lines.length > before))
    // The pause after a first failure: half to all of 40 ms.
    expect(first).toBeGreaterThanOrEqual(20)
    expect(first).toBeLessThanOrEqual(40)
    expect(new Set(lines.slice(before).map(({ state }) => state))).toEqual(new Set(['unreachable']))
  })

  it('is eager anew when it is asked to try, however long it had been away', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    onTestFinished(() => void vi.useRealTimers())
    const timing = { eagerCapMs: 30, patientAfterMs: 600_000, patientCapMs: 60_000 }
    const { peer, line, lines, softphone } = await phoneAt({ register: 500 }, timing)
    await expect.poll(() => peer.messages.length, { timeout: 15_000 }).toBeGreaterThan(11)
    vi.setSystemTime(Date.now() + 600_000)
    await line((view) => pauseOf(view) > 10_000)
    const [before, tries] = [lines.length, peer.messages.length]
    softphone.retryNow()
    await expect.poll(() => peer.messages.length, { timeout: 15_000 }).toBeGreaterThan(tries + 3)
    for (const view of lines.slice(before)) expect(pauseOf(view)).toBeLessThanOrEqual(30)
  })
})

function challengeAgain(
  ...[request, peer]: Parameters<
    NonNullable<NonNullable<Parameters<typeof startScriptedPeer>[0]>['intercept']>
  >
): boolean {
  if (request.method !== 'REGISTER') return false
  peer.respond(request, 401, { headers: ['WWW-Authenticate: Digest realm="pbx",nonce="n1",algorithm=MD5'] })
  return true
}
