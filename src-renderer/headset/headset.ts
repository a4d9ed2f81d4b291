import {
  createHeadsetReader,
  type HeadsetCommand,
  type HeadsetInput,
  type HeadsetLights,
  lightUsages,
} from './headset-commands.ts'
import type { HidDevice } from './hid.ts'
import { layoutOf, reportsFor, type TelephonyLayout } from './telephony-layout.ts'

export type Headset = {
  readonly name: string
  /** Writes what differs from what was written last. */
  show(lights: HeadsetLights): void
  close(): void
}

const dark: HeadsetLights = { ring: false, offHook: false, mute: false, hold: false }

/** Opens a device with a telephone's buttons; null where it has none, or another program keeps it to itself. */
export async function openHeadset(
  device: HidDevice,
  run: (command: HeadsetCommand) => void,
): Promise<Headset | null> {
  const layout = layoutOf(device.collections)
  if (!layout) return null
  try {
    if (!device.opened) await device.open()
  } catch {
    return null
  }
  return attach(device, layout, run)
}

function attach(device: HidDevice, layout: TelephonyLayout, run: (command: HeadsetCommand) => void): Headset {
  const reader = createHeadsetReader(layout)
  const written = new Map<number, string>()
  let lights = dark
  // Some headsets lose a report that comes before the last one is through.
  let writing: Promise<unknown> = Promise.resolve()

  function write(next: HeadsetLights, anyway: boolean): void {
    lights = next
    for (const [reportId, bytes] of reportsFor(layout, lightUsages(next))) {
      const text = bytes.join()
      if (!anyway && (written.get(reportId) ?? zeros(bytes)) === text) continue
      written.set(reportId, text)
      writing = writing.then(() => device.sendReport(reportId, bytes)).catch(() => undefined)
    }
  }

  function onReport(report: HeadsetInput): void {
    for (const command of reader.read(report, lights)) run(command)
    // Pressed where there is nothing to answer: it goes back on the hook. Else the call's own change writes again.
    if (reader.differs(lights) && !lights.ring && !lights.offHook) write(lights, true)
  }

  device.addEventListener('inputreport', onReport)
  return {
    name: device.productName,
    show: (next) => write(next, reader.differs(next)),
    close() {
      write(dark, false)
      device.removeEventListener('inputreport', onReport)
      writing = writing.then(() => device.close()).catch(() => undefined)
    },
  }
}

function zeros(bytes: Uint8Array): string {
  return new Uint8Array(bytes.length).join()
}
