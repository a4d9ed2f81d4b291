import { expect, it } from 'vitest'
import { wholeReview } from '../../../src-main/contract/review.ts'
import { bookPage, isBook } from '../../../src-main/domain/book-page.ts'
import { openPackHouse, openPackReader } from '../../support/open-pack-house.ts'
import { gaia, sara } from '../../support/open-review-desk.ts'

const drawn =
  '<article id="book" class="book" data-sheet="true" lang="it"><h1>Note e contatti</h1><ol><li><a href="#book-2026-11"><span>novembre</span></a></li></ol><section id="book-2026-11"><h3 dir="auto">Maria Rossi</h3><p class="book-text" dir="auto">Vuole &lt;subito&gt; il rimborso.</p></section></article>'
const page = { title: 'Note & contatti', language: 'it', style: '.book{color:#000}' } as const

function aHouse() {
  const printed: string[] = []
  const house = openPackHouse({
    print: async (html) => {
      printed.push(html)
      return Buffer.from('%PDF-1.7 of the book')
    },
  })
  return {
    ...{ ...house, printed },
    send: (piece: string, isFirst: boolean) =>
      house.handlers['review-pack:send-drawn']({ piece, isFirst }, house.window),
    print: () => house.handlers['review-pack:print'](page, house.window),
  }
}

it('what a window drew becomes a PDF, once, and leaves no copy behind', async () => {
  const { send, print, printed, shelf } = aHouse()
  await send(drawn.slice(0, 50), true)
  await send(drawn.slice(50), false)
  const made = await print()
  expect(printed).toEqual([bookPage({ ...page, drawn })])
  if (!made.ok) throw new Error(made.code)
  const fetched = await shelf.fetch(made.value.id, 0)
  expect(fetched?.piece.toString()).toBe('%PDF-1.7 of the book')
  expect(await shelf.fetch(made.value.id, 0)).toBeNull()
  expect(await print()).toEqual({ ok: false, code: 'not-found' })
})

it('nothing is printed that loads, runs or leads elsewhere', async () => {
  const { send, print, printed } = aHouse()
  for (const more of [
    '<script>alert(1)</script>',
    '<meta http-equiv="refresh" content="0;url=file:///etc/passwd">',
    '<iframe src="file:///etc/passwd"></iframe>',
    '<a href="file:///etc/passwd">x</a>',
    '<p onclick="x()">x</p>',
    '<p class="a" style="background:url(file:///x)">x</p>',
    '<img src="x">',
    '<!-- x -->',
    '<p',
    '</style>',
  ]) {
    await send(drawn + more, true)
    expect(await print(), more).toEqual({ ok: false, code: 'invalid-input' })
  }
  expect(printed).toEqual([])
  expect(isBook(drawn)).toBe(true)
  expect(isBook(`x${drawn}`)).toBe(false)
  expect(bookPage({ ...page, drawn, style: '</style><script>' })).not.toContain('<script>')
  expect(bookPage({ ...page, drawn })).toContain('<title>Note &amp; contatti</title>')
  const evil = bookPage({ ...page, drawn, title: '"}</style><script>' })
  expect(evil).not.toContain('<script>')
  expect(evil).toMatch(/content:"[^"<}]*";font/)
})

it('a book is for whoever leads, and for a house that prints', async () => {
  const { send, print, sits } = aHouse()
  sits(sara)
  expect(await send(drawn, true)).toEqual({ ok: false, code: 'not-allowed' })
  expect(await print()).toEqual({ ok: false, code: 'not-allowed' })
  sits(gaia)
  const bare = openPackHouse()
  await bare.handlers['review-pack:send-drawn']({ piece: drawn, isFirst: true }, bare.window)
  expect(await bare.handlers['review-pack:print'](page, bare.window)).toEqual({
    ok: false,
    code: 'not-found',
  })
})

it('whoever reads a pack has its notes as a book too, and as PDF, without anybody’s reviews', async () => {
  const house = openPackHouse()
  const printed: string[] = []
  const { handlers, shelf, opens, save, close } = openPackReader({
    print: async (html) => {
      printed.push(html)
      return Buffer.from('%PDF-1.7 of the pack')
    },
  })
  const pages = () =>
    handlers['pack:pages']({ filter: wholeReview, order: 'newest', offset: 0 }, house.window)
  const send = () => handlers['pack:send-drawn']({ piece: drawn, isFirst: true }, house.window)
  const print = () => handlers['pack:print'](page, house.window)
  const refused = { ok: false, code: 'not-found' }
  expect([await pages(), await send(), await print()]).toEqual([refused, refused, refused])
  await opens(await house.pack({ pseudonyms: true }))
  await save(house.call.interaction.id, { overall: 'Bene.' })
  const read = await pages()
  if (!read.ok) throw new Error(read.code)
  const { contacts, next, canPrint } = read.value
  expect({ next, canPrint }).toEqual({ next: null, canPrint: true })
  expect(contacts.map(({ row, reviews }) => [row.id, reviews])).toEqual([
    [house.call.interaction.id, []],
    [house.second.interaction.id, []],
  ])
  expect(contacts[0]?.notes[0]?.text).toContain('chiede di essere richiamata')
  expect(JSON.stringify(contacts)).not.toContain('Maria')

  await send()
  const made = await print()
  if (!made.ok) throw new Error(made.code)
  expect(printed).toEqual([bookPage({ ...page, drawn })])
  expect((await shelf.fetch(made.value.id, 0))?.piece.toString()).toBe('%PDF-1.7 of the pack')

  await send()
  await close()
  expect([await pages(), await print()]).toEqual([refused, refused])
})
