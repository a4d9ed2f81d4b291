/** The parts of WebHID that are used; the DOM typings have none of it. */
export type HidReportItem = {
  readonly isAbsolute?: boolean
  readonly isRange?: boolean
  readonly isArray?: boolean
  readonly reportSize?: number
  readonly reportCount?: number
  /** Usage page in the upper 16 bits, usage in the lower. */
  readonly usages?: readonly number[]
  readonly usageMinimum?: number
  readonly usageMaximum?: number
  readonly logicalMinimum?: number
}

export type HidReport = { readonly reportId?: number; readonly items?: readonly HidReportItem[] }

export type HidCollection = {
  readonly usagePage?: number
  readonly usage?: number
  readonly children?: readonly HidCollection[]
  readonly inputReports?: readonly HidReport[]
  readonly outputReports?: readonly HidReport[]
}

export type HidInputReport = { readonly reportId: number; readonly data: DataView }

export type HidDevice = {
  readonly opened: boolean
  readonly productName: string
  readonly collections: readonly HidCollection[]
  open(): Promise<void>
  close(): Promise<void>
  sendReport(reportId: number, data: Uint8Array<ArrayBuffer>): Promise<void>
  addEventListener(name: 'inputreport', listener: (event: HidInputReport) => void): void
  removeEventListener(name: 'inputreport', listener: (event: HidInputReport) => void): void
}

export type HidConnection = { readonly device: HidDevice }

export type Hid = {
  /** Those the user has allowed before. */
  getDevices(): Promise<HidDevice[]>
  /** Shows the browser's list; needs the user's own press. */
  requestDevice(options: { filters: { usagePage: number }[] }): Promise<HidDevice[]>
  addEventListener(name: 'connect' | 'disconnect', listener: (event: HidConnection) => void): void
  removeEventListener(name: 'connect' | 'disconnect', listener: (event: HidConnection) => void): void
}

/** Null where the browser has no WebHID. */
export function hidOf(navigator: Navigator): Hid | null {
  const hid: unknown = Reflect.get(navigator, 'hid')
  // Its own interface; what is read from a device is looked at piece by piece in `telephony-layout.ts`.
  return typeof hid === 'object' && hid !== null && 'getDevices' in hid ? (hid as Hid) : null
}
