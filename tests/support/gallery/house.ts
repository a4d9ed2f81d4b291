import { HouseSettings } from '../../../src-main/contract/house.ts'
import { defaultHouseFor } from '../../../src-main/default-house.ts'
import { giulia, luca, uuid } from './cards.ts'

const found = defaultHouseFor('it')
const support = found.desks[0]?.id ?? ''
export const office = uuid(900)
const night = uuid(901)
export const gold = uuid(910)
export const silver = uuid(911)

const week = (days: readonly number[], ...spans: readonly (readonly [string, string])[]) =>
  days.flatMap((weekday) => spans.map(([from, to]) => ({ weekday, from, to })))
const shifts = (agentId: string, deskId: string, hours: ReturnType<typeof week>) =>
  hours.map(({ weekday, from, to }) => ({ agentId, deskId, on: { kind: 'weekly', weekday }, from, to }))

const [orders, late, , refundsOf] = found.categories

/** A house that has settled in: three desks, one of them at night, people with shifts, contracts of two levels. */
export const settledHouse: HouseSettings = HouseSettings.parse({
  ...found,
  manner: { name: 'Bianchi Impianti', formOfAddress: 'lei' },
  calendar: {
    zone: 'Europe/Rome',
    patronDay: '10-04',
    workedHolidays: ['2026-12-08'],
    closures: [
      { from: '2026-08-10', to: '2026-08-21', reason: 'ferie estive' },
      { from: '2026-12-24', to: '2026-12-24', reason: '' },
    ],
  },
  desks: [
    ...found.desks,
    { id: office, name: 'Amministrazione', hours: week([1, 3], ['09:00', '12:30']) },
    { id: night, name: 'Pronto intervento', hours: week([1, 2, 3, 4, 5, 6, 7], ['22:00', '06:00']) },
  ],
  rota: {
    shifts: [
      ...shifts(giulia.id, support, week([1, 2, 3, 4, 5], ['09:00', '13:00'])),
      ...shifts(luca.id, support, week([1, 2, 3, 4, 5], ['14:00', '18:00'])),
      ...shifts(luca.id, night, week([5], ['22:00', '06:00'])),
      {
        agentId: giulia.id,
        deskId: support,
        on: { kind: 'once', date: '2026-11-28' },
        from: '09:00',
        to: '12:00',
      },
    ],
    absences: [{ agentId: giulia.id, from: '2026-12-28', to: '2027-01-05' }],
  },
  categories: found.categories
    .filter(({ name }) => name !== 'Altro')
    .map((category) =>
      category.name === 'Fatture e pagamenti' ? { ...category, deskId: office } : category,
    ),
  yardstick: {
    levels: [
      { id: gold, name: 'Casa Oro' },
      { id: silver, name: 'Casa Argento' },
    ],
    rules: [
      ...found.yardstick.rules,
      { categoryId: late?.id, levelId: null, answerMinutes: 120, solveMinutes: 480 },
      { categoryId: refundsOf?.id, levelId: null, answerMinutes: 60, solveMinutes: 960 },
      { categoryId: null, levelId: gold, answerMinutes: 30, solveMinutes: 240 },
      { categoryId: orders?.id, levelId: gold, answerMinutes: 15, solveMinutes: 90 },
    ],
  },
  outcomes: found.outcomes.map((choice) =>
    choice.outcome === 'callback'
      ? { ...choice, label: 'Richiamiamo noi' }
      : choice.outcome === 'wrong-number'
        ? { ...choice, offered: false }
        : choice,
  ),
})
