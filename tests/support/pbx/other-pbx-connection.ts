import { setTimeout as delay } from 'node:timers/promises'
import { runCommand, waitUntilBooted } from './ami.ts'
import type { OtherPbx } from './other-pbx.ts'
import { accounts, type TestPbx } from './test-pbx.ts'

/** Reads a growing log until a pattern is in it. */
export async function waitForLine(
  log: () => string,
  pattern: RegExp,
  timeoutMs: number,
): Promise<RegExpExecArray> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const text = log()
    const match = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(text)
    if (match) return match
    if (Date.now() > deadline) {
      throw new Error(
        `${pattern} was not logged within ${timeoutMs} ms:\n${text.split('\n').slice(-15).join('\n')}`,
      )
    }
    await delay(25)
  }
}

/** A PBX that runs already. What needs more than calls (restart, log) works as far as its manager interface goes. */
export function connectOtherPbx(pbx: OtherPbx): TestPbx {
  const ami = () => {
    if (!pbx.ami)
      throw new Error('PRONTO_PBX names no manager interface: add ?ami=PORT&user=NAME&secret=SECRET')
    return pbx.ami
  }
  const refuse = async (): Promise<never> => {
    throw new Error('the PBX that PRONTO_PBX names cannot be killed and its log cannot be read from here')
  }
  return {
    wsUrl: `ws://${pbx.host}:${pbx.wsPort}/ws`,
    wssUrl: `wss://${pbx.host}:${pbx.wssPort}/ws`,
    certificate: undefined,
    certificateFile: undefined,
    trunk: {
      host: pbx.host,
      port: pbx.sipPort,
      outsideAddress: pbx.outsideAddress,
      outsidePort: pbx.outsidePort,
    },
    ami: pbx.ami,
    accounts,
    pid: () => undefined,
    cli: async (command) => runCommand(ami(), command),
    restart: async () => {
      // The connection ends with the process, so that this command has no answer.
      await runCommand(ami(), 'core restart now').catch(() => undefined)
      await delay(200)
      await waitUntilBooted(ami(), 20_000)
    },
    kill: refuse,
    stop: async () => undefined,
    log: () => '',
    waitForLog: refuse,
  }
}
