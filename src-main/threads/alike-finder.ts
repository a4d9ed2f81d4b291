import { createCustomerRepository } from '../customers/customer-repository.ts'
import { createDuplicateFinder } from '../customers/duplicate-finder.ts'
import type { Database } from '../database/connection.ts'
import { toldDuplicatePoints } from '../domain/duplicate-points.ts'
import type { FoundAlike } from '../imports/alike.ts'
import type { Newcomer } from '../imports/candidate.ts'
import type { MayStand } from '../imports/presence.ts'

/** Which card a row of a file looks like; here, because features do not know each other. */
export function createAlikeFinder(
  db: Database,
  mayStand: MayStand,
): (newcomer: Newcomer) => FoundAlike | null {
  const find = createDuplicateFinder(db, { cardsOnlyCome: true, mayStand })
  const { summary } = createCustomerRepository(db)
  return ({ fields, phones, emails }) => {
    const sketch = {
      ...fields,
      numbers: phones.flatMap(({ number }) => number ?? []),
      emails: emails.map(({ address }) => address),
    }
    const [likeliest] = find(sketch, null, toldDuplicatePoints)
    const customer = likeliest && summary(likeliest.customerId)
    if (!likeliest || !customer) return null
    return {
      code: customer.code,
      points: likeliest.points,
      kinds: likeliest.likenesses.map(({ kind }) => kind),
    }
  }
}
