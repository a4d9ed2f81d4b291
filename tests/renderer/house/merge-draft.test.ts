// @vitest-environment node
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { mergeDraft } from '../../../src-renderer/house/merge-draft.ts'

const desk = (id: string, name: string, hours: readonly string[] = []) => ({ id, name, hours })
const base = [desk('a', 'Assistenza'), desk('b', 'Amministrazione')]

test('two seats change two desks: both changes are kept', () => {
  const mine = [desk('a', 'Aiuto'), desk('b', 'Amministrazione')]
  const theirs = [desk('a', 'Assistenza'), desk('b', 'Ufficio'), desk('c', 'Notte')]
  expect(mergeDraft(base, mine, theirs)).toEqual({
    value: [desk('a', 'Aiuto'), desk('b', 'Ufficio'), desk('c', 'Notte')],
    conflicts: false,
  })
})

test('two seats change two fields of one desk: both are kept', () => {
  const mine = [desk('a', 'Aiuto'), desk('b', 'Amministrazione')]
  const theirs = [desk('a', 'Assistenza', ['9-13']), desk('b', 'Amministrazione')]
  expect(mergeDraft(base, mine, theirs).value[0]).toEqual(desk('a', 'Aiuto', ['9-13']))
})

test('two seats call one desk differently: what is being typed here stays, and that is said', () => {
  const merged = mergeDraft(base, [desk('a', 'Aiuto')], [desk('a', 'Sostegno'), desk('b', 'Amministrazione')])
  expect(merged).toEqual({ value: [desk('a', 'Aiuto')], conflicts: true })
})

test('what is taken away here stays away, and what is taken away there goes', () => {
  const mine = [desk('a', 'Assistenza')]
  expect(mergeDraft(base, mine, base).value).toEqual(mine)
  const changed = [desk('a', 'Aiuto'), desk('b', 'Amministrazione')]
  expect(mergeDraft(base, changed, [desk('a', 'Assistenza')]).value).toEqual([desk('a', 'Aiuto')])
})

test('two seats change two days of one desk, and one day both', () => {
  const day = (weekday: number, from: string) => ({ weekday, from, to: '13:00' })
  const week = [day(1, '09:00'), day(2, '09:00')]
  expect(mergeDraft(week, [...week, day(6, '09:00')], [...week, day(7, '10:00')])).toEqual({
    value: [...week, day(6, '09:00'), day(7, '10:00')],
    conflicts: false,
  })
  expect(mergeDraft(week, [day(1, '08:00'), day(2, '09:00')], [day(1, '08:30')])).toEqual({
    value: [day(1, '08:00')],
    conflicts: true,
  })
})

test('two leads plan two people at once: nobody’s shifts are lost', () => {
  const shift = (agentId: string, from: string) => ({
    agentId,
    deskId: 'a',
    on: { kind: 'weekly', weekday: 1 },
    from,
    to: '18:00',
  })
  const rota = [shift('giulia', '09:00'), shift('luca', '14:00')]
  const mine = [shift('giulia', '08:00'), shift('luca', '14:00')]
  const theirs = [shift('giulia', '09:00'), shift('luca', '15:00'), shift('anna', '09:00')]
  expect(mergeDraft(rota, mine, theirs)).toEqual({
    value: [shift('giulia', '08:00'), shift('luca', '15:00'), shift('anna', '09:00')],
    conflicts: false,
  })
})

const desks = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), name: fc.constantFrom('x', 'y', 'z') }),
  { selector: ({ id }) => id },
)

it('follows the other side where nothing was changed here, and keeps this side where nothing was there', () => {
  fc.assert(
    fc.property(desks, desks, (before, after) => {
      expect(mergeDraft(before, before, after)).toEqual({ value: after, conflicts: false })
      expect(mergeDraft(before, after, before)).toEqual({ value: after, conflicts: false })
    }),
  )
})

it('never loses what was typed here', () => {
  fc.assert(
    fc.property(desks, desks, desks, (before, mine, theirs) => {
      const { value } = mergeDraft(before, mine, theirs)
      for (const item of mine) {
        const was = before.find(({ id }) => id === item.id)
        if (item.name !== was?.name) expect(value).toContainEqual(item)
      }
    }),
  )
})
