import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { ensureSipp } from '../ensure-sipp.ts'
import { fillTemplate } from '../fill-template.ts'
import { findFreePorts } from '../pbx/free-ports.ts'
import { watchOver } from '../system/watchdog.ts'
import { callTone } from './call-tone.ts'

export type OutsideCallEnd = {
  /** SIPp's exit code: 0 when the call went as its scenario has it, whoever ended it. */
  readonly code: number
  /** The final status of the INVITE: 200 answered, 486 busy, 487 cancelled …; undefined when there was none. */
  readonly status: number | undefined
  /** Every SIP message that this side sent and received, as SIPp wrote them down. */
  readonly messages: string
  /** SIPp's own remarks: what it did not expect, and which time limits ran out. */
  readonly errors: string
}

export type OutsideCall = {
  /** Resolves when the call is over, however it ended, by force after {@link patienceMs}; never rejects. */
  ended(): Promise<OutsideCallEnd>
  /** Hangs up, or cancels while it still rings. Does nothing when the call is over, or never began. */
  hangUp(): Promise<OutsideCallEnd>
  /** What has been said so far. */
  messages(): string
  /**
   * Resolves with the first match in what is said, an earlier one included; rejects when the call ends without it, or
   * it does not come within {@link patienceMs}.
   */
  waitForMessage(pattern: RegExp, withinMs?: number): Promise<RegExpExecArray>
}

/** What comes later than this on a machine that stands still for a moment does not come at all. */
const patienceMs = 20_000
/** A call of which nothing was said by then has not begun when its story ends. */
const silentMs = 3_000

export type SippRun = {
  readonly scenario: 'caller' | 'callee' | 'refuses'
  readonly values: Readonly<Record<string, string | number>>
  readonly address: string
  readonly port: number
  readonly args: readonly string[]
  /** µ-law of 8 kHz, said over and over. */
  readonly says?: Buffer
  readonly longestMs: number
  /** What must have been said before the scenario listens for "hang up now". */
  readonly hangsUpAfter: RegExp
}

/** The final status in a trace: that of the INVITE's last final response, in either direction. */
function finalStatus(messages: string): number | undefined {
  const statuses = [...messages.matchAll(/^SIP\/2\.0 ([2-6]\d\d) [\s\S]*?^CSeq: \d+ (\w+)/gm)]
  const final = statuses.filter((match) => match[2] === 'INVITE').at(-1)?.[1]
  return final ? Number(final) : undefined
}

/** Tells SIPp to hang up: a MESSAGE with the Call-ID by which it finds the call, and the Via that a CANCEL repeats. */
function sendHangUp(trace: string, address: string, port: number): Promise<void> {
  const invite = /^INVITE [\s\S]*?\n\n/m.exec(trace)?.[0] ?? ''
  const header = (name: string) => new RegExp(`^${name}: .*$`, 'm').exec(invite)?.[0]?.trim() ?? ''
  const message = [
    'MESSAGE sip:hang-up@test.invalid SIP/2.0',
    header('Via'),
    'From: <sip:test@test.invalid>',
    'To: <sip:outside@test.invalid>',
    header('Call-ID'),
    'CSeq: 1 MESSAGE',
    'Content-Length: 0',
    '\r\n',
  ].join('\r\n')
  const socket = createSocket('udp4')
  return new Promise((resolve) => {
    socket.send(message, port, address, () => socket.close(() => resolve()))
  })
}

async function findMediaPort(address: string): Promise<number> {
  const ports = await findFreePorts(12, [address])
  // RTP takes an even port, RTCP the odd one above it (RFC 3550, section 11).
  const port = ports.find((candidate) => candidate % 2 === 0)
  return port ?? findMediaPort(address)
}

/** Starts SIPp for one call. It ends with the call, with this process, and at the latest after `longestMs`. */
export async function runSipp(sipp: SippRun): Promise<OutsideCall> {
  const tool = await ensureSipp()
  if (!tool.ok) throw new Error(tool.reason)
  const folder = mkdtempSync(join(tmpdir(), 'pronto-sipp-'))
  const file = (name: string) => join(folder, name)
  const template = readFileSync(join(import.meta.dirname, `${sipp.scenario}.xml`), 'utf8')
  writeFileSync(file('tone.ulaw'), sipp.says ?? callTone())
  writeFileSync(file('scenario.xml'), fillTemplate(template, { ...sipp.values, tone: file('tone.ulaw') }))
  const mediaPort = await findMediaPort(sipp.address)
  const args = [
    ...[...sipp.args, '-sf', file('scenario.xml'), '-m', '1', '-nostdin', '-trace_msg', '-trace_err'],
    ...['-i', sipp.address, '-p', `${sipp.port}`, '-mi', sipp.address, '-mp', `${mediaPort}`],
    ...['-message_file', file('messages'), '-error_file', file('errors')],
    // One call a second, SIPp's own default, would make the first one wait for a second.
    ...['-r', '100', '-timeout', `${Math.ceil(sipp.longestMs / 1_000)}`],
  ]
  const read = (name: string) =>
    existsSync(file(name)) ? readFileSync(file(name), 'utf8').replaceAll('\r', '') : ''
  // What SIPp says when it cannot even begin goes to no file of its own.
  const complaints = openSync(file('complaints'), 'w')
  const process = spawn(tool.path, args, {
    cwd: folder,
    stdio: ['ignore', 'ignore', complaints],
    env: { ...globalThis.process.env, TERM: 'dumb' },
  })
  closeSync(complaints)
  const dismiss = process.pid === undefined ? () => {} : watchOver(process.pid, folder)
  let over = false
  let remark = ''
  const atTheEnd = new Promise<OutsideCallEnd>((resolve) => {
    const end = (code: number) => {
      if (over) return
      over = true
      dismiss()
      const messages = read('messages')
      const errors = read('errors') + read('complaints') + remark
      resolve({ code, status: finalStatus(messages), messages, errors })
      rmSync(folder, { recursive: true, force: true })
    }
    process.once('error', () => end(127))
    process.once('exit', (code) => end(code ?? 1))
  })
  const giveUp = (withinMs: number) => {
    remark = `the call was not over within ${withinMs} ms, and SIPp was killed`
    process.kill('SIGKILL')
  }
  const endsWithin = async (withinMs: number) => {
    const limit = setTimeout(giveUp, withinMs, withinMs)
    const end = await atTheEnd
    clearTimeout(limit)
    return end
  }
  const waitForMessage = async (pattern: RegExp, withinMs = patienceMs) => {
    const deadline = Date.now() + withinMs
    for (;;) {
      const end = over ? await atTheEnd : null
      const late = Date.now() > deadline
      const messages = end?.messages ?? read('messages')
      const match = pattern.exec(messages)
      if (match) return match
      if (end) throw new Error(`SIPp ended (${end.code}) without ${pattern}:\n${messages}\n${end.errors}`)
      if (late)
        throw new Error(`${pattern} was not said within ${withinMs} ms:\n${messages}\n${read('errors')}`)
      await delay(15)
    }
  }
  const hasBegun = () =>
    waitForMessage(/./, silentMs)
      .then(() => waitForMessage(sipp.hangsUpAfter))
      .then(
        () => true,
        () => false,
      )
  return {
    ended: () => endsWithin(patienceMs),
    messages: () => read('messages'),
    waitForMessage,
    async hangUp() {
      const begun = await hasBegun()
      if (begun && !over) await sendHangUp(read('messages'), sipp.address, sipp.port)
      return endsWithin(begun ? patienceMs : 0)
    },
  }
}
