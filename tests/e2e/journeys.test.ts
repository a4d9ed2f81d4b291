import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pbxAvailability } from '../support/pbx/ensure-asterisk.ts'
import { startAsterisk } from '../support/pbx/start-asterisk.ts'
import type { TestPbx } from '../support/pbx/test-pbx.ts'
import { accounts } from './journeys/accounts.ts'
import { incoming } from './journeys/incoming.ts'
import type { PbxJourneys } from './journeys/journey.ts'
import { notes } from './journeys/notes.ts'
import { atTheDesk } from './journeys/operator.ts'
import { outgoing } from './journeys/outgoing.ts'
import { pbxTrouble } from './journeys/pbx-trouble.ts'
import { severalCalls } from './journeys/several-calls.ts'
import type { Desk, Stage } from './journeys/stage.ts'
import { stageOfHost } from './journeys/stage-of-host.ts'
import { talking } from './journeys/talking.ts'
import { windows } from './journeys/windows.ts'

const available = await pbxAvailability()
const hasPbx = available.kind === 'asterisk' || available.kind === 'other'

const onThePbx = {
  incoming,
  talking,
  severalCalls,
  notes,
  outgoing,
  accounts,
  windows,
  pbxTrouble,
} satisfies Record<string, PbxJourneys>

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
    for (const desk of desks)
      await atTheDesk(desk).shows(
        `failed-${expect.getState().currentTestName?.replaceAll(/\W+/g, '-').slice(-60)}`,
      )
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
        it(name, () => play(stageOfHost, (stage) => journey({ stage, pbx })))
    })
})
