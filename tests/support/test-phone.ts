import {
  type Invitation,
  Inviter,
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
  /** Calls a number; resolves with the final status. Needs media. */
  call(number: string): Promise<number>
  stop(): Promise<void>
}

/** The media end of an outgoing call, wherever it runs. */
export type TestMedia = {
  /** The offer, complete with its candidates. */
  describe(): Promise<string>
  answer(sdp: string): Promise<void>
}

const noMedia: TestMedia = {
  describe: () => Promise.reject(new Error('this phone has no media')),
  answer: () => Promise.reject(new Error('this phone has no media')),
}

function describedBy(media: TestMedia): SessionDescriptionHandler {
  return {
    close: () => undefined,
    getDescription: async () => ({ body: await media.describe(), contentType: 'application/sdp' }),
    setDescription: (sdp) => media.answer(sdp),
    hasDescription: () => true,
    sendDtmf: () => false,
  }
}

type Response = { readonly message: { readonly statusCode?: number | undefined } }
type Outcome = {
  readonly onAccept: (response: Response) => void
  readonly onReject: (response: Response) => void
}

function finalStatus(send: (delegate: Outcome) => Promise<unknown>): Promise<number> {
  return new Promise((resolve, reject) => {
    const settle = ({ message }: Response) => resolve(message.statusCode ?? 0)
    send({ onAccept: settle, onReject: settle }).catch(reject)
  })
}

/** A plain SIP phone over WebSocket, with nothing of the product in it. */
export async function startTestPhone(
  wsUrl: string,
  account: TestAccount,
  media = noMedia,
): Promise<TestPhone> {
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
    sessionDescriptionHandlerFactory: () => describedBy(media),
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
    register: () => finalStatus((requestDelegate) => registerer.register({ requestDelegate })),
    call: async (number) => {
      const target = UserAgent.makeURI(`sip:${number}@127.0.0.1`)
      if (!target) throw new Error(`'${number}' cannot be called`)
      const inviter = new Inviter(userAgent, target)
      return finalStatus((requestDelegate) => inviter.invite({ requestDelegate }))
    },
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
