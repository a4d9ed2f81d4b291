import { describe, expect, it } from 'vitest'
import { defaultTiming } from '../../src-main/softphone/timing.ts'
import { pbxAvailability } from '../support/pbx/ensure-asterisk.ts'
import { phonesAtAsterisk } from '../support/pbx/phones-at-asterisk.ts'
import { accounts, numbers } from '../support/pbx/test-pbx.ts'

const available = await pbxAvailability()

/** The PBX refreshes agent2's sessions this often; see etc/pjsip.conf. */
const refreshMs = 45_000
const callsInARow = 100

const isRinging = ({ state }: { state: string }) => state === 'ringing'
const isTalking = ({ state }: { state: string }) => state === 'talking'

function aLongDay() {
  const { pbx: here, registered } = phonesAtAsterisk()
  type Phone = Awaited<ReturnType<typeof registered>>

  const channels = () => here().cli('core show channels count')

  async function oneCall({ softphone, call, events }: Phone, number: number): Promise<void> {
    const isNew = events.length
    const fresh = (id: string) => events.findIndex((event) => event.id === id) >= isNew
    // The same caller more than twenty times in a few seconds is a scanner: see fence/limits.ts.
    if (number % 8 === 0) {
      await here().cli('channel originate PJSIP/agent1 application Echo')
      const { id } = await call((each) => isRinging(each) && fresh(each.id))
      expect(await softphone.answer(id)).toBe('done')
      expect(await softphone.hangUp(id)).toBe('done')
      return
    }
    const { callId, outcome } = await softphone.dial(numbers.echo)
    expect(outcome).toBe('done')
    if (callId === null) throw new Error('no call')
    await call((each) => each.id === callId && isTalking(each))
    expect(await softphone.hangUp(callId)).toBe('done')
  }

  it(`takes and makes ${callsInARow} calls in a row, beside one whose session the PBX refreshes (RFC 4028)`, async () => {
    const bob = await registered(accounts.agent2, defaultTiming)
    await bob.softphone.dial(numbers.echo)
    const { id } = await bob.call(isTalking)
    const talksSince = performance.now()
    const described = () => bob.window.commands.filter(({ kind }) => kind === 'remote-description').length
    const before = described()

    const alice = await registered(accounts.agent1, defaultTiming)
    for (let number = 0; number < callsInARow; number += 1) await oneCall(alice, number)
    expect(alice.softphone.calls()).toEqual([])
    expect(new Set(alice.events.map((call) => call.id)).size).toBe(callsInARow)
    // Every peer connection was closed again.
    const closed = alice.window.commands.filter(({ kind }) => kind === 'close')
    expect(closed).toHaveLength(callsInARow)
    expect(alice.reports).toEqual([])
    await expect.poll(channels, { timeout: 20_000 }).toContain('1 active channel')

    const untilRefresh = talksSince + refreshMs + 5_000 - performance.now()
    await expect.poll(described, { timeout: Math.max(1_000, untilRefresh) }).toBeGreaterThan(before)
    expect(bob.softphone.calls()).toMatchObject([{ id, state: 'talking', heldByOther: false }])
    expect(await bob.softphone.hangUp(id)).toBe('done')
    await expect.poll(channels, { timeout: 20_000 }).toContain('0 active channels')
  }, 120_000)
}

if (available.kind === 'asterisk') {
  describe('a long day at a real Asterisk', aLongDay)
} else {
  it('says in one sentence why no Asterisk of ours is tried here', () => {
    const reason = available.kind === 'other' ? 'PRONTO_PBX names another PBX.' : available.reason
    console.log(`Not run: a long day at our own test PBX. ${reason}`)
    expect(available.kind).not.toBe('failed')
  })
}
