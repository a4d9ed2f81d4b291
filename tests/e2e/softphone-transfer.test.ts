import { describe, expect, it } from 'vitest'
import { pbxAvailability } from '../support/pbx/ensure-asterisk.ts'
import { phonesAtAsterisk } from '../support/pbx/phones-at-asterisk.ts'
import { accounts, numbers } from '../support/pbx/test-pbx.ts'
import { answerOutside } from '../support/sipp/answer-outside.ts'
import { callFromOutside } from '../support/sipp/call-from-outside.ts'

const available = await pbxAvailability()

// Signalling only: the windows here describe media that does not exist. The journeys with sound run in a browser.
function transfersAtARealAsterisk() {
  const { pbx: here, atTheEnd, registered } = phonesAtAsterisk()

  /** Alice talks to Maria, who calls from outside. */
  async function aliceTalksToMaria() {
    const alice = await registered(accounts.agent1)
    const maria = await callFromOutside({ pbx: here(), caller: '+393331234567', to: accounts.agent1.number })
    atTheEnd.push(() => maria.hangUp())
    const { id } = await alice.call(({ state }) => state === 'ringing')
    await alice.softphone.answer(id)
    await alice.call(({ state }) => state === 'talking')
    return { alice, maria, id }
  }

  const channels = () => here().cli('core show channels count')

  it('passes Maria on to Bob, who hears her, and Alice is free', async () => {
    const { alice, id } = await aliceTalksToMaria()
    const bob = await registered(accounts.agent2)

    const passing = alice.softphone.transfer(id, accounts.agent2.number)
    const ringing = await bob.call(({ state }) => state === 'ringing')
    expect(ringing.remote.user).toBe('+393331234567')
    await bob.softphone.answer(ringing.id)

    expect(await passing).toBe('done')
    expect((await alice.call(({ state }) => state === 'ended')).end?.reason).toBe('transferred-here')
    await bob.call(({ state }) => state === 'talking')
    await expect.poll(channels).toContain('2 active channels')
  })

  it('passes Maria on to a number outside', async () => {
    const { alice, id } = await aliceTalksToMaria()
    const lawyer = await answerOutside({ pbx: here(), ringMs: 100 })
    atTheEnd.push(() => lawyer.hangUp())

    expect(await alice.softphone.transfer(id, '06 999 888')).toBe('done')
    expect(await lawyer.called()).toBe('06999888')
  })

  it('has Maria back on the line where there is no such number', async () => {
    const { alice, id } = await aliceTalksToMaria()

    expect(await alice.softphone.transfer(id, '4711')).toBe('transfer-refused')
    expect(alice.softphone.calls()).toMatchObject([{ id, state: 'talking' }])
    await expect.poll(channels).toContain('2 active channels')
  })

  it('leaves Maria on hold where she was on hold, and refuses what is no number', async () => {
    const { alice, id } = await aliceTalksToMaria()
    await alice.softphone.hold(id)

    expect(await alice.softphone.transfer(id, 'chi sa')).toBe('not-a-number')
    expect(await alice.softphone.transfer(id, '4711')).toBe('transfer-refused')
    expect(alice.softphone.calls()).toMatchObject([{ id, state: 'held' }])
  })

  it('says so where the other side is busy and the PBX does not bring Maria back', async () => {
    const { alice, id } = await aliceTalksToMaria()

    expect(await alice.softphone.transfer(id, numbers.busy)).toBe('transfer-lost')
    expect((await alice.call((call) => call.id === id && call.state === 'ended')).end?.reason).toBe(
      'pbx-error',
    )
  })
}

if (available.kind === 'asterisk') {
  describe('transfers at a real Asterisk', transfersAtARealAsterisk)
} else {
  it('says in one sentence why no Asterisk of ours is tried here', () => {
    const reason = available.kind === 'other' ? 'PRONTO_PBX names another PBX.' : available.reason
    console.log(`Not run: transfers at our own test PBX. ${reason}`)
    expect(available.kind).not.toBe('failed')
  })
}
