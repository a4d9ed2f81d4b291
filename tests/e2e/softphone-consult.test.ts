import { describe, expect, it } from 'vitest'
import type { StoryReference } from '../../src-main/contract/softphone.ts'
import { makeCode } from '../../src-main/domain/codes.ts'
import { pbxAvailability } from '../support/pbx/ensure-asterisk.ts'
import { phonesAtAsterisk } from '../support/pbx/phones-at-asterisk.ts'
import { accounts, numbers } from '../support/pbx/test-pbx.ts'
import { callFromOutside } from '../support/sipp/call-from-outside.ts'

const available = await pbxAvailability()
const mariasNumber = '+393331234567'
const about = { kind: 'case', code: makeCode('00', 7) } as const
const asks: StoryReference = { how: 'asks', ...about }
const passed: StoryReference = { how: 'passed', ...about }

// Signalling only: the windows here describe media that does not exist. The journeys with sound run in a browser.
function consultationsAtARealAsterisk() {
  const { pbx: here, atTheEnd, registered } = phonesAtAsterisk()

  /** Alice talks to Maria, who calls from outside; Bob is at his desk. */
  async function aliceTalksToMaria() {
    const [alice, bob] = [await registered(accounts.agent1), await registered(accounts.agent2)]
    const maria = await callFromOutside({ pbx: here(), caller: mariasNumber, to: accounts.agent1.number })
    atTheEnd.push(() => maria.hangUp())
    const { id } = await alice.call(({ state }) => state === 'ringing')
    await alice.softphone.answer(id)
    await alice.call(({ state }) => state === 'talking')
    return { alice, bob, maria, id }
  }

  /** Alice asks Bob about Maria, and he answers. */
  async function aliceAsksBob() {
    const story = await aliceTalksToMaria()
    const { alice, bob, id } = story
    const asking = alice.softphone.consult(id, accounts.agent2.number, asks)
    const ringing = await bob.call(({ state }) => state === 'ringing')
    await bob.softphone.answer(ringing.id)
    const { outcome, callId } = await asking
    if (outcome !== 'done' || callId === null) throw new Error(outcome)
    await alice.call((call) => call.id === callId && call.state === 'talking')
    return { ...story, ringing, consultId: callId, bobsId: ringing.id }
  }

  const channels = () => here().cli('core show channels count')
  const stateOf = (
    { softphone }: { softphone: Awaited<ReturnType<typeof registered>>['softphone'] },
    id: string,
  ) => softphone.calls().find((call) => call.id === id)?.state

  it('tells Bob which case it is about, and joins him with Maria', async () => {
    const { alice, bob, id, consultId, ringing, bobsId } = await aliceAsksBob()
    expect(ringing).toMatchObject({
      remote: { user: '1001', displayName: 'Agent One' },
      passage: { reference: asks, by: 'Agent One', changedHands: false },
    })
    expect(stateOf(alice, id)).toBe('held')

    expect(await alice.softphone.completeTransfer(id)).toBe('done')
    for (const over of [id, consultId])
      expect((await alice.call((call) => call.id === over && call.state === 'ended')).end?.reason).toBe(
        'transferred-here',
      )
    const withMaria = await bob.call((call) => call.id === bobsId && call.remote.user === mariasNumber)
    expect(withMaria).toMatchObject({ state: 'talking', passage: { reference: asks, changedHands: true } })
    await expect.poll(channels).toContain('2 active channels')
  })

  it('joins them, too, where Alice had swapped back to Maria', async () => {
    const { alice, bob, id, consultId, bobsId } = await aliceAsksBob()
    await alice.softphone.resume(id)
    await alice.call((call) => call.id === consultId && call.state === 'held')
    expect(await alice.softphone.completeTransfer(id)).toBe('done')
    const withMaria = await bob.call((call) => call.id === bobsId && call.remote.user === mariasNumber)
    expect(withMaria).toMatchObject({ state: 'talking', heldByOther: false })
    await expect.poll(channels).toContain('2 active channels')
  })

  it.each([
    [numbers.busy, 'busy'],
    [numbers.rejected, 'not-allowed'],
    ['4711', 'no-such-number'],
  ] as const)('has Maria back on the line at once where %s is %s', async (number, reason) => {
    const { alice, id } = await aliceTalksToMaria()
    const { callId } = await alice.softphone.consult(id, number)
    expect(
      (await alice.call((call) => call.id === callId && call.state === 'ended', 10_000)).end?.reason,
    ).toBe(reason)
    await alice.call((call) => call.id === id && call.state === 'talking')
  })

  it('has Maria back on the line where Bob declines, and where he hangs up', async () => {
    const { alice, bob, id } = await aliceTalksToMaria()
    void alice.softphone.consult(id, accounts.agent2.number)
    await bob.softphone.reject((await bob.call(({ state }) => state === 'ringing')).id, 'decline')
    await alice.call((call) => call.id === id && call.state === 'talking')

    void alice.softphone.consult(id, accounts.agent2.number)
    const again = await bob.call(({ state }) => state === 'ringing')
    await bob.softphone.answer(again.id)
    await alice.call(({ consultFor, state }) => consultFor === id && state === 'talking')
    await bob.softphone.hangUp(again.id)
    await alice.call((call) => call.id === id && call.state === 'talking')
  })

  it('passes Maria on while it still rings at Bob’s: it rings on with her, and he knows the case', async () => {
    const { alice, bob, id } = await aliceTalksToMaria()
    const asking = alice.softphone.consult(id, accounts.agent2.number, asks)
    const first = await bob.call(({ state }) => state === 'ringing')
    await alice.call(({ consultFor, state }) => consultFor === id && state === 'alerting')
    await asking
    const passing = alice.softphone.completeTransfer(id, passed)
    const again = await bob.call((call) => call.id !== first.id && call.state === 'ringing')
    expect(again).toMatchObject({ remote: { user: mariasNumber }, passage: { reference: passed } })
    await bob.softphone.answer(again.id)
    expect(await passing).toBe('done')
    await bob.call((call) => call.id === again.id && call.state === 'talking')
    await expect.poll(channels).toContain('2 active channels')
  })

  it('leaves Alice with Bob where Maria hangs up while she waits', async () => {
    const { alice, maria, id, consultId } = await aliceAsksBob()
    await maria.hangUp()
    expect((await alice.call((call) => call.id === id && call.state === 'ended')).end?.reason).toBe(
      'hung-up-there',
    )
    expect(stateOf(alice, consultId)).toBe('talking')
    expect(await alice.softphone.completeTransfer(id)).toBe('call-over')
  })

  it('lets the reference go along with a blind transfer', async () => {
    const { alice, bob, id } = await aliceTalksToMaria()
    const passing = alice.softphone.transfer(id, accounts.agent2.number, passed)
    const ringing = await bob.call(({ state }) => state === 'ringing')
    expect(ringing).toMatchObject({ remote: { user: mariasNumber }, passage: { reference: passed } })
    await bob.softphone.answer(ringing.id)
    expect(await passing).toBe('done')
  })

  it('believes no reference that comes from outside', async () => {
    const { softphone: _phone, call } = await registered(accounts.agent1)
    const maria = await callFromOutside({
      pbx: here(),
      caller: mariasNumber,
      to: accounts.agent1.number,
      story: asks,
    })
    atTheEnd.push(() => maria.hangUp())
    expect((await call(({ state }) => state === 'ringing')).passage?.reference).toBeNull()
  })
}

if (available.kind === 'asterisk') {
  describe('consultations at a real Asterisk', consultationsAtARealAsterisk)
} else {
  it('says in one sentence why no Asterisk of ours is tried here', () => {
    const reason = available.kind === 'other' ? 'PRONTO_PBX names another PBX.' : available.reason
    console.log(`Not run: consultations at our own test PBX. ${reason}`)
    expect(available.kind).not.toBe('failed')
  })
}
