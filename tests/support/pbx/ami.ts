import { connect } from 'node:net'

export type AmiAddress = {
  readonly host: string
  readonly port: number
  readonly username: string
  readonly secret: string
}

type Message = ReadonlyMap<string, readonly string[]>

function parseMessage(text: string): Message {
  const fields = new Map<string, string[]>()
  for (const line of text.split('\r\n')) {
    const [, name, value] = /^([^:]+): ?(.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) continue
    fields.set(name, [...(fields.get(name) ?? []), value])
  }
  return fields
}

/**
 * Says one thing to Asterisk's manager interface and waits for the message that `isAnswer` accepts.
 * Rejects when the connection fails, is refused by login, or nothing came within the time.
 */
function converse(
  address: AmiAddress,
  actions: readonly Readonly<Record<string, string>>[],
  isAnswer: (message: Message) => boolean,
  timeoutMs: number,
): Promise<Message> {
  return new Promise((resolve, reject) => {
    const socket = connect(address.port, address.host)
    const timer = setTimeout(
      () => end(() => reject(new Error(`no answer within ${timeoutMs} ms`))),
      timeoutMs,
    )
    let unread = ''
    const end = (settle: () => void) => {
      clearTimeout(timer)
      socket.destroy()
      settle()
    }
    const login = { Action: 'Login', Username: address.username, Secret: address.secret }
    socket.setEncoding('utf8')
    socket.once('error', (error) => end(() => reject(error)))
    socket.once('close', () => end(() => reject(new Error('the manager interface closed the connection'))))
    socket.once('connect', () => {
      for (const action of [login, ...actions]) {
        const lines = Object.entries(action).map(
          ([name, value]) => `${name}: ${value.replaceAll(/[\r\n]/g, ' ')}\r\n`,
        )
        socket.write(`${lines.join('')}\r\n`)
      }
    })
    socket.on('data', (text: string) => {
      const messages = (unread + text).split('\r\n\r\n')
      unread = messages.pop() ?? ''
      for (const message of messages.map(parseMessage)) {
        if (isAnswer(message)) return end(() => resolve(message))
        const refusal = message.get('Response')?.[0] === 'Error' ? message.get('Message')?.[0] : undefined
        if (refusal !== undefined) return end(() => reject(new Error(refusal)))
      }
    })
  })
}

/** Resolves when Asterisk has loaded all it has, its SIP stack included. */
export async function waitUntilBooted(address: AmiAddress, timeoutMs: number): Promise<void> {
  await converse(address, [], (message) => message.get('Event')?.[0] === 'FullyBooted', timeoutMs)
}

/** Runs a command of Asterisk's command line and returns what it prints. */
export async function runCommand(address: AmiAddress, command: string): Promise<string> {
  const action = { Action: 'Command', ActionID: 'command', Command: command }
  const answer = await converse(
    address,
    [action],
    (message) => message.get('ActionID')?.[0] === 'command',
    10_000,
  )
  const output = answer.get('Output')?.join('\n') ?? ''
  if (answer.get('Response')?.[0] === 'Error')
    throw new Error(`${command}: ${output || answer.get('Message')?.[0]}`)
  return output
}
