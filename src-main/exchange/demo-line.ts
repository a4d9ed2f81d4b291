import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { plainManner } from '../contract/accounts.ts'
import { AccountId } from '../contract/ids.ts'
import type { Account } from '../contract/softphone.ts'
import { startDemoExchange } from './demo-exchange.ts'

export type DemoLine = {
  readonly account: Account
  ring(caller: { readonly number: string } | 'withheld', line: string): void
  close(): Promise<void>
}

/** The same at each start: the call log names it. */
const demoAccountId = AccountId.parse('00000000-0000-7000-8000-0000000000d0')

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
      ...plainManner,
      id: demoAccountId,
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
