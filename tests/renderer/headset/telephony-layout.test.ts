// @vitest-environment node
import { expect, test } from 'vitest'
import {
  layoutOf,
  readField,
  reportsFor,
  telephonyPage,
  usages,
} from '../../../src-renderer/headset/telephony-layout.ts'
import { collectionsOf } from '../../support/hid/collections-of.ts'
import { blackwire3220, keysByNumber, oneReportEachWay, volumeKeys } from '../../support/hid/descriptors.ts'

const view = (...bytes: number[]) => new DataView(Uint8Array.from(bytes).buffer)

function layout(descriptor: readonly number[]) {
  const found = layoutOf(collectionsOf(descriptor))
  if (!found) throw new Error('no telephone in it')
  return found
}

test('each usage is found at its bit, whatever report it is in', () => {
  const { inputs, outputs } = layout(blackwire3220)
  expect(inputs.get(usages.phoneMute)).toMatchObject({ reportId: 8, bit: 0, isRelative: true })
  expect(inputs.get(usages.hookSwitch)).toMatchObject({ reportId: 8, bit: 1, isRelative: false })
  expect(outputs.get(usages.ringLight)).toMatchObject({ reportId: 0x18, bit: 0 })
})

test('several items of one report follow each other, padding counted', () => {
  const { inputs, outputs, outputBytes } = layout(oneReportEachWay)
  expect(inputs.get(usages.phoneMute)).toMatchObject({ reportId: 2, bit: 3 })
  expect(inputs.get(usages.reject[1])).toMatchObject({ reportId: 2, bit: 7 })
  expect(outputs.get(usages.ringer)).toMatchObject({ reportId: 2, bit: 6 })
  expect(outputBytes.get(2)).toBe(2)
})

test('keys named by number are found among those that are down', () => {
  const field = layout(keysByNumber).inputs.get(usages.hookSwitch)
  if (!field) throw new Error('no hook switch')
  expect([view(0, 1), view(1, 0), view(2, 3), view(0, 0)].map((data) => readField(field, 3, data))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('a report that is too short, or another one, says nothing', () => {
  const field = layout(oneReportEachWay).inputs.get(usages.hookSwitch)
  if (!field) throw new Error('no hook switch')
  expect(readField(field, 2, view())).toBeNull()
  expect(readField(field, 1, view(1))).toBeNull()
})

test('lights that share a report are written together', () => {
  const lights = new Map([
    [usages.offHookLight, true],
    [usages.muteLight, false],
    [usages.ringer, true],
  ])
  expect([...reportsFor(layout(oneReportEachWay), lights)]).toEqual([[2, Uint8Array.of(0b0100_0001, 0)]])
})

test('a device without the page of telephones has no layout', () => {
  expect(telephonyPage).toBe(0x0b)
  expect(layoutOf(collectionsOf(volumeKeys))).toBeNull()
})
