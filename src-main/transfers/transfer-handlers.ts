import type { Agent } from '../contract/agents.ts'
import type { Call } from '../contract/calls.ts'
import type { Change, ChangeOf } from '../contract/changes.ts'
import type { HouseSettings } from '../contract/house.ts'
import type { AgentId, CallId, DeskId, PromiseId } from '../contract/ids.ts'
import type { TransferDecision, TransferOptions } from '../contract/ledger.ts'
import type { CallbackPromise } from '../contract/promises.ts'
import type { Handlers, Input } from '../contract/requests.ts'
import { failure, type Result, success } from '../contract/result.ts'
import type { CommandOutcome, Softphone, StoryReference } from '../contract/softphone.ts'
import { authorOf, signature, type WriteContext } from '../database/write-context.ts'
import { peopleOnShift } from '../domain/shift-board.ts'

type TransferHandlers = Pick<
  Handlers,
  | 'transfer:options'
  | 'transfer:ask'
  | 'transfer:consult'
  | 'transfer:complete'
  | 'transfer:promise'
  | 'transfer:blind'
>

export type TransferContext = WriteContext & {
  house(): HouseSettings
  houseClock(): {
    isOpen(deskId: DeskId | null, at: number): boolean
    onShift(deskId: DeskId | null, at: number): readonly AgentId[]
    shifts(
      deskId: DeskId | null,
      from: number,
      to: number,
    ): readonly { readonly agentId: Agent['id']; readonly from: number; readonly to: number }[]
  }
  readonly softphone: Pick<Softphone, 'hold' | 'transfer' | 'consult' | 'completeTransfer'>
  /** What goes along with a call: its case, else its customer; null where it has neither. */
  referenceOf(call: Call): Pick<StoryReference, 'kind' | 'code'> | null
  findCall(callId: CallId): Call | null
  /** Takes what signalling cannot wait for, and tries until it is on disk. */
  recordLater(changes: readonly Change[]): void
  /** Checks a promise against rota and opening hours; not yet recorded. */
  preparePromise(draft: Input<'promise:make'>): Result<ChangeOf<'promise:made'>>
  findPromise(promiseId: PromiseId): CallbackPromise | null
}

/** Before anybody is sent on: what would solve it here, and the count of what was chosen. */
export function createTransferHandlers(context: TransferContext): TransferHandlers {
  const { house, houseClock, softphone, now } = context

  function decide(
    call: Pick<Call, 'id' | 'customerId'>,
    chosen: Pick<TransferDecision, 'choice'> & Partial<TransferDecision>,
  ): TransferDecision {
    const { id: callId, customerId } = call
    const nothingMore = { reason: null, promiseId: null, succeeded: null }
    return {
      id: context.newId(),
      callId,
      customerId,
      at: now(),
      ...signature(context),
      ...nothingMore,
      ...chosen,
    }
  }

  function story(how: StoryReference['how'], call: Call): StoryReference | undefined {
    const reference = context.referenceOf(call)
    return reference === null ? undefined : { how, ...reference }
  }

  /** One of the house's; where it has none, none is needed. */
  function isReason(reason: string | null): boolean {
    const { transferReasons } = house()
    return transferReasons.length === 0 || transferReasons.some((each) => each === reason)
  }

  /** What was chosen is written down before it is known how it ends. */
  async function counted(
    call: Call,
    reason: string | null,
    transfer: () => Promise<CommandOutcome>,
  ): Promise<Result<null>> {
    const decision = decide(call, { choice: 'transfer', reason })
    context.recordLater([{ kind: 'transfer:decided', decision }])
    const outcome = await transfer()
    const succeeded = outcome === 'done'
    context.recordLater([{ kind: 'transfer:decided', decision: { ...decision, succeeded } }])
    return outcome === 'done' ? success(null) : failure(outcome)
  }

  return {
    'transfer:options'() {
      const at = now()
      const { desks, transferReasons } = house()
      const places = desks.length > 0 ? desks : [{ id: null, name: '' }]
      const value: TransferOptions = {
        desks: places.map(({ id, name }) => ({
          id,
          name,
          open: houseClock().isOpen(id, at),
          people: peopleOnShift(houseClock(), id, at),
        })),
        reasons: [...transferReasons],
      }
      return success(value)
    },

    async 'transfer:ask'({ callId }) {
      const call = context.findCall(callId)
      if (!call) return failure('call-over')
      const outcome: CommandOutcome = call.state === 'held' ? 'done' : await softphone.hold(callId)
      if (outcome !== 'done') return failure(outcome)
      context.recordLater([{ kind: 'transfer:decided', decision: decide(call, { choice: 'ask' }) }])
      return success(null)
    },

    async 'transfer:consult'({ callId, target }) {
      const call = context.findCall(callId)
      if (!call) return failure('call-over')
      const { outcome, callId: consultId } = await softphone.consult(callId, target, story('asks', call))
      const consult = consultId && context.findCall(consultId)
      if (!consult) return failure(outcome === 'done' ? 'call-over' : outcome)
      context.recordLater([{ kind: 'transfer:decided', decision: decide(call, { choice: 'ask' }) }])
      return success(consult)
    },

    async 'transfer:complete'({ callId, reason }) {
      const call = context.findCall(callId)
      if (!call) return failure('call-over')
      if (!isReason(reason)) return failure('invalid-input', 'reason')
      return counted(call, reason, () => softphone.completeTransfer(callId, story('passed', call)))
    },

    async 'transfer:promise'({ callId, ...draft }) {
      const call = context.findCall(callId)
      const made = context.preparePromise(draft)
      if (!made.ok) return made
      const promiseId = made.value.promise.id
      const { customerId } = draft
      const decision = decide({ id: callId, customerId }, { choice: 'promise', promiseId })
      const counted: Change[] = call ? [{ kind: 'transfer:decided', decision }] : []
      await context.record([made.value, ...counted], authorOf(context))
      const promise = context.findPromise(promiseId)
      return promise === null ? failure('internal') : success(promise)
    },

    async 'transfer:blind'({ callId, target, reason }) {
      const call = context.findCall(callId)
      if (!call) return failure('call-over')
      if (!isReason(reason)) return failure('invalid-input', 'reason')
      return counted(call, reason, () => softphone.transfer(callId, target, story('passed', call)))
    },
  }
}
