import { parseArgs } from 'node:util'
import { uuidv7 } from 'uuidv7'
import { plainManner } from '../../src-main/contract/accounts.ts'
import { AccountId, CallId, MediaSessionId } from '../../src-main/contract/ids.ts'
import { createSoftphone } from '../../src-main/softphone/softphone.ts'
import { startAsterisk } from '../support/pbx/start-asterisk.ts'
import { accounts, type TestPbx } from '../support/pbx/test-pbx.ts'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { type Percentiles, percentilesOf, printJson, printPercentiles } from './parts/figures.ts'

type Bench = { readonly pbx: TestPbx; readonly proxy: TcpProxy; readonly line: Line }
type Line = ReturnType<typeof openLine>

const longestMs = 60_000

/** From trouble to "registered" again at a real Asterisk, with the deadlines that are in use. */
export async function benchLine(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: { runs: { type: 'string', default: '10' }, json: { type: 'boolean', default: false } },
  })
  const pbx = await startAsterisk()
  const proxy = await startTcpProxy(Number(new URL(pbx.wsUrl).port))
  const line = openLine()
  try {
    await line.register(pbx.wsUrl.replace(/:\d+/, `:${proxy.port}`))
    const figures: Record<string, Percentiles> = {}
    for (const [name, trouble] of Object.entries(troubles)) {
      const times: number[] = []
      for (let run = 0; run < Number(values.runs); run += 1) {
        times.push(await trouble({ pbx, proxy, line }))
        await pause(200 + Math.random() * 500)
      }
      figures[name] = percentilesOf(times)
    }
    printPercentiles('milliseconds until registered again', figures)
    if (values.json) printJson(figures)
  } finally {
    await line.close()
    await proxy.close()
    await pbx.stop()
  }
}

const troubles: Readonly<Record<string, (bench: Bench) => Promise<number>>> = {
  /** The connection is cut, and a new one goes through at once. */
  'cut: from the cut': async ({ proxy, line }) => {
    const begin = performance.now()
    proxy.drop()
    await line.isLost()
    await line.isBack()
    return performance.now() - begin
  },
  /** Nobody gets through for a while; measured from when somebody does. No event of the system's helps. */
  'away for 15 s: from its return': async ({ proxy, line }) => {
    proxy.refuse()
    await line.isLost()
    await pause(15_000)
    proxy.heal()
    const begin = performance.now()
    await line.isBack()
    return performance.now() - begin
  },
  /** Nothing comes through, and nobody is told. */
  'half-open: until it is found': async ({ proxy, line }) => {
    await pause(Math.random() * 5_000)
    const begin = performance.now()
    proxy.becomeDeaf()
    await line.isLost()
    const found = performance.now() - begin
    proxy.heal()
    await line.isBack()
    return found
  },
  /** The computer wakes up, or has another address: the line is asked to look at once. */
  'half-open, and the computer wakes up': async ({ proxy, line }) => {
    proxy.becomeDeaf()
    proxy.heal()
    const begin = performance.now()
    line.look()
    await line.isLost()
    await line.isBack()
    return performance.now() - begin
  },
  /** Asterisk takes connections before its SIP stack is up: from when it says that it is ready. */
  'PBX restarts: from its word that it is ready': async ({ pbx, line }) => {
    await pbx.restart()
    const begin = performance.now()
    await line.isBack()
    return performance.now() - begin
  },
}

function openLine() {
  let isUp = false
  let watchers: (() => void)[] = []
  const softphone = createSoftphone({
    media: { available: () => false, send: () => Promise.resolve({ ok: false, code: 'closed' }) },
    events: {
      call: () => undefined,
      line({ state }) {
        isUp = state === 'registered'
        for (const look of watchers) look()
      },
    },
    now: Date.now,
    newCallId: () => CallId.parse(uuidv7()),
    newMediaSessionId: () => MediaSessionId.parse(uuidv7()),
    userAgentName: 'Pronto bench',
    report: () => undefined,
  })
  const until = (wanted: boolean) =>
    new Promise<void>((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error('the line never came')), longestMs)
      const look = () => {
        if (isUp !== wanted) return
        clearTimeout(deadline)
        watchers = watchers.filter((each) => each !== look)
        resolve()
      }
      watchers.push(look)
      look()
    })
  return {
    isBack: () => until(true),
    isLost: () => until(false),
    look: softphone.retryNow,
    close: softphone.close,
    async register(server: string) {
      const { username, password } = accounts.agent1
      await softphone.use([
        {
          ...plainManner,
          id: AccountId.parse('01900000-0000-7000-8000-00000000be4c'),
          server,
          username,
          password,
          domain: '127.0.0.1',
          authorizationUsername: '',
          displayName: '',
          trusted: true,
        },
      ])
      await until(true)
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
