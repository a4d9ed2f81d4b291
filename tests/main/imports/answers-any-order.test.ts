import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { createCardRepository } from '../../../src-main/card-repository.ts'
import { Change, type ChangeOf, type StampedChange } from '../../../src-main/contract/changes.ts'
import { ImportId, SurveyAnswerId } from '../../../src-main/contract/ids.ts'
import { aboutChange } from '../../../src-main/database/change-kinds.ts'
import { ticksPerMillisecond } from '../../../src-main/domain/clock.ts'
import { figuresQueries } from '../../../src-main/threads/figures-queries.ts'
import { dumpTables } from '../../support/dump-tables.ts'
import { october, octoberContacts } from '../../support/open-answer-house.ts'
import { openTestDoor } from '../../support/open-test-door.ts'

const told = octoberContacts()
const { mariaLater, mariaAboutBoiler, lucaAsked } = told.calls
const [bologna, rimini] = [uuidv7(), uuidv7()]
const [mail, voice] = [ImportId.parse(uuidv7()), ImportId.parse(uuidv7())]

function answered(
  { interaction }: ChangeOf<'interaction:added'>,
  mark: 1 | 2 | 3 | 4 | 5,
  day: number,
): ChangeOf<'satisfaction:answered'> {
  return {
    kind: 'satisfaction:answered',
    answerId: SurveyAnswerId.parse(uuidv7()),
    customerId: interaction.customerId,
    interactionId: interaction.id,
    sourceKey: `id:${interaction.id}-${day}`,
    answer: { at: october(day, '18:00'), mark, comment: '' },
  }
}

function stamped(seat: string, importId: ImportId | null, seq: number, changes: readonly Change[]) {
  return changes.map((change, at): StampedChange => {
    const clock = (october(20, '12:00') + seq + at) * ticksPerMillisecond
    return { stamp: { seat, seq: seq + at, clock, agentId: null, importId }, change }
  })
}

const started = (importId: ImportId): ChangeOf<'import:started'> => ({
  kind: 'import:started',
  importId,
  fileName: 'a.csv',
  bytesTotal: 9,
  what: 'satisfaction',
})

const facts = stamped(bologna, null, 1, told.changes)
const byMail = stamped(bologna, mail, 100, [
  started(mail),
  answered(mariaLater, 2, 11),
  answered(lucaAsked, 5, 9),
  answered(mariaAboutBoiler, 4, 5),
])
const byVoice = stamped(rimini, voice, 1, [started(voice), answered(mariaLater, 5, 12)])
const mailUndone = stamped(bologna, null, 200, [{ kind: 'import:undone', importId: mail }])
const voiceUndone = stamped(rimini, null, 200, [{ kind: 'import:undone', importId: voice }])

function whatPeopleSee(changes: readonly StampedChange[]) {
  const { door, db, reading } = openTestDoor({ now: () => october(21, '12:00') })
  door.applyRemote(changes.slice(0, changes.length / 2))
  door.applyRemote(changes.slice(changes.length / 2))
  const cards = createCardRepository(reading)
  const period = { from: '2024-10-01', to: '2024-10-31' }
  const asked = { period, deskId: null, agentId: null, now: october(31, '12:00') }
  return {
    surveys: Object.values(told.ids).map((id) =>
      cards.card(id, october(31, '12:00'))?.timeline.map(({ interaction }) => interaction?.survey?.mark),
    ),
    satisfaction: figuresQueries['figures:read'](reading)(asked).figures.satisfaction,
    waiting: db.prepare('SELECT count(*) FROM waiting_change').pluck().get(),
    dump: dumpTables(db)['survey_answer']?.length,
  }
}

const shuffled = (changes: readonly StampedChange[]) =>
  fc.shuffledSubarray([...changes, ...changes], { minLength: changes.length * 2 })

