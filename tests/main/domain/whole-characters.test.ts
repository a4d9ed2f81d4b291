import { expect, it } from 'vitest'
import { beginningOf, endOfPart } from '../../../src-main/domain/whole-characters.ts'

it('ends a part before an emoji and never through it', () => {
  expect(beginningOf('Grazie 😀!', 8)).toBe('Grazie ')
  expect(beginningOf('Grazie 😀!', 9)).toBe('Grazie 😀')
  expect(beginningOf('Grazie', 80)).toBe('Grazie')
  expect(beginningOf('', 8)).toBe('')
  expect(endOfPart('😀😀', 3)).toBe(2)
  expect(endOfPart('😀😀', 4)).toBe(4)
})
