import { expect, test, vi } from 'vitest'
import type { Call } from '../../../src-main/contract/calls.ts'
import { createRinger } from '../../../src-renderer/media/ring.ts'
import { ringPlan } from '../../../src-renderer/media/ring-plan.ts'
import type { Played, Sound } from '../../../src-renderer/media/sound.ts'
import { silentTones, testTones, wavOf } from '../../../src-renderer/media/tones.ts'
import { callOf } from '../../support/window/fixtures.ts'

const deaf = () => false

test('it rings while somebody rings and nobody talks', () => {
  const ringing = callOf()
  expect(ringPlan([], deaf).loop).toBeNull()
  expect(ringPlan([ringing], deaf)).toEqual({ loop: 'ring', waiting: [] })
  expect(ringPlan([ringing, callOf({ state: 'talking' })], deaf)).toEqual({
    loop: null,
    waiting: [ringing.id],
  })
  expect(ringPlan([ringing, callOf({ state: 'ended' })], deaf).loop).toBe('ring')
})

test('the far end is heard to ring only until it sends audio of its own', () => {
  const out = callOf({ direction: 'out', state: 'alerting' })
  expect(ringPlan([out], deaf).loop).toBe('ringback')
  expect(ringPlan([out], (id) => id === out.id).loop).toBeNull()
  expect(ringPlan([{ ...out, state: 'dialling' }], deaf).loop).toBeNull()
})

function ringerOf(answer: () => Played = () => 'playing', hears = deaf) {
  const log: string[] = []
  const sound = (name: string): Sound => ({
    start: async () => {
      log.push(`${name} starts`)
      return answer()
    },
    stop: () => void log.push(`${name} stops`),
    close: () => undefined,
  })
  const blocked = vi.fn()
  const ringer = createRinger({
    ring: sound('ring'),
    ringback: sound('ringback'),
    waiting: sound('beep'),
    probe: sound('probe'),
    hears,
    blocked,
  })
  return { ringer, log, blocked }
}

test('alice rings, bob answers, carla waits: one ring, one beep, and it rings again when bob has done', () => {
  const { ringer, log } = ringerOf()
  const alice = callOf()
  const carla = callOf()
  const talking: Call = { ...alice, state: 'talking' }
  ringer.follow([alice])
  ringer.follow([alice])
  ringer.follow([talking])
  ringer.follow([talking, carla])
  ringer.follow([talking, carla])
  ringer.follow([{ ...alice, state: 'ended' }, carla])
  ringer.follow([])
  expect(log).toEqual(['ring starts', 'ring stops', 'beep starts', 'ring starts', 'ring stops'])
})

test('what may not sound is an alarm, and rings as soon as it may', async () => {
  let answer: Played = 'blocked'
  const { ringer, log, blocked } = ringerOf(() => answer)
  await ringer.tryOut()
  expect(blocked).toHaveBeenLastCalledWith(true)
  ringer.follow([callOf()])
  answer = 'playing'
  await ringer.tryOut()
  expect(blocked).toHaveBeenLastCalledWith(false)
  expect(log).toEqual(['probe starts', 'ring starts', 'probe starts', 'ring starts'])
})

test('tones are WAV files of the right length that begin and end in silence', () => {
  const wav = wavOf(testTones)
  const view = new DataView(wav.buffer)
  expect(new TextDecoder().decode(wav.subarray(0, 4))).toBe('RIFF')
  expect(view.getUint32(40, true)).toBe(2 * 8_000 * 0.6)
  expect(view.getUint32(4, true)).toBe(wav.length - 8)
  expect([view.getInt16(44, true), Math.abs(view.getInt16(wav.length - 2, true)) < 200]).toEqual([0, true])
  expect(new Set(wavOf(silentTones).subarray(44))).toEqual(new Set([0]))
})
