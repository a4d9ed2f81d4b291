// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { marksFigures } from '../../../src-main/domain/figures.ts'
import { writeHtml } from '../../../src-main/reports/write-html.ts'
import { octoberPage } from './october.ts'

const parsed = (html: string) => new DOMParser().parseFromString(html, 'application/xhtml+xml')

describe('a report as a page', () => {
  it('is well-formed, escapes what it is told, and fetches and runs nothing', () => {
    const html = writeHtml(octoberPage())
    const document = parsed(html)
    expect(document.querySelector('parsererror')).toBeNull()
    expect(document.querySelector('.house')?.textContent).toBe('Casa <Lieta> & figli')
    expect(html).not.toMatch(/<script|\son\w+=|https?:(?!\/\/www\.w3\.org\/)/)
    expect(html).toContain("default-src 'none'")
  })

  it('says the figures beside those of the month before, with a picture that says its figure', () => {
    const document = parsed(writeHtml(octoberPage()))
    expect(document.querySelector('h1')?.textContent).toBe('Rapporto del mese')
    expect(document.querySelector('.span')?.textContent).toBe('1–31 ottobre 2026')
    const tile = [...document.querySelectorAll('.tiles li')].find((each) =>
      each.textContent?.includes('Promesse mantenute'),
    )
    // 118 of the 143 less the 4 that are not due yet.
    expect(tile?.querySelector('b')?.textContent).toBe('85\u00a0%')
    const charts = [...document.querySelectorAll('svg.chart')]
    expect(charts.length).toBeGreaterThan(12)
    expect(charts.every((chart) => chart.getAttribute('aria-label') !== '')).toBe(true)
  })

  it('draws hatches stroke by stroke: a pattern of the page would be printed ten times as slowly', () => {
    const html = writeHtml(octoberPage())
    expect(html).not.toMatch(/<pattern|url\(#/)
    const hatched = [
      ...parsed(html).querySelectorAll('svg.chart rect.part-hatch, svg.swatch rect.part-hatch'),
    ]
    expect(hatched.length).toBeGreaterThan(10)
    for (const part of hatched) {
      const isSeen = ['width', 'height'].every((side) => Number(part.getAttribute(side)) > 9)
      if (!isSeen) continue
      expect(part.nextElementSibling?.getAttribute('class')).toBe('ink-hatch')
      expect(part.nextElementSibling?.getAttribute('d')).toMatch(/^M[\d.]+ [\d.]+L[\d.]+ [\d.]+/)
    }
  })

  it('says what the tick is, in no colour that it has only by day', () => {
    expect(octoberPage().compared).toBe('«prima» e il trattino: 1–30 settembre 2026')
    expect(octoberPage('en').compared).toBe('“before” and the tick: 1 – 30 September 2026')
  })

  it('says of each distribution that the shape of the month before is drawn, not its number of calls', () => {
    const saying = (language: 'it' | 'en', clause: RegExp) =>
      octoberPage(language).sections.filter(({ definition }) => clause.test(definition ?? ''))
    const timed = ['answer', 'talk', 'hold', 'wrap-up']
    const italian = saying(
      'it',
      / Il trattino è la forma di prima, riportata allo stesso numero di chiamate\.$/,
    )
    expect(italian.map(({ id }) => id)).toEqual(timed)
    const english = saying('en', / The tick is the earlier shape, scaled to the same number of calls\.$/)
    expect(english.map(({ id }) => id)).toEqual(timed)
  })

  it('says how satisfied customers were, or that nobody answered', () => {
    // 6 × 2, 40 × 4 and 30 × 5: 322 of 76.
    const said = 'In media 4,2 su 5: 76 risposte su 900 contatti.'
    expect(parsed(writeHtml(octoberPage())).body.textContent).toContain(said)
    const none = 'La soddisfazione non c’è'
    expect(octoberPage().notes.join()).not.toContain(none)
    const silent = octoberPage('it', marksFigures([], 900))
    expect(silent.notes.join()).toContain(none)
    expect(silent.sections.map(({ id }) => id)).not.toContain('satisfaction')
  })

  it('keeps a short table with its title on one sheet of paper, and lets a long one go on', () => {
    const section = octoberPage().sections.find(({ id }) => id === 'yardstick')
    const rowsOf = (count: number) => {
      const table = { columns: ['Cliente'], rows: Array.from({ length: count }, () => ['Maria Rossi']) }
      const sections = section ? [{ ...section, chart: null, table }] : []
      return parsed(writeHtml({ ...octoberPage(), sections })).querySelector('section')?.className
    }
    expect(rowsOf(3)).toBe('wide')
    expect(rowsOf(30)).toBe('wide rows')
  })

  it('says at the foot of each sheet what it is of, and at the end of the paper how each figure is counted', () => {
    const html = writeHtml(octoberPage())
    const foot = /@bottom-left\{content:"([^"]*)"/.exec(html)?.[1] ?? ''
    // No house’s name ends the string, the style sheet or the element.
    expect(foot).not.toMatch(/[<>&{};]/)
    const said = foot.replaceAll(/\\([0-9a-f]+) /g, (_, hex) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    expect(said).toBe('Casa <Lieta> & figli · Rapporto del mese · 1–31 ottobre 2026')
    const page = octoberPage()
    const counted = [...parsed(html).querySelectorAll('.definitions span')].map(
      ({ textContent }) => textContent,
    )
    expect(counted).toEqual(page.sections.map(({ definition }) => definition))
  })

  it('breaks no short word of a table because another column is long', () => {
    const [section] = octoberPage().sections
    const long = 'Ha chiamato tre volte e nessuno l’ha richiamata. '.repeat(8)
    const table = { columns: ['Cliente', 'Nota', 'Volte'], rows: [['Maria Rossi', long, { number: 3 }]] }
    const sections = section ? [{ ...section, chart: null, table }] : []
    const document = parsed(writeHtml({ ...octoberPage(), sections }))
    const looks = [...document.querySelectorAll('tbody tr > *')].map(({ className }) => className)
    expect(looks).toEqual(['s', '', 'n'])
  })

  it('has beside a distribution what is read first, and each bar of its chart behind a click', () => {
    const section = parsed(writeHtml(octoberPage())).getElementById('answer')?.closest('section')
    const names = (within: string) =>
      [...(section?.querySelectorAll(`${within} tbody th`) ?? [])].map(({ textContent }) => textContent)
    expect(names('section > .scroll')).toEqual([
      'Quante',
      'Mediana',
      'Nove su dieci entro',
      'Media',
      'La più lunga',
    ])
    expect(names('details')).toEqual([
      ...['0 s – 5 s', '5 s – 10 s', '10 s – 20 s', '20 s – 40 s', '40 s – 1 min', '≥ 1 min'],
    ])
  })

  it('speaks English', () => {
    const document = parsed(writeHtml(octoberPage('en')))
    expect(document.documentElement.lang).toBe('en')
    expect(document.querySelector('.span')?.textContent).toBe('1 – 31 October 2026')
    expect(document.body.textContent).toContain('none is about one person alone')
  })
})
