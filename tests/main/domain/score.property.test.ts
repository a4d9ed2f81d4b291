import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { ScoreQuestionId, ScoreSheetId } from '../../../src-main/contract/ids.ts'
import { type ScoreAnswer, type ScoreQuestion, ScoreSheet } from '../../../src-main/contract/scoring.ts'
import { answersSheet, scoreOf, unanswered } from '../../../src-main/domain/score.ts'
import { builtInSheet } from '../../../src-main/texts/score-sheet.ts'

const sheetId = ScoreSheetId.parse(uuidv7())

function sheetOf(
  questions: readonly Partial<ScoreQuestion>[],
  failure: ScoreSheet['failure'] = 'zero',
): ScoreSheet {
  return ScoreSheet.parse({
    id: sheetId,
    version: 1,
    name: { it: 'Prova', en: '' },
    failure,
    questions: questions.map((question) => ({
      id: uuidv7(),
      wording: { it: 'Saluta', en: '' },
      maximum: 1,
      weight: 1,
      mustHave: false,
      optional: true,
      ...question,
    })),
  })
}

function answersTo({ questions }: ScoreSheet, points: readonly (number | null)[]): readonly ScoreAnswer[] {
  return questions.flatMap(({ id }, at) => {
    const given = points[at]
    return given === undefined ? [] : [{ questionId: id, points: given }]
  })
}

const score = (sheet: ScoreSheet, ...points: (number | null)[]) => scoreOf(sheet, answersTo(sheet, points))

it('is the weighted mean: two of three points at double weight beside a yes are 78 percent', () => {
  // (2 × 2/3 + 1 × 1) / 3 = 7/9 = 77.8 percent
  expect(score(sheetOf([{ maximum: 3, weight: 2 }, {}]), 2, 1)).toEqual({ percent: 78, failed: false })
})

it('rounds halves up: one yes in eight is 13 percent, not 12', () => {
  const eight = sheetOf(Array.from({ length: 8 }, () => ({})))
  expect(score(eight, 1, 0, 0, 0, 0, 0, 0, 0).percent).toBe(13)
  expect(score(eight, 1, 1, 1, 1, 1, 1, 1, 0).percent).toBe(88)
})

it('leaves the weight of what is not applicable out of the sum', () => {
  const sheet = sheetOf([{ weight: 1 }, { weight: 50 }])
  expect(score(sheet, 1, null)).toEqual({ percent: 100, failed: false })
  expect(score(sheet, 0, null)).toEqual({ percent: 0, failed: false })
})

it('has no score where nothing was applicable', () => {
  expect(score(sheetOf([{}, { mustHave: true }]), null, null)).toEqual({ percent: null, failed: false })
})

it('makes nothing of the whole where a must-have failed, or marks it, as the sheet says', () => {
  const questions = [{ mustHave: true }, {}, {}]
  expect(score(sheetOf(questions, 'zero'), 0, 1, 1)).toEqual({ percent: 0, failed: true })
  expect(score(sheetOf(questions, 'mark'), 0, 1, 1)).toEqual({ percent: 67, failed: true })
  expect(score(sheetOf(questions, 'zero'), null, 1, 1)).toEqual({ percent: 100, failed: false })
})

it('takes answers to all questions, each once, within their points, and N/A only where it may be', () => {
  const sheet = sheetOf([{ maximum: 3 }, { optional: false }])
  const [first, second] = sheet.questions
  expect(unanswered(sheet, answersTo(sheet, [3]))).toEqual([second])
  expect(answersSheet(sheet, answersTo(sheet, [3, 1]))).toBe(true)
  expect(answersSheet(sheet, answersTo(sheet, [null, 1]))).toBe(true)
  expect(answersSheet(sheet, answersTo(sheet, [3]))).toBe(false)
  expect(answersSheet(sheet, answersTo(sheet, [3, null]))).toBe(false)
  expect(answersSheet(sheet, answersTo(sheet, [4, 1]))).toBe(false)
  const twice = [
    { questionId: first?.id ?? ScoreQuestionId.parse(uuidv7()), points: 1 },
    { questionId: first?.id ?? ScoreQuestionId.parse(uuidv7()), points: 1 },
  ]
  expect(answersSheet(sheet, twice)).toBe(false)
})

const questionAndPoints = fc.integer({ min: 1, max: 9 }).chain((maximum) =>
  fc.record({
    question: fc.record({
      maximum: fc.constant(maximum),
      weight: fc.integer({ min: 1, max: 100 }),
      mustHave: fc.boolean(),
    }),
    points: fc.option(fc.integer({ min: 0, max: maximum })),
  }),
)
const scored = fc.array(questionAndPoints, { minLength: 1, maxLength: 12 })

/** The same in exact fractions, over one denominator of big whole numbers. */
function exactly(rows: readonly { question: { maximum: number; weight: number }; points: number | null }[]) {
  let [reached, reachable] = [0n, 0n]
  for (const { question, points } of rows) {
    if (points === null) continue
    reached += (BigInt(question.weight) * BigInt(points) * 362_880n) / BigInt(question.maximum)
    reachable += BigInt(question.weight) * 362_880n
  }
  return reachable === 0n ? null : Number((200n * reached + reachable) / (2n * reachable))
}

it('is the exact mean, rounded once, whatever weights and points there are', () => {
  fc.assert(
    fc.property(scored, (rows) => {
      const sheet = sheetOf(
        rows.map(({ question }) => question),
        'mark',
      )
      const { percent, failed } = score(sheet, ...rows.map(({ points }) => points))
      expect(percent).toBe(exactly(rows))
      expect(failed).toBe(rows.some(({ question, points }) => question.mustHave && points === 0))
    }),
  )
})

it('never falls when an answer gets better, and stays between 0 and 100', () => {
  fc.assert(
    fc.property(scored, fc.nat(), (rows, pick) => {
      const sheet = sheetOf(rows.map(({ question }) => question))
      const points = rows.map((row) => row.points)
      const at = pick % rows.length
      const better = points.with(at, rows[at]?.question.maximum ?? 1)
      const [before, after] = [score(sheet, ...points), score(sheet, ...better)]
      expect(after.percent).toBeLessThanOrEqual(100)
      if (points[at] !== null) expect(after.percent ?? 0).toBeGreaterThanOrEqual(before.percent ?? 0)
    }),
  )
})

it('begins with a sheet of six questions in both languages, one of them a must-have', () => {
  expect(ScoreSheet.parse(builtInSheet)).toEqual(builtInSheet)
  expect(builtInSheet.questions).toHaveLength(6)
  expect(builtInSheet.questions.filter(({ mustHave }) => mustHave)).toHaveLength(1)
  for (const { wording } of builtInSheet.questions) expect(wording.it && wording.en).not.toBe('')
})
