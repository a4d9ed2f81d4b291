import type { ChangeOf } from '../contract/changes.ts'
import type { Case } from '../contract/history.ts'
import type { HouseSettings } from '../contract/house.ts'
import type { CaseId, CustomerId, DeskId } from '../contract/ids.ts'
import { PromiseId } from '../contract/ids.ts'
import type { PromiseOffers } from '../contract/ledger.ts'
import type { Input } from '../contract/requests.ts'
import { failure, type Result, success } from '../contract/result.ts'
import { signature, type WriteContext } from '../database/write-context.ts'
import { firstOffer, type PromiseClock, promiseOffers, promiseTimeTrouble } from '../domain/promise-offers.ts'
import { ancestryOf, deskOf, dueTimes, type OpeningClock, ruleFor } from '../domain/yardstick.ts'

/** What promises ask of the house's clock. */
export type DeskClock = PromiseClock &
  OpeningClock & {
    shifts(
      deskId: DeskId | null,
      from: number,
      to: number,
    ): readonly {
      readonly agentId: NonNullable<ReturnType<WriteContext['agent']>>['id']
      readonly deskId: DeskId
      readonly from: number
      readonly to: number
    }[]
  }

export type PromisePenContext = Pick<WriteContext, 'agent' | 'now' | 'newId'> & {
  customerExists(customerId: CustomerId): boolean
  findCase(caseId: CaseId): Pick<Case, 'deskId' | 'categoryId'> | null
  house(): HouseSettings
  houseClock(): DeskClock
}

export type PromisePen = ReturnType<typeof createPromisePen>

const minute = 60_000

/** Writes promises that the house can keep: for hours at which the desk is open and staffed, as it is known now. */
export function createPromisePen(context: PromisePenContext) {
  const { agent, now, house, houseClock } = context

  /** The case's desk, or the one where whoever sits here is at work, or the house's first. */
  function likelyDesk(found: Pick<Case, 'deskId' | 'categoryId'> | null): DeskId | null {
    const { desks, categories } = house()
    const known = (id: DeskId | null | undefined) => desks.find((desk) => desk.id === id)?.id ?? null
    const mine = houseClock()
      .shifts(null, now(), now() + 1)
      .find(({ agentId }) => agentId === agent()?.id)
    return (
      known(found?.deskId) ??
      known(deskOf(categories, found?.categoryId ?? null)) ??
      known(mine?.deskId) ??
      desks[0]?.id ??
      null
    )
  }

  return {
    offers({ deskId: asked, caseId }: Input<'promise:offers'>): PromiseOffers {
      const { desks, categories, yardstick } = house()
      const found = caseId === null ? null : context.findCase(caseId)
      const deskId = asked ?? likelyDesk(found)
      const offers = promiseOffers({ deskId, mine: agent()?.id ?? null, now: now() }, houseClock())
      const rule = ruleFor(yardstick, ancestryOf(categories, found?.categoryId ?? null), null)
      const { answerBy } = dueTimes(rule, houseClock(), deskId, now())
      return {
        deskId,
        desks: desks.map(({ id, name }) => ({ id, name })),
        offers: [...offers],
        first: firstOffer(offers, answerBy),
      }
    },

    /** The change that makes it, checked against opening hours and rota at this moment; not yet recorded. */
    make(draft: Input<'promise:make'>): Result<ChangeOf<'promise:made'>> {
      if (!context.customerExists(draft.customerId)) return failure('not-found')
      const dueAt = Math.floor(draft.dueAt / minute) * minute
      const trouble = promiseTimeTrouble(draft.deskId, dueAt, houseClock(), now())
      if (trouble !== null) return failure(trouble)
      const id = PromiseId.parse(context.newId())
      const promise = { ...draft, id, dueAt, madeAt: now(), ...signature(context) }
      return success({ kind: 'promise:made', promise })
    },
  }
}
