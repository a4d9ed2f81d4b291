import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { TestPbx } from '../pbx/test-pbx.ts'
import { type OutsideCall, runSipp } from './run-sipp.ts'

export type AnswerOutside = {
  readonly pbx: Pick<TestPbx, 'trunk'>
  /** How long it rings before it is answered. */
  readonly ringMs?: number
  /** How long the outside stays on the line before it hangs up, counted from the answer. */
  readonly durationMs?: number
  /** Refuses with this status instead: 486 busy, 404 no such number, 603 declined … */
  readonly refuseWith?: number
}

export type AnsweredOutside = OutsideCall & {
  /** Resolves with the number that the PBX called; rejects when nobody calls. */
  called(): Promise<string>
}

/** Somebody outside waits for one call that leaves by the trunk, answers or refuses it, and echoes what it hears. */
export async function answerOutside(answer: AnswerOutside): Promise<AnsweredOutside> {
  const { trunk } = answer.pbx
  const durationMs = answer.durationMs ?? 60_000
  const call = await runSipp({
    scenario: answer.refuseWith === undefined ? 'callee' : 'refuses',
    values: { ringMs: answer.ringMs ?? 300, durationMs, status: answer.refuseWith ?? 0 },
    address: trunk.outsideAddress,
    port: trunk.outsidePort,
    args: ['-rtp_echo'],
    longestMs: durationMs + 90_000,
    hangsUpAfter: /^ACK /m,
  })
  await isListening(trunk.outsidePort)
  return {
    ...call,
    async called() {
      const invite = await call.waitForMessage(/^INVITE sip:([^@\s;]+)/m)
      return decodeURIComponent(invite[1] ?? '')
    },
  }
}

const udpSockets = '/proc/net/udp'

/** A PBX that is quicker than SIPp's start is told that nobody is there, and calls no more. */
async function isListening(port: number): Promise<void> {
  const local = new RegExp(`^ *\\d+: [0-9A-F]{8}:${port.toString(16).toUpperCase().padStart(4, '0')} `, 'm')
  for (let tries = 0; existsSync(udpSockets) && tries < 200; tries += 1) {
    if (local.test(readFileSync(udpSockets, 'utf8'))) return
    await delay(25)
  }
}
