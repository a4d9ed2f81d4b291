import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pbxAvailability } from '../../support/pbx/ensure-asterisk.ts'
import { startAsterisk } from '../../support/pbx/start-asterisk.ts'
import { tellWhatThePbxSaid } from '../../support/pbx/tell-on-failure.ts'
import type { TestPbx } from '../../support/pbx/test-pbx.ts'
import type { Journeys, PbxJourneys } from './journey.ts'
import { atTheDesk } from './operator.ts'
import type { Desk, Stage } from './stage.ts'
import { stageOfHost } from './stage-of-host.ts'

type Groups<Each> = Readonly<Record<string, Each>>
type PbxNeeds = {
  /** These kill the PBX or listen in at it, which only our own takes. */
  readonly pbx?: 'our own'
  readonly stage?: Stage
}

const available = await pbxAvailability()

/** Plays one journey; whatever went wrong unseen in its windows fails it too. */
async function play(stage: Stage, journey: (stage: Stage) => Promise<void>): Promise<void> {
  const desks: Desk[] = []
  const watched: Stage = {
    ...stage,
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

function tell<J>(
  stage: Stage,
  groups: Groups<Readonly<Record<string, J>>>,
  run: (journey: J) => Promise<void>,
): void {
  afterAll(stage.close)
  for (const [group, journeys] of Object.entries(groups))
    describe(group, () => {
      for (const [name, journey] of Object.entries(journeys)) it(name, () => run(journey))
    })
}

/** Played wherever the tests run: the demo exchange and a peer of the tests' own are all they need. */
export function tellAnywhere(groups: Groups<Journeys>): void {
  tell<Journeys[string]>(stageOfHost, groups, (journey) => play(stageOfHost, (stage) => journey({ stage })))
}

/** Played at a real PBX, one for the file; without one a sentence says what was not run. */
export function tellAtThePbx(groups: Groups<PbxJourneys>, needs: PbxNeeds = {}): void {
  const reason = whyNot(needs)
  if (reason === undefined) describe('at a real PBX', () => tellAtOnePbx(groups, needs.stage ?? stageOfHost))
  else
    it('says in one sentence what was not run', () => {
      console.log(`Not run: the journeys ${Object.keys(groups).join(', ')}. ${reason}`)
      expect(available.kind).not.toBe('failed')
    })
}

function whyNot(needs: PbxNeeds): string | undefined {
  if ('reason' in available) return available.reason
  return needs.pbx === 'our own' && available.kind === 'other' ? 'PRONTO_PBX names another PBX.' : undefined
}

function tellAtOnePbx(groups: Groups<PbxJourneys>, stage: Stage): void {
  let pbx: TestPbx
  beforeAll(async () => {
    pbx = await startAsterisk()
  })
  afterAll(() => pbx?.stop())
  tellWhatThePbxSaid(() => pbx)

  tell<PbxJourneys[string]>(stage, groups, (journey) =>
    play(stage, (watched) => journey({ stage: watched, pbx })),
  )
}
