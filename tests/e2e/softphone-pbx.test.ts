import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { testAccount } from '../../src-main/softphone/test-account.ts'
import { defaultTiming } from '../../src-main/softphone/timing.ts'
import { alicesAccount, installAlicesPhone } from '../support/alices-phone.ts'
import { pbxAvailability } from '../support/pbx/ensure-asterisk.ts'
import { startAsterisk } from '../support/pbx/start-asterisk.ts'
import { tellWhatThePbxSaid } from '../support/pbx/tell-on-failure.ts'
import { accounts, numbers, type TestAccount, type TestPbx } from '../support/pbx/test-pbx.ts'
import { callFromOutside } from '../support/sipp/call-from-outside.ts'

const available = await pbxAvailability()

const isRegistered = ({ state }: { state: string }) => state === 'registered'
const isRinging = ({ state }: { state: string }) => state === 'ringing'
const isTalking = ({ state }: { state: string }) => state === 'talking'
const isEnded = ({ state }: { state: string }) => state === 'ended'

// Signalling only: the windows here describe media that does not exist. The journeys with sound run in a browser.
function theSoftphoneAtARealAsterisk() {
  let pbx: TestPbx
  const atTheEnd: (() => Promise<unknown>)[] = []

  beforeAll(async () => {
    pbx = await startAsterisk()
  })
  afterEach(async () => {
    for (const end of atTheEnd.splice(0).reverse()) await end()
  })
  afterAll(() => pbx.stop())
  tellWhatThePbxSaid(() => pbx)

  const account = ({ username, password }: { username: string; password: string }, server = pbx.wsUrl) =>
    alicesAccount(server, { username, password, domain: '127.0.0.1' })

  function installPhone() {
    const phone = installAlicesPhone({ ...defaultTiming, mediaGraceMs: 500 })
    atTheEnd.push(phone.softphone.close)
    return phone
  }

  async function register(who: TestAccount = accounts.agent1) {
    const phone = installPhone()
    await phone.softphone.use([account(who)])
    await phone.line(isRegistered)
    return phone
  }

  async function callIn(caller: string) {
    const call = await callFromOutside({
      pbx,
      caller,
      displayName: 'Maria Rossi',
      to: accounts.agent1.number,
    })
    atTheEnd.push(() => call.hangUp())
    return call
  }

  it('registers, and explains a wrong password and a forbidden account', async () => {
    await register()
    const wrong = installPhone()
    await wrong.softphone.use([account({ ...accounts.agent2, password: 'guessed' })])
    expect(await wrong.line(({ trouble }) => trouble !== null)).toMatchObject({ trouble: 'wrong-password' })
    const forbidden = installPhone()
    await forbidden.softphone.use([account(accounts.agent3)])
    expect(await forbidden.line(({ trouble }) => trouble !== null)).toMatchObject({
      trouble: 'not-allowed',
      status: 403,
    })
  })

  it.each([
    ['Diversion', '<sip:+390612345678@trunk.invalid>;reason=unconditional'],
    ['History-Info', '<sip:+390612345678@trunk.invalid>;index=1'],
    ['Referred-By', '<sip:+390612345678@trunk.invalid>'],
  ])('knows by %s whose number stood there before', async (header, value) => {
    const phone = await register()
    const call = await callFromOutside({
      pbx,
      caller: '+393331234567',
      to: accounts.agent1.number,
      further: [`${header}: ${value}`],
    })
    atTheEnd.push(() => call.hangUp())
    const ringing = await phone.call(({ state }) => state === 'ringing')
    expect(ringing).toMatchObject({ remote: { user: '+393331234567', verified: true } })
    expect(ringing.passage?.numbers).toContain('+390612345678')
  })

  it('knows the queue that somebody has called', async () => {
    const phone = await register()
    const caller = '+390612345678'
    const outside = await callFromOutside({ pbx, caller, displayName: 'Maria Rossi', to: numbers.queue })
    atTheEnd.push(() => outside.hangUp())
    const ringing = await phone.call(isRinging)
    expect(ringing).toMatchObject({ remote: { user: caller, verified: true }, line: 'Assistenza' })
    expect(await phone.softphone.answer(ringing.id)).toBe('done')
    await phone.call(isTalking)
    await outside.hangUp()
    await phone.call(isEnded)
  })

  it('tests an account without disturbing the one that runs', async () => {
    const options = { userAgentName: 'Pronto test', report: () => {} }
    const { line } = await register()
    const good = { registered: true, trouble: null, status: null }
    expect(await testAccount(account(accounts.agent1), options)).toEqual(good)
    expect(await testAccount(account(accounts.agent2), options)).toEqual(good)
    expect(await testAccount(account({ ...accounts.agent2, password: 'guessed' }), options)).toMatchObject({
      trouble: 'wrong-password',
    })
    expect(await testAccount(account(accounts.agent3), options)).toMatchObject({ trouble: 'not-allowed' })
    expect(await pbx.cli('pjsip show contacts')).not.toContain('agent2/')
    await line(isRegistered)
  })

  it('registers over wss where the authority is known, and says why where it is not', async () => {
    const options = { userAgentName: 'Pronto test', report: () => {} }
    const plain = account(accounts.agent2, pbx.wssUrl)
    expect(await testAccount(plain, options)).toMatchObject({ trouble: 'certificate-self-signed' })
    const trusted = { ...plain, certificateAuthority: pbx.certificate ?? '' }
    expect(await testAccount(trusted, options)).toMatchObject({ registered: true })
  })

  it('rings with the asserted number, talks, holds, resumes, and is hung up from outside', async () => {
    const { softphone, call } = await register()
    const outside = await callIn('+390612345678')
    const { id, remote, line } = await call(isRinging)
    expect(remote).toEqual({
      user: '+390612345678',
      displayName: 'Maria Rossi',
      withheld: false,
      verified: true,
    })
    // Asterisk names the account it rings, which is no line that anybody called.
    expect(line).toBe('')
    expect(await softphone.answer(id)).toBe('done')
    expect(await softphone.hold(id)).toBe('done')
    await call(({ state }) => state === 'held')
    expect(await softphone.resume(id)).toBe('done')
    await call(isTalking)
    await outside.hangUp()
    const hold = { from: expect.any(Number), to: expect.any(Number) }
    expect(await call(isEnded)).toMatchObject({ end: { reason: 'hung-up-there' }, holds: [hold] })
  })

  it('hangs up and refuses so that the outside hears it', async () => {
    const { softphone, call } = await register()
    const first = await callIn('0612345678')
    const { id } = await call(isRinging)
    await softphone.answer(id)
    await softphone.hangUp(id)
    expect((await first.ended()).status).toBe(200)
    const second = await callIn('0612345678')
    await softphone.reject((await call(isRinging)).id, 'busy')
    expect((await second.ended()).status).toBe(486)
  })

  it('calls the echo and moves to a fresh peer connection by Replaces (trap 14)', async () => {
    const { softphone, call, window } = await register()
    expect(await softphone.dial(numbers.echo)).toMatchObject({ outcome: 'done' })
    const { id } = await call(isTalking)
    softphone.mediaMoved()
    await expect
      .poll(async () => (await pbx.cli('core show channels count')).includes('1 active channel'))
      .toBe(true)
    await expect.poll(() => window.commands.some(({ kind }) => kind === 'close')).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(softphone.calls()).toMatchObject([{ id, state: 'talking' }])
    await softphone.hangUp(id)
    await expect
      .poll(async () => (await pbx.cli('core show channels count')).includes('0 active channels'))
      .toBe(true)
  })

  it('moves a withheld call too, whose number the PBX does not know', async () => {
    const { softphone, call } = await register()
    const outside = await callFromOutside({ pbx, caller: '', withheld: true, to: accounts.agent1.number })
    atTheEnd.push(() => outside.hangUp())
    const { id, remote } = await call(isRinging)
    expect(remote).toMatchObject({ user: '', displayName: '', withheld: true })
    await softphone.answer(id)
    softphone.mediaMoved()
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(softphone.calls()).toMatchObject([{ id, state: 'talking' }])
    await outside.hangUp()
    expect((await call(isEnded)).end?.reason).toBe('hung-up-there')
  })

  it.each([
    [numbers.busy, 'busy'],
    [numbers.rejected, 'not-allowed'],
    ['4711', 'no-such-number'],
  ] as const)('calls %s and hears why not: %s', async (number, reason) => {
    const { softphone, call } = await register()
    await softphone.dial(number)
    expect((await call(isEnded, 20_000)).end?.reason).toBe(reason)
  })

  it('gives up a number that never answers', async () => {
    const { softphone, call } = await register()
    void softphone.dial(numbers.neverAnswers)
    const { id } = await call(({ state }) => state === 'dialling' || state === 'alerting')
    await new Promise((resolve) => setTimeout(resolve, 300))
    await softphone.hangUp(id)
    await expect
      .poll(async () => (await pbx.cli('core show channels count')).includes('0 active channels'))
      .toBe(true)
  })

  it('is registered again after a restart of the PBX, and rings', async () => {
    const { line, lines, call } = await register()
    await pbx.restart()
    expect(lines.some(({ trouble }) => trouble === 'connection-lost')).toBe(true)
    await line(isRegistered, 30_000)
    await expect.poll(() => pbx.cli('pjsip show contacts'), { timeout: 20_000 }).toContain('agent1/')
    await callIn('0612345678')
    await call(isRinging, 20_000)
  })

  it('ends a call that the PBX lost in a restart', async () => {
    const { softphone, call } = await register()
    await softphone.dial(numbers.echo)
    await call(isTalking)
    await pbx.kill()
    await pbx.restart()
    expect((await call(isEnded, 30_000)).end?.reason).toBe('line-lost')
  })
}

if (available.kind === 'asterisk') {
  describe('the softphone at a real Asterisk', theSoftphoneAtARealAsterisk)
} else {
  it('says in one sentence why no Asterisk of ours is tried here', () => {
    const reason = available.kind === 'other' ? 'PRONTO_PBX names another PBX.' : available.reason
    console.log(`Not run: the softphone at our own test PBX. ${reason}`)
    expect(available.kind).not.toBe('failed')
  })
}
