import { randomUUID } from 'node:crypto'
import type { StoryReference } from '../../../src-main/contract/softphone.ts'
import { userToUser } from '../../../src-main/softphone/passage.ts'
import { findFreePorts } from '../pbx/free-ports.ts'
import type { TestPbx } from '../pbx/test-pbx.ts'
import { type OutsideCall, runSipp } from './run-sipp.ts'

export type CallFromOutside = {
  readonly pbx: Pick<TestPbx, 'trunk'>
  /** The caller's number exactly as the network writes it: '0039333…', '39333…', '333…', '+39333…'. */
  readonly caller: string
  readonly displayName?: string
  /** The number called: '1001' rings agent1. */
  readonly to: string
  /** How long the outside talks before it hangs up, counted from the answer. */
  readonly durationMs?: number
  /** From is anonymous, with Privacy: id (RFC 3323, RFC 3325); the number is not sent at all. */
  readonly withheld?: boolean
  /** Somebody out there pretends to be a colleague: their INVITE carries this reference. */
  readonly story?: StoryReference
  /** What it says over and over, as µ-law of 8 kHz; a tone where nothing is given. */
  readonly says?: Buffer
  /** Whole header lines that the network sends as well: who was called before, who passed the call on. */
  readonly further?: readonly string[]
  /** The outside gives up after this time of ringing. */
  readonly cancelAfterMs?: number
}

const refusingStatuses = [
  ...[
    400, 401, 403, 404, 405, 406, 408, 410, 415, 420, 423, 480, 481, 482, 483, 484, 485, 486, 487, 488, 491,
  ],
  ...[500, 501, 502, 503, 504, 513, 600, 603, 604, 606, 607],
]

function identityOf({ caller, withheld }: CallFromOutside): {
  readonly from: string
  readonly identity: string
} {
  // The name goes in by SIPp's [name], so that brackets and quotes in it are not taken for SIPp's own.
  if (withheld) return { from: '"Anonymous" <sip:anonymous@anonymous.invalid>', identity: 'Privacy: id' }
  if (!/^[+\w.*()/-]+$/.test(caller)) throw new Error(`'${caller}' cannot stand in a SIP address`)
  const address = `"[name]" <sip:${caller}@trunk.invalid>`
  return { from: address, identity: `P-Asserted-Identity: ${address}` }
}

/** Somebody outside calls through the PBX's trunk, speaking a tone (PCMU). Resolves when SIPp runs. */
export async function callFromOutside(call: CallFromOutside): Promise<OutsideCall> {
  const { trunk } = call.pbx
  const durationMs = call.durationMs ?? 60_000
  const [port = 0] = await findFreePorts(1, [trunk.outsideAddress])
  const name = (call.displayName ?? '').replaceAll(/["\\]/g, '\\$&')
  return runSipp({
    scenario: 'caller',
    ...(call.says && { says: call.says }),
    values: {
      ...identityOf(call),
      userToUser: call.story === undefined ? 'Subject: call' : `User-to-User: ${userToUser(call.story)}`,
      further: call.further?.length ? call.further.join('\n      ') : 'Organization: outside',
      durationMs,
      cancelTimeout:
        call.cancelAfterMs === undefined ? '' : ` timeout="${call.cancelAfterMs}" ontimeout="cancel"`,
      refusals: refusingStatuses
        .map((status) => `<recv response="${status}" optional="true" next="refused"/>`)
        .join('\n  '),
    },
    address: trunk.outsideAddress,
    port,
    args: [
      `${trunk.host}:${trunk.port}`,
      '-s',
      call.to,
      '-key',
      'name',
      name,
      '-cid_str',
      `${randomUUID()}-%u`,
    ],
    longestMs: durationMs + 90_000,
    hangsUpAfter: /^SIP\/2\.0 /m,
  })
}
