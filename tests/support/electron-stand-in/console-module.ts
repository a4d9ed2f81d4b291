import type { CreateConsole } from '../../../src-main/console-api.ts'

declare global {
  /** The console that the host under test is to carry. */
  var consoleStandIn: CreateConsole
}

/** Built into the host in place of `console.ts`. */
export const createConsole: CreateConsole = (options) => globalThis.consoleStandIn(options)
