import { UserAgentState } from 'sip.js/lib/api/index.js'
import type { AccountTest } from '../contract/line.ts'
import type { Account } from '../contract/softphone.ts'
import type { Ladder } from './ladder.ts'
import { createRegistration } from './registration.ts'
import { defaultTiming, type Timing } from './timing.ts'
import { createUserAgent } from './user-agent.ts'
import { ConnectError } from './ws-transport.ts'

export type AccountTestOptions = {
  readonly userAgentName: string
  readonly report: (what: string) => void
  readonly timing?: Partial<Timing>
  readonly ladder?: Ladder
}

/**
 * Tries `account`: connects, proves the password by asking for its contacts, and registers where nobody is, taking
 * the contact back afterwards. An account that is in use keeps its contact: a PBX with room for one would throw
 * the running console out.
 */
export async function testAccount(
  account: Omit<Account, 'id'>,
  options: AccountTestOptions,
): Promise<AccountTest> {
  const timing = { ...defaultTiming, ...options.timing }
  const { userAgent } = createUserAgent({
    account,
    timing,
    userAgentName: options.userAgentName,
    report: options.report,
    ...(options.ladder ? { ladder: options.ladder } : {}),
    delegate: {
      onInvite: (invitation) => void invitation.reject({ statusCode: 480 }).catch(() => undefined),
    },
    descriptions: () => {
      throw new Error('a test of an account has no media')
    },
  })
  try {
    await userAgent.start()
    const registration = createRegistration(userAgent)
    let result = await registration.send('fetch', timing.registerMs)
    if (result.ok && result.contacts === 0) {
      result = await registration.send('add', timing.registerMs)
      await registration.send('remove', timing.unregisterMs)
    }
    if (result.ok) return { registered: true, trouble: null, status: null }
    return { registered: false, trouble: result.trouble, status: result.status }
  } catch (error) {
    const problem =
      error instanceof ConnectError ? error.problem : { trouble: 'pbx-error' as const, status: null }
    return { registered: false, ...problem }
  } finally {
    if (userAgent.state === UserAgentState.Started) await userAgent.stop()
  }
}
