import { ScoreQuestionId, ScoreSheetId } from '../contract/ids.ts'
import type { ScoreSheet, Wording } from '../contract/scoring.ts'

type Begun = Pick<ScoreSheet['questions'][number], 'maximum' | 'weight' | 'mustHave' | 'optional'> & {
  readonly wording: Wording
}

const questions: readonly Begun[] = [
  {
    wording: {
      it: 'Saluta a nome della casa e si presenta',
      en: 'Greets in the name of the house, and gives a name',
    },
    maximum: 1,
    weight: 1,
    mustHave: false,
    optional: true,
  },
  {
    wording: {
      it: 'Riconosce il cliente e non gli fa ripetere ciò che ha già detto',
      en: 'Knows the customer and has nothing told twice',
    },
    maximum: 3,
    weight: 2,
    mustHave: false,
    optional: true,
  },
  {
    wording: { it: 'Ascolta, e ha capito che cosa serve', en: 'Listens, and has understood what is needed' },
    maximum: 3,
    weight: 2,
    mustHave: false,
    optional: false,
  },
  {
    wording: {
      it: 'Quello che dice è giusto, e non promette ciò che la casa non mantiene',
      en: 'What is said is right, and nothing is promised that the house cannot keep',
    },
    maximum: 1,
    weight: 3,
    mustHave: true,
    optional: false,
  },
  {
    wording: { it: 'Attese e passaggi annunciati e brevi', en: 'Holds and transfers announced and short' },
    maximum: 3,
    weight: 1,
    mustHave: false,
    optional: true,
  },
  {
    wording: {
      it: 'Chi legge la nota sa che cosa è successo e che cosa viene dopo',
      en: 'Whoever reads the note knows what happened and what comes next',
    },
    maximum: 3,
    weight: 2,
    mustHave: false,
    optional: false,
  },
]

/** What a house begins to score by, in both languages; constant, so that two seats speak of the same sheet. */
export const builtInSheet: ScoreSheet = {
  id: ScoreSheetId.parse('00000000-0000-7000-8000-0000000f0000'),
  version: 1,
  name: { it: 'Un buon contatto', en: 'A good contact' },
  failure: 'mark',
  questions: questions.map((question, at) => ({
    id: ScoreQuestionId.parse(`00000000-0000-7000-8000-0000000f000${at + 1}`),
    ...question,
  })),
}
