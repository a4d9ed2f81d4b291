import { expect, it } from 'vitest'
import { apologisesInFirstPerson } from '../../../src-main/domain/first-person-apology.ts'
import { houseTemplateTexts } from '../../../src-main/texts/house-templates.ts'

it.each([
  ['Mi scuso per il disagio.', 'Mi scuso'],
  ['Me ne scuso davvero.', 'Me ne scuso'],
  ['Mi dispiace molto, {cliente}.', 'Mi dispiace'],
  ['Signora Rossi, mi spiace per l’attesa', 'mi spiace'],
  ['Le chiedo scusa: abbiamo sbagliato noi.', 'chiedo scusa'],
  ['Chiedo ancora una volta scusa', 'Chiedo ancora una volta scusa'],
  ['Ti chiedo davvero scusa', 'chiedo davvero scusa'],
  ['Vorrei chiederLe scusa a nome dell’azienda', 'Vorrei chiederLe scusa'],
  ['Accetti le mie più sincere scuse.', 'le mie più sincere scuse'],
  ['SONO MORTIFICATA PER IL RITARDO', 'SONO MORTIFICATA'],
  ['Sono davvero spiacente', 'Sono davvero spiacente'],
  ['Scusami, ora controllo.', 'Scusami'],
  ['Mi\n scuso', 'Mi scuso'],
  ['Mi perdoni', 'Mi perdoni'],
])('hears somebody apologise in Italian: %s', (text, found) => {
  expect(apologisesInFirstPerson(text, 'it')).toBe(found)
})

it.each([
  'Ci scusiamo per il disagio.',
  'A nome di {casa} Le chiediamo scusa.',
  'Ci dispiace, {cliente}: la richiamiamo noi.',
  'Siamo spiacenti, ce ne occupiamo subito.',
  'Le nostre scuse più sincere.',
  'La nostra azienda si scusa con Lei.',
  'Le chiedo un momento di attesa.',
  'Il cliente si è scusato; la scusa non regge.',
  'Sono di turno io: non deve scusarsi.',
])('hears no person apologise in Italian: %s', (text) => {
  expect(apologisesInFirstPerson(text, 'it')).toBe(null)
})

it.each([
  ['I apologise for the delay.', 'I apologise'],
  ['I sincerely apologize', 'I sincerely apologize'],
  ['I’d like to apologise', 'I’d like to apologise'],
  ['I would really like to apologise', 'I would really like to apologise'],
  ["I'm so very sorry", "I'm so very sorry"],
  ['I am sorry about that', 'I am sorry'],
  ['Please accept my deepest apologies', 'my deepest apologies'],
  ['Forgive me, that was wrong', 'Forgive me'],
  ['I beg your pardon', 'I beg your pardon'],
])('hears somebody apologise in English: %s', (text, found) => {
  expect(apologisesInFirstPerson(text, 'en')).toBe(found)
})

it.each([
  'We apologise for the delay.',
  'On behalf of {casa} we’re sorry.',
  'Our apologies, {cliente}.',
  'I know that we should have called; the company apologises.',
  'Sorry about the wait.',
  'May I ask you to hold?',
])('hears no person apologise in English: %s', (text) => {
  expect(apologisesInFirstPerson(text, 'en')).toBe(null)
})

it('finds none in the words a house begins with', () => {
  for (const language of ['it', 'en'] as const) {
    for (const form of ['lei', 'tu'] as const) {
      const texts = Object.values(houseTemplateTexts[language][form])
      expect(texts.map((text) => apologisesInFirstPerson(text, language))).toEqual(texts.map(() => null))
    }
  }
})
