import {
  type Invitation,
  Inviter,
  type Registerer,
  Registerer as RegistererConstructor,
  type Session,
  SessionState,
  UserAgent,
} from 'sip.js/lib/api/index.js'
import { onTestFinished } from 'vitest'
import type { DemoExchange } from '../../../src-main/exchange/demo-exchange.ts'
import { createTestMedia, type TestMedia } from './test-media.ts'

/** A console as the exchange sees one: sip.js's user agent, with werift in place of a browser's media. */
export type TestConsole = {
  readonly agent: UserAgent
  readonly invitations: readonly Invitation[]
  /** Registers; answers the status of the final response. */
  register(): Promise<number>
  dial(number: string, extraHeaders?: string[]): Inviter
  media(session: Session): TestMedia
}

export async function startTestConsole(
  exchange: DemoExchange,
  password = exchange.account.password,
): Promise<TestConsole> {
  const invitations: Invitation[] = []
  const media = new WeakMap<object, TestMedia>()
  const agent = new UserAgent({
    uri: parseUri(exchange.account.uri),
    authorizationUsername: exchange.account.username,
    authorizationPassword: password,
    transportOptions: { server: exchange.url },
    logBuiltinEnabled: false,
    gracefulShutdown: false,
    delegate: { onInvite: (invitation) => void invitations.push(invitation) },
    sessionDescriptionHandlerFactory: (session) => {
      const made = createTestMedia()
      media.set(session, made)
      return made.handler
    },
  })
  onTestFinished(() => agent.stop())
  await agent.start()

  return {
    agent,
    invitations,
    register: () => sendRegister(new RegistererConstructor(agent)),
    dial(number, extraHeaders = []) {
      return new Inviter(agent, parseUri(`sip:${number}@demo.invalid`), { extraHeaders })
    },
    media(session) {
      const found = media.get(session)
      if (found === undefined) throw new Error('this session has no media yet')
      return found
    },
  }
}

function sendRegister(registerer: Registerer): Promise<number> {
  return new Promise((resolve, reject) => {
    const answered = ({ message }: { message: { statusCode: number | undefined } }) =>
      resolve(message.statusCode ?? 0)
    registerer
      .register({ requestDelegate: { onAccept: answered, onReject: answered } })
      .catch((error: unknown) => reject(error))
  })
}

export function parseUri(text: string) {
  const uri = UserAgent.makeURI(text)
  if (uri === undefined) throw new Error(`no URI: ${text}`)
  return uri
}

/** Waits until `condition` holds; fails after `timeout` milliseconds. */
export async function until(condition: () => boolean, timeout = 3_000): Promise<void> {
  const deadline = performance.now() + timeout
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`not within ${timeout} ms: ${condition}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

export function isOver(session: Session): boolean {
  return session.state === SessionState.Terminated
}
