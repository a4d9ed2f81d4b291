import { expect, it } from 'vitest'
import type { ChangeOf } from '../../../src-main/contract/changes.ts'
import { HouseSettings } from '../../../src-main/contract/house.ts'
import { demoChanges } from '../../../src-main/demo/seed-demo.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { readHouseFile, writeHouseFile } from '../../../src-main/domain/house-file.ts'
import { createHouseClock } from '../../../src-main/domain/opening-hours.ts'
import { demoHouseWords } from '../../../src-main/texts/demo-house.ts'
import { noon } from '../../support/open-test-door.ts'

const changes = demoChanges(noon, demoHouseWords.it)
const agents = changes.flatMap((one) => (one.kind === 'agent:added' ? one.agent : []))
const changed = changes.find((one): one is ChangeOf<'house:changed'> => one.kind === 'house:changed')
const house = HouseSettings.parse({ ...emptyHouse, ...changed?.house })

it('has two desks, each with somebody of the demo on shift in office hours', () => {
  const clock = createHouseClock(house)
  const mondayAtEleven = Date.UTC(2026, 10, 23, 10, 0)
  const names = (ids: readonly string[]) => ids.map((id) => agents.find((agent) => agent.id === id)?.initials)

  expect(house.desks.map(({ name }) => name)).toEqual(['Assistenza', 'Amministrazione'])
  const [support, office] = house.desks.map(({ id }) => names(clock.onShift(id, mondayAtEleven)))
  expect({ support, office }).toEqual({ support: ['GR', 'SC'], office: ['LT'] })
})

it('holds nothing that another seat would refuse to take', () => {
  expect(readHouseFile(writeHouseFile(house, agents))).toMatchObject({ kind: 'house', house, agents })
})

it('files its cases under the branches of its tree', () => {
  const ids = new Set(house.categories.map(({ id }) => id))
  const opened = changes.flatMap((one) => (one.kind === 'case:opened' ? one.case : []))
  expect(opened.filter(({ categoryId }) => categoryId === null || !ids.has(categoryId))).toEqual([])
})
