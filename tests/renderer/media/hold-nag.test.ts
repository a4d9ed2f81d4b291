import { expect, test } from 'vitest'
import type { Call } from '../../../src-main/contract/calls.ts'
import { createHoldNag, type NagSounds } from '../../../src-renderer/media/hold-nag.ts'
import type { Sound } from '../../../src-renderer/media/sound.ts'
import { callOf } from '../../support/window/fixtures.ts'

const seconds = 1_000

function openNag() {
  const heard: string[] = []
  const sound = (name: string): Sound => ({
    start: async () => {
      heard.push(name)
      return 'playing'
    },
    stop: () => undefined,
    close: () => undefined,
  })
  const three = (where: string): NagSounds => [sound(`${where} 1`), sound(`${where} 2`), sound(`${where} 3`)]
  const nag = createHoldNag({ aloud: three('aloud'), inTheEar: three('ear') })
  const follow = (
    calls: readonly Call[],
    from: number,
    to: number,
    parked: Parameters<typeof nag.follow>[1] = [],
  ) => {
    for (let now = from; now <= to; now += 250) nag.follow(calls, parked, now)
  }
  return { follow, heard }
}

const held = (since: number): Call => ({ ...callOf(), state: 'held', answeredAt: since, heldSince: since })

test('reminds of somebody who waits every half minute, by one tone, two, three', () => {
  const { follow, heard } = openNag()
  follow([held(0)], 0, 29_750)
  expect(heard).toEqual([])
  follow([], 29_800, 29_800)
  const call = held(0)
  follow([call], 0, 150 * seconds)
  expect(heard).toEqual(['aloud 1', 'aloud 2', 'aloud 2', 'aloud 3', 'aloud 3'])
})

test('reminds in the headset while the operator talks to somebody else', () => {
  const { follow, heard } = openNag()
  follow([held(0), { ...callOf(), state: 'talking' }], 0, 35 * seconds)
  expect(heard).toEqual(['ear 1'])
})

test('begins anew with each hold, and once for two who wait', () => {
  const { follow, heard } = openNag()
  const [first, second] = [held(0), held(0)]
  follow([first, second], 0, 40 * seconds)
  expect(heard).toEqual(['aloud 1'])
  follow([{ ...first, state: 'talking', heldSince: null }], 41 * seconds, 45 * seconds)
  follow([{ ...first, heldSince: 46 * seconds }], 46 * seconds, 74 * seconds)
  expect(heard).toEqual(['aloud 1'])
})

test('waits for its next turn where somebody waited already when the window came back', () => {
  const { follow, heard } = openNag()
  follow([held(0)], 95 * seconds, 119 * seconds)
  expect(heard).toEqual([])
})

test('reminds of a hold that was first looked at late', () => {
  const { follow, heard } = openNag()
  follow([], 0, 0)
  follow([held(5 * seconds)], 66 * seconds, 67 * seconds)
  expect(heard).toEqual(['aloud 2'])
})

test('reminds of whoever is parked as of whoever is on hold, until they are taken back', () => {
  const { follow, heard } = openNag()
  const { id } = callOf()
  follow([], 0, 65 * seconds, [{ id, since: 0 }])
  expect(heard).toEqual(['aloud 1', 'aloud 2'])
  follow([{ ...callOf(), state: 'talking' }], 66 * seconds, 95 * seconds, [{ id, since: 0 }])
  expect(heard.slice(2)).toEqual(['ear 2'])
  follow([], 96 * seconds, 200 * seconds)
  expect(heard).toHaveLength(3)
})
