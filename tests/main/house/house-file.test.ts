import { expect, it } from 'vitest'
import { HouseFileTrouble } from '../../../src-main/contract/house.ts'
import { WindowId } from '../../../src-main/contract/ids.ts'
import { sharedInitials } from '../../../src-main/domain/initials.ts'
import { dumpTables } from '../../support/dump-tables.ts'
import { weekly } from '../../support/house-of.ts'
import { openHouseOffice } from '../../support/open-house-office.ts'

const window = WindowId.parse('00000000-0000-7000-8000-00000000b001')

type Office = ReturnType<typeof openHouseOffice>

async function exported({ handlers }: Office): Promise<string> {
  const file = await handlers['house:export'](null, window)
  if (!file.ok) throw new Error(file.code)
  return file.value
}

/** A house in Bologna that has agreed on something in every section. */
async function bologna(): Promise<Office> {
  const office = openHouseOffice()
  const { house, gaia, handlers } = office
  const { desks, templates } = house.read()
  const [desk] = desks
  await handlers['agent:add']({ name: 'Luca Tosi', initials: 'LT', role: 'operator' }, window)
  await handlers['house:change'](
    {
      manner: { name: 'Panificio Rossi', formOfAddress: 'tu' },
      rota: { shifts: desk ? weekly(gaia.id, desk.id, [1], '09:00-13:00') : [], absences: [] },
      templates: templates.slice(0, 3),
      transferReasons: ['Parla tedesco'],
    },
    window,
  )
  return office
}

it('makes a second seat start the same, and a second import changes nothing', async () => {
  const file = await exported(await bologna())
  const second = openHouseOffice()
  second.speak('en')

  const taken = await second.handlers['house:import']({ text: file }, window)
  const revision = second.door.log.newestRevision()

  expect(taken).toMatchObject({ ok: true, value: { ...JSON.parse(file).house } })
  expect(JSON.parse(await exported(second)).house).toEqual(JSON.parse(file).house)
  expect(second.agents.list()).toEqual(expect.arrayContaining(JSON.parse(file).agents))
  expect(await second.handlers['house:import']({ text: file }, window)).toMatchObject({ ok: true })
  expect(second.door.log.newestRevision()).toBe(revision)
})

it('keeps the words of the file when the seat speaks another language afterwards', async () => {
  const file = await exported(openHouseOffice())
  const second = openHouseOffice()
  await second.handlers['house:import']({ text: file }, window)
  second.speak('en')
  expect(second.house.read().desks[0]?.name).toBe('Assistenza')
})

it('takes somebody whose initials are taken, and both are shown with their names', async () => {
  const second = openHouseOffice()
  await second.handlers['house:import']({ text: await exported(await bologna()) }, window)
  expect(second.agents.list().map(({ initials }) => initials)).toEqual(['GR', 'GR', 'LT'])
  expect([...sharedInitials(second.agents.list())]).toEqual(['GR'])
})

it('brings what changed of somebody it knows', async () => {
  const office = await bologna()
  const file = await exported(office)
  await office.handlers['agent:change'](
    { agentId: office.gaia.id, fields: { role: 'administrator' } },
    window,
  )
  await office.handlers['house:import']({ text: file }, window)
  expect(office.agents.find(office.gaia.id)).toEqual(office.gaia)
})

it('asks before it takes a file whose templates apologise as «I»', async () => {
  const file = JSON.parse(await exported(await bologna()))
  file.house.templates[0].text = 'Mi scuso.'
  const text = JSON.stringify(file)
  const second = openHouseOffice()
  expect(await second.handlers['house:import']({ text }, window)).toMatchObject({
    code: 'first-person-apology',
  })
  expect(await second.handlers['house:import']({ text, apologyConfirmed: true }, window)).toMatchObject({
    ok: true,
  })
})

