import { describe, expect, it } from 'vitest'
import { defaultTiming } from '../../src-main/softphone/timing.ts'
import { alicesAccount, installAlicesPhone } from '../support/alices-phone.ts'
import { pbxAvailability } from '../support/pbx/ensure-asterisk.ts'
import { phonesAtAsterisk } from '../support/pbx/phones-at-asterisk.ts'
import { accounts, numbers } from '../support/pbx/test-pbx.ts'
import { answerOutside } from '../support/sipp/answer-outside.ts'
import { callFromOutside } from '../support/sipp/call-from-outside.ts'

const available = await pbxAvailability()
type Screen = NonNullable<NonNullable<Parameters<typeof installAlicesPhone>[2]>['screen']>

function rulesAtARealAsterisk() {
  const { pbx: here, atTheEnd, registered } = phonesAtAsterisk()

  /** Maria calls Alice, whose rules are these. */
  async function mariaCalls(screen: Screen, forwardAfterMs = 300) {
    const timing = { ...defaultTiming, forwardAfterMs }
    const phone = await registered(accounts.agent1, timing, undefined, { screen })
    const maria = await callFromOutside({ pbx: here(), caller: '+393331234567', to: accounts.agent1.number })
    atTheEnd.push(() => maria.hangUp())
    return { ...phone, maria }
  }

  async function aLawyerWaits() {
    const lawyer = await answerOutside({ pbx: here(), ringMs: 100 })
    atTheEnd.push(() => lawyer.hangUp())
    return lawyer
  }

  it('lets Maria hear busy where nobody wants to be disturbed', async () => {
    const { maria } = await mariaCalls(() => ({ kind: 'refuse', reason: 'do-not-disturb', status: 486 }))
    expect(await maria.ended()).toMatchObject({ code: 0, status: 486 })
  })

  it('does not let a blocked number through', async () => {
    const { maria, events } = await mariaCalls(() => ({ kind: 'refuse', reason: 'blocked', status: 603 }))
    // Asterisk makes its own status of 603, by the hangup cause.
    expect((await maria.ended()).status).toBeGreaterThanOrEqual(400)
    expect(events.map(({ state }) => state)).toEqual(['ended'])
  })

  it('sends Maria on at once: Asterisk follows the 302', async () => {
    const lawyer = await aLawyerWaits()
    const { events } = await mariaCalls((_call, passBy) => passBy('06999888') ?? { kind: 'ring' })
    expect(await lawyer.called()).toBe('06999888')
    expect(events.map(({ state }) => state)).toEqual(['ended'])
  })

  it('is understood by a voice menu where its tones go by INFO', async () => {
    const phone = installAlicesPhone({ ...defaultTiming, mediaGraceMs: 500 })
    atTheEnd.push(phone.softphone.close)
    const { username, password } = accounts.agent1
    const account = alicesAccount(here().wsUrl, { username, password, domain: '127.0.0.1' })
    await phone.softphone.use([{ ...account, dtmf: 'info' }])
    await phone.line(({ state }) => state === 'registered')
    const { callId } = await phone.softphone.dial(numbers.readsFourDigits)
    await phone.call(({ state }) => state === 'talking')
    if (callId) expect(await phone.softphone.dtmf(callId, '2580')).toBe('done')
    await here().waitForLog(/DTMF-GOT 2580/, 10_000)
  })

  it('sends Maria on who is not answered', async () => {
    const lawyer = await aLawyerWaits()
    const { events } = await mariaCalls((_call, passBy) => {
      const elsewhere = passBy('06999888')
      return elsewhere ? { kind: 'later', passBy: elsewhere } : { kind: 'ring' }
    })
    expect(await lawyer.called()).toBe('06999888')
    expect(events.map(({ state }) => state)).toEqual(['ringing', 'ended'])
  })
}

if (available.kind === 'asterisk') {
  describe('rules for calls at a real Asterisk', rulesAtARealAsterisk)
} else {
  it('says in one sentence why no Asterisk of ours is tried here', () => {
    const reason = available.kind === 'other' ? 'PRONTO_PBX names another PBX.' : available.reason
    console.log(`Not run: rules for calls at our own test PBX. ${reason}`)
    expect(available.kind).not.toBe('failed')
  })
}
