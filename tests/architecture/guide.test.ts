import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pictures } from '../support/guide/pictures.ts'

const guide = join(import.meta.dirname, '../../docs/guide')
const taken = Object.keys(pictures)
  .map((name) => `${name}.png`)
  .sort()

describe.each(['it', 'en'])('the guide in %s', (language) => {
  const text = readFileSync(join(guide, language, 'README.md'), 'utf8')

  it('shows every picture the script takes, once, and no other', () => {
    const shown = [...text.matchAll(/\(pictures\/([^)]+)\)/g)].map(([, file]) => file).sort()
    expect(shown).toEqual(taken)
    expect(readdirSync(join(guide, language, 'pictures')).sort()).toEqual(taken)
  })

  it('leads to chapters that are there', () => {
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) =>
      title
        ?.toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    )
    const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)
    expect(links).toEqual(headings)
  })
})
