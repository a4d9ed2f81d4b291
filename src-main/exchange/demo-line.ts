import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Account } from '../contract/softphone.ts'
import { startDemoExchange } from './demo-exchange.ts'

export type DemoLine = {
  readonly account: Account
  ring(caller: { readonly number: string } | 'withheld', line: string): void
  close(): Promise<void>
}

/** The line of the demo profile: a PBX of our own on loopback, which the softphone takes for any other. */
export async function openDemoLine(
  resources: string,
  report: (what: string, error?: unknown) => void,
): Promise<DemoLine> {
  const sentence = await readFile(join(resources, 'sounds', 'demo-sentence.ulaw'))
  const exchange = await startDemoExchange({
    sentence,
    report(event) {
      if (event.type === 'failure') report('demo exchange', event.error)
    },
  })
  const { username, password, uri } = exchange.account
  return {
    account: {
      server: exchange.url,
      username,
      password,
      domain: uri.split('@')[1] ?? '',
      authorizationUsername: '',
      displayName: '',
      trusted: true,
    },
    ring: (caller, line) => void exchange.ring(caller, { line }),
    close: () => exchange.close(),
  }
}
