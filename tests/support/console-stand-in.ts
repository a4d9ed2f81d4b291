import { uuidv7 } from 'uuidv7'
import type { Console, ConsoleOptions } from '../../src-main/console-api.ts'
import type { EventEnvelope } from '../../src-main/contract/events.ts'
import { WindowId } from '../../src-main/contract/ids.ts'
import { success } from '../../src-main/contract/result.ts'

export type ConsoleStandIn = {
  readonly create: (options: ConsoleOptions) => Promise<Console>
  readonly requests: { readonly windowId: WindowId; readonly name: string; readonly input: unknown }[]
  readonly windows: Map<WindowId, (event: EventEnvelope) => void>
  options: ConsoleOptions | undefined
  calls: boolean
  /** What every file of a report holds. */
  reportFile: Uint8Array | null
  /** Numbers that links and the clipboard wanted to call. */
  readonly asked: Parameters<Console['askToDial']>[]
  wokenUp: number
  closed: number
}

/** A console that answers every request with its own name: what a host carries, without what it carries it for. */
export function createConsoleStandIn(): ConsoleStandIn {
  const standIn: ConsoleStandIn = {
    requests: [],
    windows: new Map(),
    options: undefined,
    calls: false,
    reportFile: null,
    asked: [],
    wokenUp: 0,
    closed: 0,
    create: async (options) => {
      standIn.options = options
      return {
        openWindow(send) {
          const windowId = WindowId.parse(uuidv7())
          standIn.windows.set(windowId, send)
          return {
            windowId,
            async answer(name, input) {
              standIn.requests.push({ windowId, name, input })
              return success({ heard: name })
            },
            close: () => {
              standIn.windows.delete(windowId)
            },
          }
        },
        awake: () => {
          standIn.wokenUp += 1
        },
        askToDial: (...asked) => {
          standIn.asked.push(asked)
        },
        hasCalls: () => standIn.calls,
        reportFile: async () => standIn.reportFile,
        close: async () => {
          standIn.closed += 1
        },
      }
    },
  }
  return standIn
}
