import type { HidCollection, HidReport, HidReportItem } from './hid.ts'

/** HID Usage Tables 1.5, chapter 14: the page of telephones and headsets. */
export const telephonyPage = 0x0b

/** Usages as WebHID writes them: the page in the upper 16 bits (HID Usage Tables 1.5, chapters 11, 12 and 14). */
export const usages = {
  hookSwitch: 0x0b_0020,
  phoneMute: 0x0b_002f,
  drop: 0x0b_0026,
  /** What makers put on the button that refuses: the seventh button of the telephone. */
  reject: [0x0b_0007, 0x09_0007],
  muteLight: 0x08_0009,
  offHookLight: 0x08_0017,
  ringLight: 0x08_0018,
  holdLight: 0x08_0020,
  /** Makes the headset itself ring, where it has a sound of its own. */
  ringer: 0x0b_009e,
} as const

/** Where the value of a usage lies in its report. */
export type Field = {
  readonly reportId: number
  /** From the report's first bit, the lowest of its first byte. */
  readonly bit: number
  readonly size: number
  /** An array names the usages that are on; `value` is the one to look for, null where the field is the value. */
  readonly value: number | null
  readonly count: number
  /** It tells that something was pressed, not how it stands (HID Usage Tables 1.5, section 3.4.1.2). */
  readonly isRelative: boolean
}

export type TelephonyLayout = {
  readonly inputs: ReadonlyMap<number, Field>
  readonly outputs: ReadonlyMap<number, Field>
  /** Bytes of each output report. */
  readonly outputBytes: ReadonlyMap<number, number>
}

/** Reads a device's collections as WebHID gives them; null where none of them is a telephone's. */
export function layoutOf(collections: readonly HidCollection[]): TelephonyLayout | null {
  const own = collections.filter(({ usagePage }) => usagePage === telephonyPage).flatMap(withChildren)
  if (own.length === 0) return null
  const inputs = fieldsOf(own.flatMap(({ inputReports }) => inputReports ?? []))
  const outputs = fieldsOf(own.flatMap(({ outputReports }) => outputReports ?? []))
  return { inputs: inputs.fields, outputs: outputs.fields, outputBytes: outputs.bytes }
}

function withChildren(collection: HidCollection): readonly HidCollection[] {
  return [collection, ...(collection.children ?? []).flatMap(withChildren)]
}

function fieldsOf(reports: readonly HidReport[]) {
  const fields = new Map<number, Field>()
  const bytes = new Map<number, number>()
  for (const { reportId = 0, items = [] } of reports) {
    let bit = 0
    for (const item of items) {
      for (const [usage, field] of fieldsOfItem(item, reportId, bit))
        if (!fields.has(usage)) fields.set(usage, field)
      bit += (item.reportSize ?? 0) * (item.reportCount ?? 0)
    }
    bytes.set(reportId, Math.max(bytes.get(reportId) ?? 0, Math.ceil(bit / 8)))
  }
  return { fields, bytes }
}

function fieldsOfItem(item: HidReportItem, reportId: number, bit: number): [number, Field][] {
  const size = item.reportSize ?? 0
  const count = item.reportCount ?? 0
  const named = usagesOf(item)
  // Padding names nothing; nothing of a telephone is wider than a number.
  if (size === 0 || size > 32 || named.length === 0) return []
  const isRelative = item.isAbsolute === false
  if (item.isArray)
    return named.map((usage, index) => {
      const value = index + (item.logicalMinimum ?? 0)
      return [usage, { reportId, bit, size, value, count, isRelative }]
    })
  return named
    .slice(0, count)
    .map((usage, index) => [
      usage,
      { reportId, bit: bit + index * size, size, value: null, count: 1, isRelative },
    ])
}

function usagesOf({ isRange, usages: listed, usageMinimum, usageMaximum }: HidReportItem): readonly number[] {
  if (!isRange) return listed ?? []
  const first = usageMinimum ?? 0
  // A range as long as a keyboard is none of a headset's.
  const length = Math.min(256, Math.max(0, (usageMaximum ?? -1) - first + 1))
  return Array.from({ length }, (_, index) => first + index)
}

/** Whether the field's usage is on in this report; null where the report is another one, or too short. */
export function readField(field: Field, reportId: number, data: DataView): boolean | null {
  if (field.reportId !== reportId) return null
  const numbers = Array.from({ length: field.count }, (_, index) =>
    readBits(data, field.bit + index * field.size, field.size),
  )
  const known = numbers.filter((number) => number !== null)
  if (known.length === 0) return null
  return field.value === null ? known[0] !== 0 : known.includes(field.value)
}

function readBits(data: DataView, from: number, size: number): number | null {
  if (from + size > data.byteLength * 8) return null
  let number = 0
  for (let index = size - 1; index >= 0; index -= 1) {
    const at = from + index
    number = number * 2 + ((data.getUint8(at >> 3) >> (at & 7)) & 1)
  }
  return number
}

/** The output reports that set these lights, by report id; lights the device does not have are left out. */
export function reportsFor(
  layout: TelephonyLayout,
  lights: ReadonlyMap<number, boolean>,
): ReadonlyMap<number, Uint8Array<ArrayBuffer>> {
  const reports = new Map<number, Uint8Array<ArrayBuffer>>()
  for (const [usage, on] of lights) {
    const field = layout.outputs.get(usage)
    if (!field || field.value !== null) continue
    const report = reports.get(field.reportId) ?? new Uint8Array(layout.outputBytes.get(field.reportId) ?? 0)
    reports.set(field.reportId, report)
    const byte = field.bit >> 3
    if (on) report[byte] = (report[byte] ?? 0) | (1 << (field.bit & 7))
  }
  return reports
}
