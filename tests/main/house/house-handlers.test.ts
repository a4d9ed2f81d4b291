import { expect, it } from 'vitest'
import type { Template } from '../../../src-main/contract/house.ts'
import { AgentId, WindowId } from '../../../src-main/contract/ids.ts'
import { defaultDeskId } from '../../../src-main/domain/house-defaults.ts'
import { hours, rome, weekly } from '../../support/house-of.ts'
import { openHouseOffice } from '../../support/open-house-office.ts'

const window = WindowId.parse('00000000-0000-7000-8000-00000000b001')
const closure = { from: '2026-08-10', to: '2026-08-21', reason: 'Ferie' }

function sorry(text: string): Template {
  return { use: 'apology', abbreviation: 'scu', language: 'it', formOfAddress: 'lei', text }
}

it('begins with a desk in office hours, and answers with the house as it then stands', async () => {
  const { house, handlers, clock } = openHouseOffice()
  const { calendar, desks } = house.read()
  expect(desks).toMatchObject([{ id: defaultDeskId, name: 'Assistenza' }])
  expect(clock().isOpen(defaultDeskId, rome('2026-08-12 10:00', '+02:00'))).toBe(true)

  const changed = await handlers['house:change']({ calendar: { ...calendar, closures: [closure] } }, window)

  expect(changed).toMatchObject({ ok: true, value: { calendar: { closures: [closure] }, desks } })
  expect(house.read()).toBe(house.read())
  expect(clock().isOpen(defaultDeskId, rome('2026-08-12 10:00', '+02:00'))).toBe(false)
})

it('writes only the sections that changed', async () => {
  const { house, handlers, door } = openHouseOffice()
  const before = house.read()
  const manner = { ...before.manner, name: 'Panificio Rossi' }

  await handlers['house:change']({ ...before, manner }, window)
  await handlers['house:change']({ manner }, window)

  expect(door.log.read(1, 10).map(({ change }) => change)).toEqual([
    { kind: 'house:changed', house: { manner } },
  ])
})

it('speaks the language of the seat where nobody has written anything, with the same ids', () => {
  const { house, speak } = openHouseOffice()
  const italian = house.read()
  speak('en')
  const english = house.read()

  expect([italian.desks[0]?.name, english.desks[0]?.name]).toEqual(['Assistenza', 'Support'])
  expect(english.categories.map(({ id }) => id)).toEqual(italian.categories.map(({ id }) => id))
  expect(new Set(italian.categories.map(({ id }) => id)).size).toBe(italian.categories.length)
})

it('does not save a template that apologises as «I» until that is confirmed, and then asks no more', async () => {
  const { house, handlers } = openHouseOffice()
  const templates = [...house.read().templates, sorry('Mi scuso per il ritardo.')]

  expect(await handlers['house:change']({ templates }, window)).toEqual({
    ok: false,
    code: 'first-person-apology',
    detail: 'scu',
  })
  expect(house.read().templates).not.toContainEqual(templates.at(-1))

  expect(await handlers['house:change']({ templates, apologyConfirmed: true }, window)).toMatchObject({
    ok: true,
  })
  const more = [...templates, sorry('La casa si scusa.')]
  expect(await handlers['house:change']({ templates: more }, window)).toMatchObject({ ok: true })
  const worse = [...more, sorry('Mi scuso molto.')]
  expect(await handlers['house:change']({ templates: worse }, window)).toMatchObject({ ok: false })
})

it('changes what is known of somebody, and nothing else', async () => {
  const { gaia, agents, handlers, door } = openHouseOffice()
  const { id: agentId } = gaia

  const changed = await handlers['agent:change'](
    { agentId, fields: { name: 'Gaia Ricci', initials: 'GRI' } },
    window,
  )

  expect(changed).toEqual({ ok: true, value: { ...gaia, initials: 'GRI' } })
  expect(agents.find(agentId)).toEqual({ ...gaia, initials: 'GRI' })
  expect(door.log.read(1, 10).map(({ change }) => change)).toEqual([
    { kind: 'agent:changed', agentId, fields: { initials: 'GRI' } },
  ])
  expect(
    await handlers['agent:change']({ agentId: AgentId.parse(defaultDeskId), fields: {} }, window),
  ).toMatchObject({
    ok: false,
    code: 'not-found',
  })
})

it('counts on nobody who has left, with or without a rota, and still knows who signed', async () => {
  const { gaia, agents, house, handlers, clock } = openHouseOffice()
  const wednesday = rome('2026-08-12 10:00', '+02:00')
  expect(clock().onShift(defaultDeskId, wednesday)).toEqual([gaia.id])
  const rota = { ...house.read().rota, shifts: weekly(gaia.id, defaultDeskId, [3], '09:00-13:00') }
  await handlers['house:change']({ rota }, window)
  expect(clock().onShift(defaultDeskId, wednesday)).toEqual([gaia.id])

  await handlers['agent:change']({ agentId: gaia.id, fields: { role: 'former' } }, window)

  expect(clock().onShift(defaultDeskId, wednesday)).toEqual([])
  expect(clock().shifts(null, wednesday, wednesday + 3_600_000)).toEqual([])
  expect(agents.find(gaia.id)).toMatchObject({ name: 'Gaia Ricci', role: 'former' })
})

it('gives the two of them the same initials, and shows both', async () => {
  const { agents, handlers } = openHouseOffice()
  expect(
    await handlers['agent:add']({ name: 'Guido Riva', initials: 'GR', role: 'operator' }, window),
  ).toMatchObject({ ok: true })
  expect(agents.list().map(({ name, initials }) => `${initials} ${name}`)).toEqual([
    'GR Gaia Ricci',
    'GR Guido Riva',
  ])
})

it('counts on a night shift that somebody else has just written', async () => {
  const { house, handlers, clock } = openHouseOffice()
  const [desk] = house.read().desks
  const night = [{ ...(desk ?? never()), hours: hours([7], '22:00-06:00') }]
  await handlers['house:change']({ desks: night }, window)
  expect(clock().addOpenMinutes(defaultDeskId, rome('2026-11-22 23:00'), 120)).toBe(rome('2026-11-23 01:00'))
})

function never(): never {
  throw new Error('a house begins with a desk')
}
