import type { Language } from '../contract/customers.ts'
import { styleText } from './style-text.ts'

/** What a book of notes is drawn with. */
const tags = 'article|header|nav|section|div|h1|h2|h3|p|ol|li|a|span|b'
const attributes = '(?: (?:id|class|dir|lang|aria-label|data-sheet)="[^"<>]*"| href="#[^"<>]*")*'
const tag = new RegExp(`^(?:/(?:${tags})|(?:${tags})${attributes})>`)

/** Whether this is nothing but a book as a window draws it: text and headings, nothing that loads, runs or leads away. */
export function isBook(drawn: string): boolean {
  const [before, ...pieces] = drawn.split('<')
  return before === '' && pieces.every((piece) => tag.test(piece))
}

export type BookParts = {
  readonly language: Language
  readonly title: string
  /** Its style sheet. */
  readonly style: string
  /** As the window drew it. */
  readonly drawn: string
}

/** A page of its own that needs nothing else; whatever opens it loads and runs nothing. */
export function bookPage({ language, title, style, drawn }: BookParts): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(title)}</title>`,
    `<style>body{font-family:sans-serif;margin:1rem}${style.replaceAll('<', '')}${footOf(title)}</style></head>`,
    `<body>${drawn}</body></html>`,
  ].join('\n')
}

/** At the foot of each sheet, beside its number. */
function footOf(title: string): string {
  return `@page book{@bottom-left{content:${styleText(title)};font:8pt sans-serif}}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
