import { afterEach, expect, it } from 'vitest'
import type { SoftphoneOptions } from '../../../src-main/softphone/softphone.ts'
import { type SipText, writeInvite } from '../../support/sip-text.ts'
import { aliceIsRegistered } from '../../support/softphone-story.ts'

const atTheEnd: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of atTheEnd.splice(0).reverse()) await end()
})

type Screen = NonNullable<SoftphoneOptions['screen']>

/** Somebody calls Alice, whose rules are these. */
async function somebodyCalls(screen: Screen, forwardAfterMs = 100) {
  const story = await aliceIsRegistered({ screen, timing: { forwardAfterMs } })
  atTheEnd.push(story.end)
  story.peer.send(writeInvite().raw)
  const final = () => story.peer.next(({ status, raw }) => status >= 200 && /CSeq: \d+ INVITE/.test(raw))
  const provisional = () => story.peer.messages.filter(({ status }: SipText) => status > 100 && status < 200)
  return { ...story, final, provisional, states: () => story.events.map(({ state }) => state) }
}

it.each([
  ['do-not-disturb', 486],
  ['blocked', 603],
] as const)('refuses because of %s with %i, and nothing ever rings', async (reason, status) => {
  // The pair is one of the two that a refusal may be.
  const refusal = { kind: 'refuse', reason, status } as ReturnType<Screen>
  const { final, provisional, states, events } = await somebodyCalls(() => refusal)
  expect((await final()).status).toBe(status)
  expect(provisional()).toEqual([])
  expect(states()).toEqual(['ended'])
  expect(events[0]?.end).toEqual({ reason, status })
})

it('sends the call on at once, and names where', async () => {
  const { final, states, events } = await somebodyCalls(
    (_call, passBy) => passBy('06 999 888') ?? { kind: 'ring' },
  )
  const answer = await final()
  expect(answer.status).toBe(302)
  expect(answer.header('contact')).toBe('<sip:06999888@pbx.example>')
  expect(states()).toEqual(['ended'])
  expect(events[0]?.end?.reason).toBe('forwarded')
})

it('lets it ring first, and sends on who is not answered', async () => {
  const { final, provisional, states } = await somebodyCalls((_call, passBy) => {
    const elsewhere = passBy('06 999 888')
    return elsewhere ? { kind: 'later', passBy: elsewhere } : { kind: 'ring' }
  })
  expect((await final()).status).toBe(302)
  expect(provisional().map(({ status }) => status)).toEqual([180])
  expect(states()).toEqual(['ringing', 'ended'])
})

it('sends nobody on who was answered in time', async () => {
  const { softphone, call, final } = await somebodyCalls((_call, passBy) => {
    const elsewhere = passBy('06 999 888')
    return elsewhere ? { kind: 'later', passBy: elsewhere } : { kind: 'ring' }
  }, 300)
  const { id } = await call(({ state }) => state === 'ringing')
  await softphone.answer(id)
  expect((await final()).status).toBe(200)
})

it('rings where the number to send it on to is none, and where the rules fail', async () => {
  for (const screen of [
    (_call, passBy) => passBy('chi sa') ?? { kind: 'ring' },
    () => {
      throw new Error('the rules are broken')
    },
  ] satisfies Screen[]) {
    const { call } = await somebodyCalls(screen)
    await call(({ state }) => state === 'ringing')
  }
})
