import type { Hid, HidDevice, HidInputReport } from '../../../src-renderer/headset/hid.ts'
import { collectionsOf } from './collections-of.ts'

export type FakeHeadset = HidDevice & {
  /** What was written to it, latest last: report id, then its bytes. */
  readonly written: number[][]
  /** Sends a report, as somebody at the headset makes it. */
  sends(reportId: number, ...bytes: number[]): void
  listeners(): number
}

export function createFakeHeadset(descriptor: readonly number[], productName = 'Cuffie'): FakeHeadset {
  const listeners = new Set<(event: HidInputReport) => void>()
  const written: number[][] = []
  let opened = false
  return {
    productName,
    collections: collectionsOf(descriptor),
    written,
    get opened() {
      return opened
    },
    open: async () => {
      opened = true
    },
    close: async () => {
      opened = false
    },
    sendReport: async (reportId, data) => {
      written.push([reportId, ...data])
    },
    addEventListener: (_name, listener) => listeners.add(listener),
    removeEventListener: (_name, listener) => listeners.delete(listener),
    sends(reportId, ...bytes) {
      const data = new DataView(Uint8Array.from(bytes).buffer)
      for (const listener of [...listeners]) listener({ reportId, data })
    },
    listeners: () => listeners.size,
  }
}

/** `navigator.hid`, with the headsets that the user allowed before and those in the browser's list. */
export function createFakeHid(allowed: HidDevice[], offered: HidDevice[] = []) {
  const asked: { usagePage: number }[][] = []
  const told: Record<'connect' | 'disconnect', Set<(event: { device: HidDevice }) => void>> = {
    connect: new Set(),
    disconnect: new Set(),
  }
  const hid: Hid = {
    getDevices: async () => allowed,
    async requestDevice({ filters }) {
      asked.push(filters)
      return offered
    },
    addEventListener: (name, listener) => told[name].add(listener),
    removeEventListener: (name, listener) => told[name].delete(listener),
  }
  return {
    hid,
    asked,
    listeners: () => told.connect.size + told.disconnect.size,
    plugIn(device: HidDevice) {
      for (const listener of [...told.connect]) listener({ device })
    },
    pullOut(device: HidDevice) {
      for (const listener of [...told.disconnect]) listener({ device })
    },
  }
}
