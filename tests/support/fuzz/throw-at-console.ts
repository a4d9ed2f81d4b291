import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { addressedTo, ipv6Messages } from '../rfc5118.ts'
import { type ScriptedPeer, startScriptedPeer } from '../scripted-peer.ts'
import { contactOf, remoteSdp, type SipText, writeInDialog, writeInvite, writeResponse } from '../sip-text.ts'
import type { UnderFire } from './console-under-fire.ts'
import { mutate } from './mutate.ts'
import type { Random } from './random.ts'

export type ConsoleUnderFire = {
  readonly peer: ScriptedPeer
  /** The console's latest INVITE, and its latest answer that began a conversation. */
  readonly latest: { invite: SipText | null; accepted: SipText | null }
  measure(): Promise<UnderFire>
  hangUp(): Promise<UnderFire>
  /** Asks for a sign of life, and waits for it: all that was sent before has been dealt with. */
  hasDealtWithIt(): Promise<void>
  /** Resolves once this caller rings. */
  rings(name: string): Promise<void>
  close(): Promise<void>
}

const program = fileURLToPath(new URL('./console-under-fire.ts', import.meta.url))
const asBuilt = new URL('./as-built.ts', import.meta.url).href
// On a machine with much else to do.
const longestAnswerMs = 60_000

/** A console's telephone in a process of its own, registered at a scripted peer. */
export async function startConsoleUnderFire(
  seed: number,
  guard: 'open' | 'unlimited' | 'guarded',
): Promise<ConsoleUnderFire> {
  const latest: ConsoleUnderFire['latest'] = { invite: null, accepted: null }
  const awaited = new Map<string, () => void>()
  const peer = await startScriptedPeer({
    intercept(message) {
      // Only what keeps the line up is answered here; nothing else is kept for a story.
      if (message.method === 'REGISTER' || message.method === 'OPTIONS') return false
      if (message.method === 'INVITE') latest.invite = message
      if (message.status === 200 && /INVITE/.test(message.header('cseq') ?? '')) latest.accepted = message
      awaited.get(message.header('call-id') ?? '')?.()
      return true
    },
  })
  const child = fork(program, [peer.url, String(seed), guard], {
    execArgv: ['--expose-gc', '--import', asBuilt],
  })
  const ask = async (question: string): Promise<UnderFire> => {
    child.send(question)
    return heard(child, (message) => message.measured)
  }
  await heard(child, ({ line }) => line === 'registered' || undefined)
  return {
    peer,
    latest,
    async hasDealtWithIt() {
      const question = writeInvite({ from: '<sip:pbx@pbx.example>', body: '' })
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const deadline = setTimeout(() => reject(new Error('the console does not answer')), longestAnswerMs)
      awaited.set(question.header('call-id') ?? '', resolve)
      peer.send(question.raw.replaceAll('INVITE', 'OPTIONS'))
      await promise
      clearTimeout(deadline)
      awaited.clear()
      if (peer.connections() !== 1) throw new Error('the console lost its connection')
    },
    measure: () => ask('measure'),
    hangUp: () => ask('hang up'),
    rings: async (name) => void (await heard(child, ({ rings }) => rings === name || undefined)),
    async close() {
      if (child.exitCode === null) {
        const gone = once(child, 'exit')
        if (child.connected) child.send('leave')
        const late = setTimeout(() => child.kill(), 3_000)
        await gone
        clearTimeout(late)
      }
      await peer.close()
    },
  }
}

const FromChild = z.object({
  line: z.string().optional(),
  rings: z.string().optional(),
  measured: z
    .object({
      heapUsed: z.number(),
      latestMs: z.number(),
      busiestMs: z.number(),
      calls: z.number(),
      rang: z.number(),
      processorMs: z.number(),
      uncaught: z.array(z.string()),
    })
    .optional(),
})

function heard<T>(
  child: ChildProcess,
  pick: (message: z.infer<typeof FromChild>) => T | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      clearTimeout(deadline)
      child.off('message', look)
      child.off('exit', gone)
      done()
    }
    const look = (message: unknown) => {
      const found = pick(FromChild.parse(message))
      if (found !== undefined) settle(() => resolve(found))
    }
    const gone = () => settle(() => reject(new Error('the console died')))
    const deadline = setTimeout(
      () => settle(() => reject(new Error('the console said nothing'))),
      longestAnswerMs,
    )
    child.on('message', look)
    child.on('exit', gone)
  })
}

const asterisk = z
  .array(z.string())
  .parse(JSON.parse(readFileSync(new URL('../../fixtures/asterisk-messages.json', import.meta.url), 'utf8')))
const tortureFolder = new URL('../../fixtures/rfc4475/', import.meta.url)

/** What Asterisk said in a morning, and all torture messages, addressed to alice. */
function corpus(): readonly string[] {
  const torture = readdirSync(tortureFolder).map((name) =>
    readFileSync(new URL(name, tortureFolder), 'latin1'),
  )
  return [
    ...asterisk,
    ...asterisk,
    ...torture.map((text) => text.replace(/^(\w+) sip:[^@\s]*@/, '$1 sip:alice@')),
    ...ipv6Messages.map((message) => addressedTo('alice', message)),
  ]
}

let serial = 0

/** The same request once more, as another one. */
function anew(text: string): string {
  serial += 1
  return text
    .replace(/branch=z9hG4bK[^;\s]*/, `branch=z9hG4bKfuzz${serial}`)
    .replace(/^(Call-ID|i): .*$/im, `Call-ID: fuzz-${serial}`)
}

/** A message that belongs to what the console is doing. */
function fitting({ latest }: ConsoleUnderFire, random: Random): string {
  const { invite, accepted } = latest
  if (invite !== null && random.next() < 0.5) {
    const status = random.pick([100, 180, 183, 200, 200, 401, 404, 486, 491, 500])
    const challenge = status === 401 ? ['WWW-Authenticate: Digest realm="pbx",nonce="n1",algorithm=MD5'] : []
    return writeResponse(invite, status, { headers: challenge, body: remoteSdp(random.pick(['a', 'b'])) })
  }
  if (accepted === null) return writeInvite().raw
  const method = random.pick(['INVITE', 'BYE', 'ACK', 'INFO', 'NOTIFY', 'UPDATE', 'REFER', 'MESSAGE'])
  const body = method === 'INVITE' ? remoteSdp() : ''
  const options = {
    peerIs: 'caller',
    cseq: 11 + random.below(1_000),
    target: contactOf(accepted),
    body,
  } as const
  return writeInDialog(method, accepted, options).raw
}

// So many are sent before an answer is waited for.
const volley = 200
// Characters; more than 256 kB cut the connection, which is another story.
const longestMessage = 80_000

/** Throws `count` mutated messages at the console, and waits until it has dealt with them. */
export async function throwMutations(target: ConsoleUnderFire, count: number, random: Random): Promise<void> {
  const messages = corpus()
  for (let thrown = 0; thrown < count; thrown += 1) {
    const text = random.next() < 0.4 ? fitting(target, random) : anew(random.pick(messages))
    target.peer.send(mutate(text, random).slice(0, longestMessage))
    if (thrown % volley === volley - 1) await target.hasDealtWithIt()
  }
  await target.hasDealtWithIt()
}
