import {
  type Invitation,
  Registerer,
  type SessionDescriptionHandler,
  UserAgent,
} from 'sip.js/lib/api/index.js'
import type { TestAccount } from './pbx/test-pbx.ts'

export type TestPhone = {
  /** Registers once; resolves with the final status: 200, 401, 403 … */
  register(): Promise<number>
  /** The next call for this phone; one that came before is kept. */
  nextInvitation(): Promise<Invitation>
  stop(): Promise<void>
}

/** Signalling only: nobody answers on this phone, so no media is ever described. */
function noMedia(): SessionDescriptionHandler {
  const refuse = () => Promise.reject(new Error('this phone has no media'))
  return {
    close: () => undefined,
    getDescription: refuse,
    setDescription: refuse,
    hasDescription: () => true,
    sendDtmf: () => false,
  }
}

/** A plain SIP phone over WebSocket, with nothing of the product in it. */
export async function startTestPhone(wsUrl: string, account: TestAccount): Promise<TestPhone> {
  const uri = UserAgent.makeURI(`sip:${account.username}@127.0.0.1`)
  if (!uri) throw new Error(`'${account.username}' is no SIP user`)
  const waiting: Invitation[] = []
  let arrived = () => {}
  const userAgent = new UserAgent({
    uri,
    authorizationUsername: account.username,
    authorizationPassword: account.password,
    contactName: account.username,
    transportOptions: { server: wsUrl },
    logBuiltinEnabled: false,
    sessionDescriptionHandlerFactory: noMedia,
    delegate: {
      onInvite: (invitation) => {
        waiting.push(invitation)
        arrived()
      },
    },
  })
  await userAgent.start()
  const registerer = new Registerer(userAgent, { expires: 120 })
  return {
    register: () =>
      new Promise((resolve, reject) => {
        const settle = (response: { readonly message: { readonly statusCode?: number | undefined } }) =>
          resolve(response.message.statusCode ?? 0)
        registerer.register({ requestDelegate: { onAccept: settle, onReject: settle } }).catch(reject)
      }),
    nextInvitation: async () => {
      for (;;) {
        const invitation = waiting.shift()
        if (invitation) return invitation
        await new Promise<void>((resolve) => {
          arrived = resolve
        })
      }
    },
    stop: () => userAgent.stop(),
  }
}