type Tree = { [key: string]: unknown }
const bad: readonly (readonly [what: string, change: (file: Tree) => string, trouble: unknown])[] = [
  ['no JSON', () => 'ciao', { kind: 'not-json' }],
  ['half a file', (file) => JSON.stringify(file).slice(0, -20), { kind: 'not-json' }],
  ['another file', () => '{"format":"pronto-cards","version":1}', { kind: 'not-a-house' }],
  ['a list', () => '[]', { kind: 'not-a-house' }],
  ['a hostile key', () => '{"__proto__":{"format":"pronto-house","version":1}}', { kind: 'not-a-house' }],
  ['a wrong time of day', put('25:00', 'desks', 0, 'hours', 0, 'from'), at('desks', 0, 'hours', 0, 'from')],
  ['a zone that does not exist', put('Europe/Atlantis', 'calendar', 'zone'), at('calendar', 'zone')],
  ['a section that is missing', put(undefined, 'rota'), at('rota')],
  ['a name that is too long', put('x'.repeat(61), 'desks', 0, 'name'), at('desks', 0, 'name')],
  [
    'a shift of nobody',
    put('00000000-0000-7000-8000-00000000ffff', 'rota', 'shifts', 0, 'agentId'),
    { kind: 'unknown-reference', path: ['rota', 'shifts', 0, 'agentId'] },
  ],
  [
    'a branch that hangs on itself',
    (file) => {
      const [first] = listOf(file, 'categories')
      return put(first?.['id'], 'categories', 0, 'parentId')(file)
    },
    { kind: 'unknown-reference', path: ['categories', 0, 'parentId'] },
  ],
  [
    'two desks in one',
    (file) => {
      const house = file['house'] as Tree
      const desks = listOf(file, 'desks')
      return JSON.stringify({ ...file, house: { ...house, desks: [...desks, ...desks] } })
    },
    at('desks', 1, 'id'),
  ],
]

function at(...path: (string | number)[]) {
  return { kind: 'wrong-value', path }
}

function listOf(file: Tree, section: string): Tree[] {
  return (file['house'] as Tree)[section] as Tree[]
}

function put(value: unknown, ...path: (string | number)[]) {
  return (file: Tree): string => {
    const copy = structuredClone(file)
    let place = copy['house'] as Tree
    for (const step of path.slice(0, -1)) place = place[step] as Tree
    place[path.at(-1) ?? ''] = value
    return JSON.stringify(copy)
  }
}

it.each(bad)('refuses %s, says where, and takes nothing of it', async (_what, change, trouble) => {
  const text = change(JSON.parse(await exported(await bologna())))
  const second = openHouseOffice()
  const before = dumpTables(second.db)

  const refused = await second.handlers['house:import']({ text }, window)

  expect(refused).toMatchObject({ ok: false, code: 'unreadable-house' })
  const detail = JSON.parse((!refused.ok && refused.detail) || 'null')
  expect(HouseFileTrouble.parse(detail)).toEqual(trouble)
  expect(dumpTables(second.db)).toEqual(before)
})

it('refuses a file of a newer version, whatever else is in it', async () => {
  const text = JSON.stringify({ format: 'pronto-house', version: 2, house: 'something new' })
  expect(await openHouseOffice().handlers['house:import']({ text }, window)).toMatchObject({
    code: 'newer-house',
  })
})

it('reads a file that an editor has saved with a byte order mark', async () => {
  const text = `\uFEFF${await exported(await bologna())}`
  expect(await openHouseOffice().handlers['house:import']({ text }, window)).toMatchObject({ ok: true })
})

it('leaves out of its own file what two seats have torn apart, so that it can be taken', async () => {
  const office = await bologna()
  // One seat takes the desk away while the other gives it a shift.
  await office.handlers['house:change']({ desks: [] }, window)
  const file = await exported(office)
  expect(JSON.parse(file).house.rota.shifts).toEqual([])
  expect(await openHouseOffice().handlers['house:import']({ text: file }, window)).toMatchObject({ ok: true })
})
