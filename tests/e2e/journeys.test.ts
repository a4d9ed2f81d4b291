import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pbxAvailability } from '../support/pbx/ensure-asterisk.ts'
import { startAsterisk } from '../support/pbx/start-asterisk.ts'
import type { TestPbx } from '../support/pbx/test-pbx.ts'
import { browserStage } from './journeys/browser-stage.ts'
import { incoming } from './journeys/incoming.ts'
import type { PbxJourneys } from './journeys/journey.ts'
import { atTheDesk } from './journeys/operator.ts'
import type { Desk, Stage } from './journeys/stage.ts'
import { talking } from './journeys/talking.ts'

const available = await pbxAvailability()
const hasPbx = available.kind === 'asterisk' || available.kind === 'other'

const onThePbx = { incoming, talking } satisfies Record<string, PbxJourneys>

/** Plays one journey; whatever went wrong unseen in its windows fails it too. */
async function play(stage: Stage, journey: (stage: Stage) => Promise<void>): Promise<void> {
  const desks: Desk[] = []
  const watched: Stage = {
    async openDesk(plan) {
      const desk = await stage.openDesk(plan)
      desks.push(desk)
      return desk
    },
  }
  await journey(watched).catch(async (error: unknown) => {
    for (const desk of desks) await atTheDesk(desk).shows('failed')
    throw error
  })
  expect(desks.flatMap(({ problems }) => problems)).toEqual([])
}

describe.runIf(hasPbx)('at a real PBX', () => {
  let pbx: TestPbx
  beforeAll(async () => {
    pbx = await startAsterisk()
  })
  afterAll(() => pbx?.stop())

  for (const [group, journeys] of Object.entries<PbxJourneys>(onThePbx))
    describe(group, () => {
      for (const [name, journey] of Object.entries(journeys))
        it(name, () => play(browserStage, (stage) => journey({ stage, pbx })))
    })
})
