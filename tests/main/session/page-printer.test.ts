import { expect, it, vi } from 'vitest'
import type { HostPort } from '../../../src-main/contract/host.ts'
import { pagePrinter } from '../../../src-main/review-pack/page-printer.ts'

/** A host whose windows close when their print is over, as Electron's do; a page prints when it is let. */
function printingHost() {
  const pages = new Map<string, PromiseWithResolvers<Uint8Array>>()
  const ended = vi.fn<(html: string) => void>()
  const print: HostPort['print'] = (html, over) => {
    void over.then(() => ended(html))
    const page = Promise.withResolvers<Uint8Array>()
    pages.set(html, page)
    return page.promise
  }
  return { print, ended, finish: (html: string) => pages.get(html)?.resolve(new Uint8Array([1])) }
}

it('ends what still prints when the house is closed, and has let go of what was printed', async () => {
  const { print, ended, finish } = printingHost()
  const disposers: (() => void)[] = []
  // Only printing is asked of the host.
  const printPage = pagePrinter({ print } as HostPort, disposers)
  const printed = printPage?.('printed')
  void printPage?.('printing')
  finish('printed')
  expect(await printed).toEqual(new Uint8Array([1]))

  for (const dispose of disposers) dispose()
  await vi.waitFor(() => expect(ended).toHaveBeenCalledWith('printing'))
  expect(ended).not.toHaveBeenCalledWith('printed')

  void printPage?.('too late')
  await vi.waitFor(() => expect(ended).toHaveBeenCalledWith('too late'))
})
