import { expect, it, onTestFinished } from 'vitest'
import { newestVersion } from '../../../src-main/database/migrate.ts'
import { migrations } from '../../../src-main/database/migrations/index.ts'
import { openDatabase } from '../../../src-main/database/open-database.ts'
import { figuresQueries } from '../../../src-main/threads/figures-queries.ts'
import { addWhatReportsCount } from '../../bench/parts/what-reports-count.ts'
import { generateHouse } from '../../support/generate.ts'
import { houseToday } from '../../support/house/customer.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

it('the house of the bench has something to count in every figure of a report, however often it is prepared', () => {
  const house = generateHouse({
    folder: temporaryFolder(),
    ...{ customers: 600, interactionsPerCustomer: 10, seed: 4 },
  })
  const read = () => {
    const db = openDatabase({ ...house, mode: 'read-only', newestVersion: newestVersion(migrations) })
    onTestFinished(() => void db.close())
    const period = { from: '2026-08-01', to: '2026-08-31' }
    const asked = { period, deskId: null, agentId: null, now: houseToday }
    return figuresQueries['figures:read'](db)(asked)
  }
  addWhatReportsCount(house)
  const counted = read()
  for (const { answer, wrapUp, missed, complaints, satisfaction, yardstick, cases } of [
    counted.figures,
    counted.before,
  ]) {
    const levels = yardstick.levels.map(({ late, waiting }) => late + waiting)
    const counts = [
      ...[answer.count, wrapUp.count, missed?.missed, missed?.recovered, complaints.received, cases.opened],
      ...[complaints.solved, complaints.madeGood, satisfaction.answers, ...levels],
    ]
    expect(Math.min(...counts.map((count) => count ?? 0))).toBeGreaterThan(0)
    expect(levels).toHaveLength(3)
  }
  expect(counted.figures.yardstick.totalFavours + counted.before.yardstick.totalFavours).toBeGreaterThan(0)
  addWhatReportsCount(house)
  expect(read()).toEqual(counted)
})
