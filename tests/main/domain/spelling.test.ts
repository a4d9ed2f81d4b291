import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Code } from '../../../src-main/contract/ids.ts'
import { makeCode } from '../../../src-main/domain/codes.ts'
import { spellCode } from '../../../src-main/domain/spelling.ts'

it('spells a reference as it is said on the phone', () => {
  const reference = Code.parse('K73Q9M2T')
  expect(spellCode(reference, 'it')).toEqual([
    ['Kilo', 'sette', 'tre', 'Quebec'],
    ['nove', 'Mike', 'due', 'Tango'],
  ])
  expect(spellCode(reference, 'en').map((group) => group.join(' '))).toEqual([
    'Kilo seven three Quebec',
    'nine Mike two Tango',
  ])
})

it('has a word of its own for every character a code can hold', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  for (const language of ['it', 'en'] as const) {
    const words = [...alphabet].map(
      (character) => spellCode(Code.parse(character.repeat(8)), language)[0]?.[0],
    )
    expect(new Set(words.map((word) => word?.toLowerCase())).size).toBe(alphabet.length)
    for (const word of words) expect(word?.length).toBeGreaterThan(1)
  }
})

it('says each character once, in order', () => {
  fc.assert(
    fc.property(fc.nat(32 ** 5 - 1), (counter) => {
      const code = makeCode('00', counter)
      const words = spellCode(code, 'en').flat()
      expect(words).toHaveLength(8)
      for (const [index, character] of [...code].entries())
        if (/[A-Z]/.test(character)) expect(words[index]?.charAt(0)).toBe(character)
    }),
  )
})
