import { expect, it } from 'vitest'
import { guessScale, readMark } from '../../../src-main/domain/survey-marks.ts'

const on = (scale: Parameters<typeof readMark>[1]['scale'], lowestIsBest = false) => ({ scale, lowestIsBest })

it('spreads every scale evenly over one to five', () => {
  const read = (values: readonly number[], scale: Parameters<typeof on>[0]) =>
    values.map((value) => readMark(`${value}`, on(scale)))
  expect(read([1, 2, 3, 4, 5], '1-5')).toEqual([1, 2, 3, 4, 5])
  expect(read([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], '0-10')).toEqual([1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5])
  expect(read([1, 2, 3], '1-3')).toEqual([1, 3, 5])
  expect(read([0, 50, 80, 100], '0-100')).toEqual([1, 3, 4, 5])
  expect(readMark('1', on('1-5', true))).toBe(5)
  expect(readMark('10', on('1-10', true))).toBe(1)
})

it('reads numbers as people and tools write them', () => {
  const spellings = [
    '4',
    ' 4 ',
    '4,0',
    '4.2',
    '4/5',
    '4 su 5',
    '4 out of 5',
    '★★★★☆',
    '4 - soddisfatto',
    '4 stelle',
  ]
  for (const text of spellings) expect([text, readMark(text, on('1-5'))]).toEqual([text, 4])
  expect(readMark('80%', on('0-100'))).toBe(4)
})

it('reads what surveys offer in words, in both languages', () => {
  const words = {
    5: ['Molto soddisfatto', 'Ottimo', 'very satisfied', 'Excellent', 'Sì'],
    4: ['soddisfatta', 'Abbastanza soddisfatto', 'Buono', 'Satisfied'],
    3: ['Né soddisfatto né insoddisfatto', 'Così così', 'neutral', 'Neither satisfied nor dissatisfied'],
    2: ['Poco soddisfatto', 'Insoddisfatta', 'dissatisfied', 'Poor', 'non soddisfatto'],
    1: [
      'Per niente soddisfatto',
      'molto insoddisfatto',
      'Pessimo',
      'Very dissatisfied',
      'not at all satisfied',
    ],
  }
  for (const [mark, texts] of Object.entries(words))
    for (const text of texts) expect([text, readMark(text, on('words'))]).toEqual([text, Number(mark)])
  // Words are read beside numbers too.
  expect(readMark('Ottimo', on('1-5'))).toBe(5)
})

it('says what is outside the scale and what is no mark at all', () => {
  for (const text of ['0', '0,8', '5.4', '6', '-1', '8/10'])
    expect(readMark(text, on('1-5'))).toBe('out-of-scale')
  for (const text of ['', 'boh', 'tra 1 e 5', '12/10/2024']) expect(readMark(text, on('1-5'))).toBe('no-mark')
})

it('guesses the narrowest scale that holds the values, but for an odd one', () => {
  expect(guessScale(['4', '5', '1', '', '3'])).toBe('1-5')
  expect(guessScale(['4', '5', '1', '3', '9', '2'])).toBe('1-5')
  expect(guessScale(['4', '5', '1', '3', '9', '10'])).toBe('1-10')
  expect(guessScale(['0', '7', '10', '8'])).toBe('0-10')
  expect(guessScale(['0', '0', '5', '4'])).toBe('0-5')
  expect(guessScale(['80%', '100%', '45%'])).toBe('0-100')
  expect(guessScale(['8/10', '9/10'])).toBe('1-10')
  expect(guessScale(['Soddisfatto', 'Molto soddisfatto'])).toBe('words')
  expect(guessScale([])).toBe('words')
})
