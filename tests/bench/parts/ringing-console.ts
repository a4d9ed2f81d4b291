import { setTimeout as sleep } from 'node:timers/promises'
import { stepBack, stepBackHelpers } from '../../../src-main/database/step-back.ts'
import { type ScriptedPeer, startScriptedPeer } from '../../support/scripted-peer.ts'
import { startConsole } from '../../support/start-console.ts'
import { type BenchHouse, type BenchHouseOptions, passphrase, prepareBenchHouse } from './bench-house.ts'
import type { withClosing } from './closing.ts'
import { openOwnWindow } from './own-window.ts'
import { untilRegistered } from './registered.ts'
import { newAddress } from './screen.ts'
import { openSocketWindow, type SocketWindow } from './socket-window.ts'

/** Nobody calls in the second in which the program is opened. */
const settlingMs = 1_500

export type RingingConsole = {
  readonly peer: ScriptedPeer
  readonly house: BenchHouse
  /** Opened after the operator's window: it hears of each call after that one. */
  readonly window: SocketWindow
}

export type RingingConsoleOptions = {
  readonly customers: number
  readonly copy: BenchHouseOptions['copy']
  /** Changes the house while nobody has opened it. */
  readonly beforehand?: (house: BenchHouse) => Promise<void>
}

/** The built program with a generated house: unlocked, registered at a scripted PBX, and its window open in a Chromium. */
export async function openRingingConsole(
  { customers, copy, beforehand }: RingingConsoleOptions,
  onClose: Parameters<Parameters<typeof withClosing>[0]>[0],
): Promise<RingingConsole> {
  const peer = await startScriptedPeer()
  onClose(peer.close)
  const account = { server: peer.url, username: 'alice', password: 'wonderland', domain: 'pbx.example' }
  const house = await prepareBenchHouse({ customers, account, copy })
  onClose(house.remove)
  await beforehand?.(house)
  const host = await startConsole(house.data)
  onClose(host.stop)
  const unlocking = await openSocketWindow(host.address)
  await unlocking.request('profile:unlock', { passphrase })
  await untilRegistered(unlocking)
  onClose(await openOwnWindow(await newAddress(house.profile), unlocking))
  unlocking.close()
  const window = await openSocketWindow(await newAddress(house.profile))
  onClose(window.close)
  // What is measured has begun: this process only asks, and its garbage must not keep both cores from a call.
  stepBack()
  stepBackHelpers()
  await sleep(settlingMs)
  return { peer, house, window }
}
