import type { UserAgent } from 'sip.js/lib/api/index.js'

/**
 * Asks the registrar whether it still answers: any final response to OPTIONS but the ones sip.js makes up itself
 * when nothing comes (408) or cannot be sent (503) counts.
 */
export function answersOptions(userAgent: UserAgent, deadlineMs: number): Promise<boolean> {
  const { uri } = userAgent.configuration
  const registrar = uri.clone()
  registrar.user = undefined
  const core = userAgent.userAgentCore
  const message = core.makeOutgoingRequestMessage('OPTIONS', registrar, uri, uri, {})
  return new Promise((resolve) => {
    const settle = (alive: boolean) => {
      clearTimeout(deadline)
      resolve(alive && userAgent.isConnected())
    }
    const deadline = setTimeout(() => settle(false), deadlineMs)
    core.request(message, {
      onAccept: () => settle(true),
      onRedirect: () => settle(true),
      onReject: ({ message: response }) => settle(response.statusCode !== 408 && response.statusCode !== 503),
    })
  })
}
