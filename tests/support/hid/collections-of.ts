import type { HidCollection, HidReportItem } from '../../../src-renderer/headset/hid.ts'

type Report = { reportId: number; items: HidReportItem[] }
type Open = {
  usagePage: number
  usage: number
  children: Open[]
  inputReports: Report[]
  outputReports: Report[]
}

type Locals = { listed: number[]; minimum: number | null; maximum: number | null }

const noLocals = (): Locals => ({ listed: [], minimum: null, maximum: null })

/**
 * A report descriptor's bytes (HID 1.11, section 6.2.2) as Chromium gives them to a page (WebHID, HIDCollectionInfo):
 * each application collection with its reports, and each report with its items in the order of their bits.
 */
export function collectionsOf(descriptor: readonly number[]): readonly HidCollection[] {
  const top: Open[] = []
  const stack: Open[] = []
  const globals = { page: 0, reportId: 0, size: 0, count: 0, minimum: 0 }
  let locals = noLocals()

  const usageOf = (data: number, size: number) => (size === 4 ? data : globals.page * 0x1_0000 + data)

  function addItem(kind: 'inputReports' | 'outputReports', flags: number): void {
    const reports = stack[0]?.[kind]
    if (!reports) throw new Error('an item outside of all collections')
    let report = reports.find(({ reportId }) => reportId === globals.reportId)
    if (!report) {
      report = { reportId: globals.reportId, items: [] }
      reports.push(report)
    }
    const { listed, minimum, maximum } = locals
    report.items.push({
      isAbsolute: (flags & 4) === 0,
      isArray: (flags & 2) === 0,
      isRange: minimum !== null,
      usages: listed,
      ...(minimum === null ? {} : { usageMinimum: minimum, usageMaximum: maximum ?? minimum }),
      reportSize: globals.size,
      reportCount: globals.count,
      logicalMinimum: globals.minimum,
    })
  }

  for (const { tag, size, data } of itemsOf(descriptor)) {
    if (tag === 0x04) globals.page = data
    else if (tag === 0x14) globals.minimum = data
    else if (tag === 0x74) globals.size = data
    else if (tag === 0x84) globals.reportId = data
    else if (tag === 0x94) globals.count = data
    else if (tag === 0x08) locals.listed.push(usageOf(data, size))
    else if (tag === 0x18) locals.minimum = usageOf(data, size)
    else if (tag === 0x28) locals.maximum = usageOf(data, size)
    else if (tag === 0xa0) {
      const usage = locals.listed[0] ?? 0
      const collection: Open = {
        usagePage: usage >> 16,
        usage: usage & 0xffff,
        children: [],
        inputReports: [],
        outputReports: [],
      }
      ;(stack.at(-1)?.children ?? top).push(collection)
      stack.push(collection)
    } else if (tag === 0xc0) stack.pop()
    else if (tag === 0x80) addItem('inputReports', data)
    else if (tag === 0x90) addItem('outputReports', data)
    // A main item ends what the locals were about.
    if ([0x80, 0x90, 0xb0, 0xa0, 0xc0].includes(tag)) locals = noLocals()
  }
  return top
}

function* itemsOf(bytes: readonly number[]) {
  for (let at = 0; at < bytes.length; ) {
    const prefix = bytes[at] ?? 0
    const size = [0, 1, 2, 4][prefix & 3] ?? 0
    const data = bytes.slice(at + 1, at + 1 + size).reduceRight((sum, byte) => sum * 256 + byte, 0)
    yield { tag: prefix & 0xfc, size, data }
    at += 1 + size
  }
}
