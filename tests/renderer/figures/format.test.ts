// @vitest-environment node
import { expect, test } from 'vitest'
import { createFormat } from '../../../src-renderer/figures/format.ts'

test('a long time is said in the units of the language', () => {
  const times = [59.6, 90, 3660, 172_800, 183_600]
  expect(times.map(createFormat('it').duration)).toEqual([
    '1 min',
    '1 min 30 s',
    '1 h 1 min',
    '2 g',
    '2 g 3 h',
  ])
  expect(times.map(createFormat('en').duration).slice(3)).toEqual(['2 d', '2 d 3 h'])
})
