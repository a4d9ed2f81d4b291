import type { IncomingInviteRequest } from 'sip.js/lib/core/index.js'
import { type CallControl, sdpBody } from './call.ts'
import type { MediaLeg } from './media-leg.ts'
import type { Peer } from './peer.ts'
import { isAnswerable } from './session-description.ts'

/** Numbers that do not lead to the echo, named after the SIP status they bring. */
export const specialNumbers = { busy: '486', declined: '603', unknown: '404', unanswered: '408' } as const

type Destination = { status: number } | 'unanswered' | 'echo'

/** Where a dialled number leads. */
export function destinationOf(number: string | undefined): Destination {
  switch (number) {
    case specialNumbers.busy:
    case specialNumbers.declined:
    case specialNumbers.unknown:
      return { status: Number(number) }
    case specialNumbers.unanswered:
      return 'unanswered'
    default:
      return number !== undefined && /\d/.test(number) ? 'echo' : { status: 404 }
  }
}

export type DialledParts = {
  call: CallControl
  peer: Peer
  request: IncomingInviteRequest
  /** How long it rings before it is answered; undefined for a number where nobody answers. */
  answerMilliseconds: number | undefined
  ringMilliseconds: number
  openLeg(): Promise<MediaLeg>
  onError(error: unknown): void
}

/** Rings, then answers with the leg that `openLeg` makes. */
export function answerDialled(parts: DialledParts): void {
  const { call, peer, request, answerMilliseconds, ringMilliseconds, openLeg, onError } = parts
  const timer = setTimeout(() => {
    if (answerMilliseconds === undefined) return call.view.cancel()
    answer().catch((error: unknown) => {
      onError(error)
      call.view.cancel()
    })
  }, answerMilliseconds ?? ringMilliseconds)
  call.view.subscribe(({ state }) => {
    if (state === 'ended') clearTimeout(timer)
  })
  request.delegate = {
    onCancel() {
      if (call.view.state === 'talking') return
      request.reject({ statusCode: 487 })
      call.finish({ by: 'console', status: 487 })
    },
    onTransportError: () => call.finish({ by: 'console' }),
  }
  call.retreatBy(() => request.reject({ statusCode: 480 }))
  request.progress({ statusCode: 180 })
  call.ring()

  async function answer(): Promise<void> {
    const leg = await openLeg()
    const stretch = await acceptInvite(peer, request, leg, () => call.view.state === 'ringing')
    if (stretch !== undefined) call.talk(stretch)
    else if (call.view.state === 'ringing') call.finish({ by: 'exchange', status: 488 })
  }
}

/** Answers an INVITE with `leg`; undefined, with the leg closed, where that is not possible or not wanted. */
export async function acceptInvite(
  peer: Peer,
  request: IncomingInviteRequest,
  leg: MediaLeg,
  isWanted: () => boolean,
) {
  const offer = request.message.body
  const answer = isAnswerable(offer) ? await leg.answer(offer).catch(() => undefined) : undefined
  if (answer === undefined || !isWanted()) {
    leg.close()
    if (isWanted()) request.reject({ statusCode: 488 })
    return undefined
  }
  const { session } = request.accept({ statusCode: 200, body: sdpBody(answer) })
  return { session, leg, peer }
}
