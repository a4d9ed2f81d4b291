import { inflateSync } from 'node:zlib'

type Part = { readonly dictionary: string; readonly stream: string }

/**
 * What can be read on each page of a PDF that Chromium printed (ISO 32000-1): its content streams, read back through
 * each font's ToUnicode map (9.10.3). A stretch of text is one line; good enough to say what is on a page, and no more.
 */
export function pdfPages(pdf: Uint8Array): readonly string[] {
  const parts = partsOf(Buffer.from(pdf))
  const pages = [...parts.values()].filter(({ dictionary }) => /\/Type\s*\/Page\b/.test(dictionary))
  return pages.map(({ dictionary }) => {
    const fonts = fontsOf(dictionary, parts)
    const contents = referencesIn(/\/Contents\s*((?:\[[^\]]*\])|(?:\d+ 0 R))/.exec(dictionary)?.[1] ?? '')
    return contents.map((at) => textOf(parts.get(at)?.stream ?? '', fonts)).join('\n')
  })
}

function partsOf(pdf: Buffer): ReadonlyMap<number, Part> {
  const text = pdf.toString('latin1')
  const parts = new Map<number, Part>()
  for (const begin of text.matchAll(/(?<=^|\n)(\d+) 0 obj\s/g)) {
    const from = begin.index + begin[0].length
    const end = text.indexOf('endobj', from)
    const streamAt = text.indexOf('stream\n', from)
    const isStream = streamAt !== -1 && streamAt < end
    const dictionary = text.slice(from, isStream ? streamAt : end)
    parts.set(Number(begin[1]), {
      dictionary,
      stream: isStream ? streamOf(pdf, dictionary, streamAt + 7) : '',
    })
  }
  return parts
}

function streamOf(pdf: Buffer, dictionary: string, at: number): string {
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0)
  const bytes = pdf.subarray(at, at + length)
  if (!dictionary.includes('/FlateDecode')) return bytes.toString('latin1')
  try {
    return inflateSync(bytes).toString('latin1')
  } catch {
    // A font's own program: nothing to read in it.
    return ''
  }
}

/** Of each font of the page by its name in it: what the codes in hexadecimal mean, and how many digits a code has. */
type Font = { readonly digits: number; readonly letters: ReadonlyMap<number, string> }

function fontsOf(page: string, parts: ReadonlyMap<number, Part>): ReadonlyMap<string, Font> {
  const fonts = new Map<string, Font>()
  for (const [, name = '', at] of page.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(parts.get(Number(at))?.dictionary ?? '')?.[1]
    fonts.set(name, fontOf(parts.get(Number(map))?.stream ?? ''))
  }
  return fonts
}

function fontOf(map: string): Font {
  const letters = new Map<number, string>()
  const hex = (code: string | undefined) => Number.parseInt(code ?? '', 16)
  for (const [, chars = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, letter = ''] of chars.matchAll(/<(\w+)> <(\w+)>/g))
      letters.set(hex(code), letterOf(letter))
  for (const [, ranges = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, to, letter] of ranges.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let code = hex(from); code <= hex(to); code += 1)
        letters.set(code, String.fromCodePoint(hex(letter) + code - hex(from)))
  const [, first = 'FF'] = /<\w+> <(\w+)>\s*endcodespacerange/.exec(map) ?? []
  return { digits: first.length, letters }
}

/** UTF-16BE. */
function letterOf(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le')
}

function textOf(content: string, fonts: ReadonlyMap<string, Font>): string {
  let font: Font | undefined
  let text = ''
  for (const [, name, codes, end] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj|(\bET\b)/g)) {
    if (name) font = fonts.get(name)
    if (end) text += '\n'
    for (const code of (codes ?? '').match(new RegExp(`.{${font?.digits ?? 2}}`, 'g')) ?? [])
      text += font?.letters.get(Number.parseInt(code, 16)) ?? ''
  }
  return text
}

function referencesIn(text: string): readonly number[] {
  return [...text.matchAll(/(\d+) 0 R/g)].map(([, at]) => Number(at))
}
