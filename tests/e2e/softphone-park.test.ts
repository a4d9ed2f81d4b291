import { describe, expect, it } from 'vitest'
import { pbxAvailability } from '../support/pbx/ensure-asterisk.ts'
import { phonesAtAsterisk } from '../support/pbx/phones-at-asterisk.ts'
import { accounts } from '../support/pbx/test-pbx.ts'
import { callFromOutside } from '../support/sipp/call-from-outside.ts'

const available = await pbxAvailability()
const mariasNumber = '+393331234567'
const slotsOfTheTestPbx = ['701', '702', '703', '704']

// Signalling only: the windows here describe media that does not exist. The journeys with sound run in a browser.
function parkingAtARealAsterisk() {
  const { pbx: here, atTheEnd, registered } = phonesAtAsterisk()

  /** Maria, who called from outside, is parked by Alice. */
  async function mariaIsParked() {
    const alice = await registered(accounts.agent1)
    alice.softphone.watchSlots(slotsOfTheTestPbx)
    await expect.poll(() => alice.slots.length).toBe(slotsOfTheTestPbx.length)
    const maria = await callFromOutside({ pbx: here(), caller: mariasNumber, to: accounts.agent1.number })
    atTheEnd.push(() => maria.hangUp())
    const { id } = await alice.call(({ state }) => state === 'ringing')
    await alice.softphone.answer(id)
    await alice.call(({ state }) => state === 'talking')
    // Asterisk parks nobody before its bridge has both of them, a moment after the answer.
    await expect.poll(() => here().cli('bridge show all')).toMatch(/simple_bridge|native_rtp/)
    expect(await alice.softphone.park(id, '700')).toBe('done')
    return { alice, id }
  }

  const channels = () => here().cli('core show channels count')

  it('tells the slot, and whoever dials it has Maria on the line', async () => {
    const { alice, id } = await mariaIsParked()
    expect((await alice.call((call) => call.id === id && call.state === 'ended')).end?.reason).toBe('parked')
    expect(alice.slots.at(-1)).toBe('701 taken')

    const bob = await registered(accounts.agent2)
    await bob.softphone.dial('701')
    await bob.call(({ state }) => state === 'talking')
    await expect.poll(channels).toContain('2 active channels')
    await expect.poll(() => alice.slots.at(-1)).toBe('701 free')
  })

  it('rings Alice again with Maria where nobody takes her back', async () => {
    const { alice, id } = await mariaIsParked()
    const back = await alice.call((call) => call.id !== id && call.state === 'ringing', 15_000)
    expect(back.remote.user).toBe(mariasNumber)
    expect(alice.slots.at(-1)).toBe('701 free')
  })
}

if (available.kind === 'asterisk') {
  describe('parking at a real Asterisk', parkingAtARealAsterisk)
} else {
  it('says in one sentence why no Asterisk of ours is tried here', () => {
    const reason = available.kind === 'other' ? 'PRONTO_PBX names another PBX.' : available.reason
    console.log(`Not run: parking at our own test PBX. ${reason}`)
    expect(available.kind).not.toBe('failed')
  })
}
