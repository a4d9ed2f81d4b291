import { styleText } from '../domain/style-text.ts'
import { amountOf, cellText, isNumeric } from './cell-text.ts'
import { pageStyle } from './html-style.ts'
import { escaped } from './markup.ts'
import type { Cell, Page, Section, Table, Tile } from './page.ts'
import { chartMarkup, hasWholeWidth } from './svg-charts.ts'

/** So many stay together on paper. */
const fewRows = 4

/** Characters of a cell that stays on one line: a day with its time, a number, a name. */
const fewCharacters = 18

/** Nothing is fetched and nothing runs, wherever the file is opened. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** One file that needs no other, well-formed as XML as well, to be read, printed and sent. */
export function writeHtml(page: Page): string {
  const heading = [page.title, page.house].filter(Boolean).join(' · ')
  const { language } = page
  return `<!DOCTYPE html>
<html lang="${language}" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${policy}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="generator" content="Pronto"/>
<title>${escaped(`${heading} · ${page.span}`)}</title>
<style>${pageStyle}${footOf(page)}</style>
</head>
<body>
<main>
<header>
<div class="brand" aria-hidden="true">pronto<i>.</i></div>
<p class="house">${escaped(page.house)}</p>
<h1>${escaped(page.title)}</h1>
<p class="span">${escaped(page.span)}</p>
<p class="made">${escaped([page.compared, page.made].filter(Boolean).join(' · '))}</p>
</header>
${page.tiles.length === 0 ? '' : `<ul class="tiles">${page.tiles.map((tile) => tileMarkup(tile, page)).join('')}</ul>`}
<div class="sections">
${page.sections.map((section) => sectionMarkup(section, page)).join('\n')}
</div>
${definitionsMarkup(page)}
<footer>${page.notes.map((note) => `<p>${escaped(note)}</p>`).join('')}</footer>
</main>
</body>
</html>
`
}

function tileMarkup({ label, value, before, better }: Tile, page: Page): string {
  // What reads the same went nowhere.
  const isSame = cellText(value, page) === cellText(before, page)
  const arrow = isSame ? '' : changeArrow(value, before)
  const look = better === null ? '' : better ? ' class="better"' : ' class="worse"'
  const past = before === null ? '' : `${escaped(page.words.before)} ${escaped(cellText(before, page))}`
  const change = arrow === '' ? '' : `<span${look}>${arrow}</span> `
  return `<li><span>${escaped(label)}</span><b>${escaped(cellText(value, page))}</b><small>${change}${past}</small></li>`
}

/** The way it went, whether that is good or not. */
function changeArrow(value: Cell, before: Cell): string {
  const [now, past] = [amountOf(value), amountOf(before)]
  if (now === null || past === null || now === past) return ''
  return now > past ? '▲' : '▼'
}

function sectionMarkup(section: Section, page: Page): string {
  const { id, title, lead, definition, table, wide, below, chart } = section
  const isEmpty = table !== null && table.rows.length === 0
  // A long list may go on over the page; a short one, or a chart with its figures, may not.
  const isLong = chart === null && (table?.rows.length ?? 0) > fewRows
  const hasBoth = wide && chart !== null && !hasWholeWidth(section)
  const look = [wide && 'wide', hasBoth && 'both', isLong && 'rows'].filter(Boolean).join(' ')
  return [
    `<section${look === '' ? '' : ` class="${look}"`} aria-labelledby="${id}">`,
    `<h2 id="${id}">${escaped(title)}</h2>`,
    lead === null ? '' : `<p class="lead">${escaped(lead)}</p>`,
    definition === null ? '' : `<p class="definition">${escaped(definition)}</p>`,
    chart === null ? '' : `<div class="picture">${chartMarkup(section, page.language)}</div>`,
    isEmpty ? `<p class="none">${escaped(page.words.none)}</p>` : '',
    table === null || isEmpty ? '' : tablesMarkup(table, title, page),
    below ? `<p class="more">${escaped(below)}</p>` : '',
    '</section>',
  ].join('')
}

/** On paper how figures are counted stands together at the end, in small print that goes on from page to page. */
function definitionsMarkup({ sections, words }: Page): string {
  const all = sections.flatMap(({ title, definition }) =>
    definition === null ? [] : [`<p><b>${escaped(title)}</b><span>${escaped(definition)}</span></p>`],
  )
  if (all.length === 0) return ''
  return `<section class="definitions"><h2>${escaped(words.definition)}</h2>${all.join('')}</section>`
}

/** At the foot of each sheet: a loose one says what it is of. */
function footOf({ house, title, span }: Page): string {
  const said = [house, title, span].filter(Boolean).join(' · ')
  return `@page{@bottom-left{content:${styleText(said)};font:8.5pt system-ui,sans-serif;color:#4f5c6c}}`
}

function tablesMarkup({ unfolded, ...table }: Table, title: string, page: Page): string {
  if (unfolded === undefined) return tableMarkup(table, title, page)
  const parts = [
    { ...table, rows: table.rows.slice(0, unfolded) },
    { ...table, rows: table.rows.slice(unfolded), folded: true },
  ]
  return parts.map((part) => (part.rows.length === 0 ? '' : tableMarkup(part, title, page))).join('')
}

function tableMarkup(table: Table, title: string, page: Page): string {
  const looks = table.columns.map((_, index) =>
    lookOf(
      table.rows.map((row) => row[index] ?? null),
      page,
    ),
  )
  const look = (index: number) => (looks[index] ? ` class="${looks[index]}"` : '')
  const head = table.columns.map((name, index) => `<th scope="col"${look(index)}>${escaped(name)}</th>`)
  const rows = table.rows.map((row) => {
    const cells = row.map((cell, index) => {
      const words = escaped(cellText(cell, page))
      return index === 0 ? `<th scope="row"${look(0)}>${words}</th>` : `<td${look(index)}>${words}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const markup = `<div class="scroll" tabindex="0" role="group" aria-label="${escaped(title)}"><table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
  if (!table.folded) return markup
  return `<details><summary>${escaped(page.words.showTable)}</summary>${markup}</details>`
}

/** Numbers stand one below the other; what is short is not broken because another column is long. */
function lookOf(column: readonly Cell[], page: Page): 'n' | 's' | null {
  if (column.every((cell) => cell === null || isNumeric(cell))) return 'n'
  return column.every((cell) => cellText(cell, page).length <= fewCharacters) ? 's' : null
}
