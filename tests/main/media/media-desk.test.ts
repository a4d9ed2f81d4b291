import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { CallId, MediaSessionId, WindowId } from '../../../src-main/contract/ids.ts'
import type { MediaAlarm, MediaCommand } from '../../../src-main/contract/media.ts'
import { createMediaDesk } from '../../../src-main/media/media-desk.ts'

const first = WindowId.parse(uuidv7())
const second = WindowId.parse(uuidv7())
const offer = {
  kind: 'local-description',
  session: MediaSessionId.parse(uuidv7()),
  callId: CallId.parse(uuidv7()),
  direction: 'sendrecv',
  iceTimeoutMs: 1000,
} as const

function openDesk() {
  const commands: { window: WindowId; command: MediaCommand }[] = []
  const holders: (WindowId | null)[] = []
  const alarms: (readonly MediaAlarm[])[] = []
  const desk = createMediaDesk({
    command: (window, command) => void commands.push({ window, command }),
    windowChanged: (window) => void holders.push(window),
    alarmsChanged: (next) => void alarms.push(next),
  })
  return { desk, commands, holders, alarms }
}

it('asks the window that holds the media and hands its reply back', async () => {
  const { desk, commands } = openDesk()
  desk.take(first)
  const reply = desk.send(offer)
  const asked = commands[0]
  expect(asked?.window).toBe(first)
  desk.reply(first, { id: asked?.command.id ?? 0, result: { ok: true, sdp: 'v=0' } })
  expect(await reply).toEqual({ ok: true, sdp: 'v=0' })
})

it('answers closed when nobody holds the media, and when the window goes away before it replied', async () => {
  const { desk } = openDesk()
  expect(desk.available()).toBe(false)
  expect(await desk.send(offer)).toEqual({ ok: false, code: 'closed' })

  desk.take(first)
  const reply = desk.send(offer)
  desk.leave(first)
  expect(await reply).toEqual({ ok: false, code: 'closed' })
})

it('believes no window but the one that holds the media', async () => {
  const { desk, commands, alarms } = openDesk()
  desk.take(first)
  const reply = desk.send(offer)
  const id = commands[0]?.command.id ?? 0
  desk.reply(second, { id, result: { ok: true, sdp: 'not yours' } })
  desk.setAlarms(second, ['no-microphone'])
  desk.reply(first, { id, result: { ok: true, sdp: 'v=0' } })
  expect(await reply).toEqual({ ok: true, sdp: 'v=0' })
  expect(alarms).toEqual([])
})

it('tells when the media moves to another window, and forgets the alarms of the one before', () => {
  const { desk, holders, alarms } = openDesk()
  desk.take(first)
  desk.setAlarms(first, ['ring-blocked'])
  desk.take(second)
  desk.take(second)
  desk.leave(first)
  expect(holders).toEqual([first, second])
  expect(alarms).toEqual([['ring-blocked'], []])
})
