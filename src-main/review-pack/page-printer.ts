import type { HostPort } from '../contract/host.ts'

/** A page that needs nothing else, as PDF. */
export type PrintPage = (html: string) => Promise<Uint8Array>

/** By what the host prints with, until the disposers run; null where nothing prints. */
export function pagePrinter({ print }: HostPort, disposers: (() => void)[]): PrintPage | null {
  if (!print) return null
  const endings = new Set<() => void>()
  let isClosed = false
  disposers.push(() => {
    isClosed = true
    for (const end of endings) end()
  })
  return async (html) => {
    // One for each print: what waits for a shared one stays, with the window it holds, until the house is closed.
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    if (isClosed) end()
    endings.add(end)
    try {
      return await print(html, ended)
    } finally {
      endings.delete(end)
    }
  }
}
