import type { Handlers } from '../contract/requests.ts'
import { failure, success } from '../contract/result.ts'
import { authorOf, type WriteContext } from '../database/write-context.ts'
import type { PromiseRepository } from './promise-repository.ts'

export type PromiseContext = WriteContext & { readonly promises: Pick<PromiseRepository, 'find'> }

export function createPromiseHandlers(context: PromiseContext): Pick<Handlers, 'promise:keep'> {
  return {
    async 'promise:keep'({ promiseId }) {
      const promise = context.promises.find(promiseId)
      if (promise === null) return failure('not-found')
      if (promise.keptAt !== null) return success(null)
      const { customerId } = promise
      const kept = { kind: 'promise:kept' as const, promiseId, customerId, keptAt: context.now() }
      await context.record([kept], authorOf(context))
      return success(null)
    },
  }
}
