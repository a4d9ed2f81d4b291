import { expect, it } from 'vitest'
import { createCallLogRepository } from '../../../src-main/calls/call-log.ts'
import { answered } from '../../support/make-calls.ts'
import { noon, openTestDoor } from '../../support/open-test-door.ts'

const nobody = { agentId: null }
const holds = [
  { from: noon + 10_000, to: noon + 25_000 },
  { from: noon + 40_000, to: noon + 44_000 },
]

it('keeps when Maria was on hold, beside how long', () => {
  const { door, reading } = openTestDoor()
  const logged = answered('+390612345678', noon, { heldMs: 19_000, holds })
  door.record([logged], nobody)
  const log = createCallLogRepository(reading)
  expect(log.find(logged.call.id)).toMatchObject({ heldMs: 19_000, holds })
  expect(log.page(noon + 1)).toMatchObject([{ holds }])
})

it('reads the calls of a version that kept only how long', () => {
  const { door, db, reading } = openTestDoor()
  const logged = answered('+390612345678', noon, { heldMs: 19_000, holds })
  door.record([logged], nobody)
  db.exec(`UPDATE call SET record = json_remove(record, '$.holds')`)
  const log = createCallLogRepository(reading)
  expect(log.find(logged.call.id)).toMatchObject({ heldMs: 19_000, holds: [] })
})