it('shows and counts the same whatever order answers, their imports and their contacts come in, and how often', () => {
  const all = [...facts, ...byMail, ...byVoice]
  const expected = whatPeopleSee(all)
  expect(expected).toMatchObject({ waiting: 0, dump: 4 })
  // Maria's last answer counts; Luca told the operator already.
  expect(expected.satisfaction).toMatchObject({ answers: 3, marks: [0, 1, 0, 1, 1] })
  fc.assert(
    fc.property(shuffled(all), (order) => {
      expect(whatPeopleSee(order)).toEqual(expected)
    }),
    { numRuns: 10 },
  )
})

it('is as if it had never been read once an import is undone, whatever comes before or after that', () => {
  const withoutMail = whatPeopleSee([...facts, ...byVoice])
  const never = whatPeopleSee(facts)
  const taken = [...facts, ...byMail, ...byVoice, ...mailUndone]
  fc.assert(
    fc.property(shuffled(taken), shuffled([...taken, ...voiceUndone]), (one, both) => {
      expect(whatPeopleSee(one)).toEqual({ ...withoutMail, dump: 4 })
      expect(whatPeopleSee(both)).toEqual({ ...never, dump: 4 })
    }),
    { numRuns: 6 },
  )
})

/** Two seats read the same rows before they met; each tied them to the contact that it knew then. */
const readTwice = fc.array(
  fc.record({
    key: fc.constantFrom('id:1', 'id:2', 'row:3'),
    byMail: fc.boolean(),
    contact: fc.constantFrom(mariaLater, mariaAboutBoiler),
    mark: fc.constantFrom(1, 2, 3, 4, 5),
    day: fc.integer({ min: 11, max: 19 }),
  }),
  { minLength: 2, maxLength: 8 },
)

it('counts an answer once that two seats read for different contacts, and the other’s when one is undone', () => {
  fc.assert(
    fc.property(readTwice, fc.infiniteStream(fc.nat()), fc.boolean(), (read, luck, undone) => {
      const answers = read.map(({ key, byMail, contact, mark, day }, at) => {
        const change = { ...answered(contact, mark, day), sourceKey: key }
        return { byMail, change: { ...change, answer: { ...change.answer, at: october(day, '18:00') + at } } }
      })
      const of = (byMail: boolean) =>
        answers.filter((answer) => answer.byMail === byMail).map(({ change }) => change)
      const changes = [
        ...facts,
        ...stamped(bologna, mail, 100, [started(mail), ...of(true)]),
        ...stamped(rimini, voice, 1, [started(voice), ...of(false)]),
        ...(undone ? mailUndone : []),
      ]
      const order = changes
        .map((change) => ({ change, place: luck.next().value ?? 0 }))
        .sort((a, b) => a.place - b.place)
        .map(({ change }) => change)

      const first = new Map<string, ChangeOf<'satisfaction:answered'>>()
      for (const { byMail, change } of answers) {
        if (undone && byMail) continue
        const known = first.get(change.sourceKey)
        if (!known || change.answerId < known.answerId) first.set(change.sourceKey, change)
      }
      const markOf = ({ interaction }: ChangeOf<'interaction:added'>) =>
        [...first.values()]
          .filter(({ interactionId }) => interactionId === interaction.id)
          .sort((a, b) => b.answer.at - a.answer.at)[0]?.answer.mark
      const expected = [markOf(mariaLater), markOf(mariaAboutBoiler)]
      const { surveys, satisfaction } = whatPeopleSee(order)
      expect(surveys[0]?.filter((_, at) => at < 2)).toEqual(expected)
      // Luca told the operator.
      expect(satisfaction?.answers).toBe(1 + expected.filter((mark) => mark !== undefined).length)
    }),
    { numRuns: 12 },
  )
})

it('is the customer’s own: erasure finds it by them, and a log from before has none of it', () => {
  const answer = answered(mariaLater, 3, 11)
  expect(aboutChange(answer)).toEqual({ entity: answer.answerId, subject: told.ids.maria })
  expect(Change.parse(answer)).toEqual(answer)
  const { what: _, ...old } = started(mail)
  expect(Change.parse(old)).toEqual(old)
})
