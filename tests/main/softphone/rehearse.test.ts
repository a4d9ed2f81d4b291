import { uuidv7 } from 'uuidv7'
import { expect, onTestFinished, test } from 'vitest'
import { CallId, MediaSessionId } from '../../../src-main/contract/ids.ts'
import type { SipCall } from '../../../src-main/contract/softphone.ts'
import { createArrivalRehearsal } from '../../../src-main/softphone/rehearse.ts'

test('a rehearsed call arrives with its number, is over in the same turn, and says nothing to anybody', async () => {
  const heard: SipCall[] = []
  const reports: string[] = []
  const rehearsal = createArrivalRehearsal({
    now: Date.now,
    newCallId: () => CallId.parse(uuidv7()),
    newMediaSessionId: () => MediaSessionId.parse(uuidv7()),
    userAgentName: 'Pronto',
    report: (what) => reports.push(what),
    changed: (call) => heard.push(call),
  })
  onTestFinished(rehearsal.close)
  const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const rejections: unknown[] = []
  const reject = (reason: unknown) => rejections.push(reason)
  process.on('unhandledRejection', reject)
  onTestFinished(() => void process.off('unhandledRejection', reject))

  rehearsal.arrive('+390612345678')
  rehearsal.arrive('+390698765432')
  expect(heard.map(({ state, remote }) => [state, remote.user])).toEqual([
    ['ringing', '+390612345678'],
    ['ended', '+390612345678'],
    ['ringing', '+390698765432'],
    ['ended', '+390698765432'],
  ])
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(rejections).toEqual([])
  expect(reports).toEqual([])
  // A transaction that nobody acknowledges keeps a timer of half a minute.
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBeLessThanOrEqual(
    timers,
  )
})
