import type { FailureCode } from '../contract/result.ts'

export type PackRefusal = Extract<FailureCode, `pack-${string}`>

/** A file that is not opened, and why. */
export class PackRefused extends Error {
  readonly code: PackRefusal
  constructor(code: PackRefusal, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}
