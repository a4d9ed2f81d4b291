import { Inviter, SessionState } from 'sip.js/lib/api/index.js'
import type { IncomingResponse, URI } from 'sip.js/lib/core/index.js'
import type { CallId } from '../contract/ids.ts'
import type { CommandOutcome, StoryReference } from '../contract/softphone.ts'
import { type CallSurroundings, createLiveCall, type LiveCall } from './call.ts'
import type { OutgoingLine } from './caller-line.ts'
import { reasonForStatus } from './end-reasons.ts'
import { sayFarewell } from './farewell.ts'
import { cleanText } from './identity.ts'
import { moveMedia } from './move-media.ts'
import { userToUser } from './passage.ts'

export type OutgoingCall = { readonly call: LiveCall; readonly sent: Promise<CommandOutcome> }

export type Origin = {
  readonly id: CallId
  readonly line: string
  readonly by: OutgoingLine
  /** The call about which a colleague is asked, and the reference that goes along. */
  readonly consultFor: CallId | null
  readonly story: StoryReference | null
}

/** Shows the call, and calls as soon as the window has described its media. */
export function placeCall(target: URI, origin: Origin, surroundings: CallSurroundings): OutgoingCall {
  // sip.js's own early media ends the call where another fork answers; `applyEarlyAnswer` takes its place.
  const inviter = new Inviter(surroundings.userAgent, target, {
    earlyMedia: false,
    extraHeaders: [
      ...origin.by.headers,
      ...(origin.story ? [`User-to-User: ${userToUser(origin.story)}`] : []),
    ],
    params: { ...origin.by.from },
  })
  const call = createLiveCall(
    {
      id: origin.id,
      direction: 'out',
      state: 'dialling',
      remote: { user: cleanText(target.user ?? '', 80), displayName: '', withheld: false, verified: false },
      line: origin.line,
      account: origin.by.account,
      muted: false,
      heldByOther: false,
      audio: null,
      receivedAt: surroundings.now(),
      arrivedMark: null,
      answeredAt: null,
      heldSince: null,
      heldMs: 0,
      holds: [],
      endedAt: null,
      end: null,
      consultFor: origin.consultFor,
      inConference: false,
      passage: null,
    },
    surroundings,
    inviter,
  )
  inviter.stateChange.addListener((state) => {
    if (state === SessionState.Established) established(call, inviter)
  })
  return { call, sent: invite(inviter, call) }
}

async function invite(inviter: Inviter, call: LiveCall): Promise<CommandOutcome> {
  try {
    await inviter.invite({
      requestDelegate: {
        onProgress: (response) => progressed(call, response),
        onReject: (response) => failed(call, response),
        onRedirect: (response) => failed(call, response),
      },
    })
    return 'done'
  } catch {
    await Promise.resolve()
    const reason = call.view().end?.reason
    if (reason === 'no-microphone') return 'no-microphone'
    return reason === 'cancelled-here' ? 'call-over' : 'no-media-window'
  }
}

function progressed(call: LiveCall, { message }: IncomingResponse): void {
  const status = message.statusCode ?? 0
  if (status <= 100) return
  call.apply({ kind: 'alerting' })
  const { bridge } = call.leg()
  if (message.body !== '' && bridge.hasDescription(message.getHeader('Content-Type') ?? '')) {
    void bridge.applyEarlyAnswer(message.body)
  }
}

function failed(call: LiveCall, { message }: IncomingResponse): void {
  const status = message.statusCode ?? 0
  // sip.js makes a 503 of its own where the request could not be sent.
  if (status === 503 && !call.surroundings.lineIsUp()) call.end('line-lost')
  else call.end(reasonForStatus(status), status === 0 ? null : status)
}

function established(call: LiveCall, inviter: Inviter): void {
  if (!call.apply({ kind: 'established', at: call.surroundings.now() })) {
    sayFarewell(inviter, call.surroundings)
    return
  }
  // The peer connection is bound to the fork whose early media was heard; the one that answered gets a fresh one.
  if (call.leg().bridge.answeredByAnotherFork()) void moveMedia(call)
}
