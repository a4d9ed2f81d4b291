import type { Call } from '../contract/calls.ts'
import type { CallId, CustomerId, PhoneNumber, PromiseId } from '../contract/ids.ts'
import type { Handlers } from '../contract/requests.ts'
import { failure, type Result, success } from '../contract/result.ts'
import { authorOf, signature, type WriteContext } from '../database/write-context.ts'
import { isOwed } from '../domain/promise-course.ts'
import type { PromiseCalls } from './promise-calls.ts'
import type { PromisePen } from './promise-pen.ts'
import type { PromiseRepository } from './promise-repository.ts'

type PromiseHandlers = Pick<
  Handlers,
  'promise:offers' | 'promise:make' | 'promise:keep' | 'promise:not-kept' | 'promise:release' | 'promise:call'
>

export type PromiseContext = WriteContext & {
  readonly promises: Pick<PromiseRepository, 'find'>
  readonly pen: PromisePen
  readonly calls: Pick<PromiseCalls, 'tie' | 'say'>
  /** The first number of the card that can be called, of a merged card too. */
  phoneOf(customerId: CustomerId): PhoneNumber | null
  dial(target: string): Promise<Result<Call>>
  /** The call is that customer's, also where several share the number. */
  tieCustomer(callId: CallId, customerId: CustomerId): void
}

export function createPromiseHandlers(context: PromiseContext): PromiseHandlers {
  const { promises, pen, calls } = context

  async function keep(promiseId: PromiseId, callId: CallId | null): Promise<Result<null>> {
    const promise = promises.find(promiseId)
    if (promise === null) return failure('not-found')
    if (!isOwed(promise)) return promise.keptAt === null ? failure('conflict') : success(null)
    if (callId !== null) return calls.say(callId, promiseId, true) ? success(null) : failure('call-over')
    const { customerId } = promise
    const kept = { kind: 'promise:kept' as const, promiseId, customerId, keptAt: context.now() }
    await context.record([kept], authorOf(context))
    return success(null)
  }

  return {
    'promise:offers': (asked) => success(pen.offers(asked)),

    async 'promise:make'(draft) {
      const made = pen.make(draft)
      if (!made.ok) return made
      await context.record([made.value], authorOf(context))
      const promise = promises.find(made.value.promise.id)
      return promise === null ? failure('internal') : success(promise)
    },

    'promise:keep': ({ promiseId, callId }) => keep(promiseId, callId),

    'promise:not-kept'({ promiseId, callId }) {
      const promise = promises.find(promiseId)
      if (promise === null) return failure('not-found')
      return calls.say(callId, promiseId, false) ? success(null) : failure('conflict')
    },

    async 'promise:release'({ promiseId, reason }) {
      const promise = promises.find(promiseId)
      if (promise === null) return failure('not-found')
      if (!isOwed(promise)) return failure('conflict')
      const { customerId } = promise
      const release = { at: context.now(), ...signature(context), reason }
      await context.record([{ kind: 'promise:released', promiseId, customerId, release }], authorOf(context))
      return success(null)
    },

    async 'promise:call'({ promiseId }) {
      const promise = promises.find(promiseId)
      if (promise === null) return failure('not-found')
      if (!isOwed(promise)) return failure('conflict')
      const phone = context.phoneOf(promise.customerId)
      if (phone === null) return failure('no-phone')
      const dialled = await context.dial(phone)
      if (!dialled.ok) return dialled
      context.tieCustomer(dialled.value.id, promise.customerId)
      calls.tie(dialled.value.id, promiseId)
      return dialled
    },
  }
}
