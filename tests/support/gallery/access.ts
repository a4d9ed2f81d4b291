import { failure, success } from '../../../src-main/contract/result.ts'
import { italianHolidays } from '../../../src-main/domain/holidays.ts'
import type { ConsoleAccess, SendRequest } from '../../../src-renderer/state/console-context.tsx'
import { createConsoleStore } from '../../../src-renderer/state/console-store.ts'
import { createUiStore } from '../../../src-renderer/state/ui-store.ts'
import { summaryOf } from './calls.ts'
import { luca, maria, otherCard } from './cards.ts'
import { someLadder, someQuality } from './diagnostics.ts'
import { someFigureRows, someFigures } from './figures.ts'
import { findingsFor, someSavedFilters } from './finding.ts'
import { someFound, someHits } from './found.ts'
import { someBoard, someSheet } from './handover.ts'
import { someMyCases } from './my-cases.ts'
import { answerCard, someDuplicates, someLastWords, someMerges, someShared } from './one-card.ts'
import { someColleagues, someOffers } from './promises.ts'
import { someRecorded } from './recordings.ts'
import { someReports } from './reports.ts'
import { myReviewsFor, reviewedFor } from './reviews.ts'
import { anna, base, paolo, type Scene } from './scenes.ts'
import { twoAccounts } from './two-accounts.ts'

export type Asked = { readonly name: string; readonly input: unknown }

/** A story's own answers, by request. */
export type Answers = { readonly [name: string]: (input: unknown) => unknown }

/** A window's stores filled from a scene; requests are noted down and answered as a quiet main process would. */
export function accessTo(
  scene: Scene,
  answers: Answers = {},
): ConsoleAccess & { readonly asked: readonly Asked[] } {
  const asked: Asked[] = []
  const cards = [maria, paolo, anna, otherCard(640, 'Carla Neri'), otherCard(660, 'Davide Russo')]
  // The map ties each name to its own output; a stand-in for all of them at once cannot follow that.
  const request = (async (name: string, input: unknown) => {
    asked.push({ name, input })
    if (answers[name]) return answers[name](input)
    switch (name) {
      case 'customer:recent':
      case 'customer:search':
        return success(cards.map(summaryOf))
      case 'palette:search':
        return success(someFound)
      case 'report:list':
        return success(someReports)
      case 'review:filters':
        return success(someSavedFilters)
      case 'figures:read':
        return success(someFigures)
      case 'figures:rows':
        return success(someFigureRows)
      case 'review:find':
        return success(findingsFor(input))
      case 'history:search':
        return success(someHits)
      case 'customer:open':
      case 'call:attach':
      case 'customer:merge':
        return answerCard(cards, input)
      case 'customer:duplicates':
        return success(someDuplicates)
      case 'customer:merges':
        return success(someMerges)
      case 'customer:field-changes':
        return success(someLastWords)
      case 'customer:shared-numbers':
        return success(someShared)
      case 'customer:timeline':
        return success({ entries: [], next: null, previous: null })
      case 'customer:timeline-months':
      case 'call:log':
        return success([])
      case 'case:mine':
        // Whoever owes somebody something has cases, too.
        return success(scene.console.ledger ? someMyCases : { cases: [], total: 0 })
      case 'review:read':
        return success(reviewedFor(scene))
      case 'review:mine':
        return success(myReviewsFor(scene))
      case 'shift:board':
        return success(someBoard)
      case 'handover:read':
        return success(someSheet)
      case 'promise:offers':
        return success(someOffers)
      case 'transfer:options':
        return success(someColleagues)
      case 'promise:make':
      case 'transfer:promise':
        return success({ ...maria.promises[0], dueAt: someOffers.offers[2]?.at, ownerId: luca.id })
      case 'note:draft':
      case 'call:wrap-up':
        return success(null)
      case 'note:finish':
        return success(maria.timeline[0]?.notes[0])
      case 'house:calendar':
        return success(italianHolidays(2026, '10-04'))
      case 'call:quality':
        return success(someQuality)
      case 'recording:of-customer':
        return success(someRecorded)
      case 'line:ladder':
        return success(someLadder)
      case 'account:list':
        return success((scene.console.line?.accounts.length ?? 0) > 1 ? twoAccounts : [])
      case 'call:line-for': {
        const [first] = scene.console.line?.accounts ?? []
        return success(first ? { accountId: first.id, number: first.numbers[0]?.number ?? '' } : null)
      }
      default:
        return failure('not-found')
    }
  }) as SendRequest
  return {
    console: createConsoleStore({ ...base, ...scene.console }),
    ui: createUiStore(scene.ui ?? {}),
    request,
    asked,
  }
}
