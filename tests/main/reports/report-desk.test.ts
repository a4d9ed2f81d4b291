import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Language } from '../../../src-main/contract/customers.ts'
import type { ReportPlan, Reports, ReportTrouble } from '../../../src-main/contract/reports.ts'
import { emptyHouse } from '../../../src-main/domain/house-defaults.ts'
import { createZoneDays } from '../../../src-main/domain/zone-days.ts'
import { figuresPage } from '../../../src-main/report-pages/figures-page.ts'
import { createReportDesk } from '../../../src-main/reports/report-desk.ts'
import { ReportLog } from '../../../src-main/reports/report-log.ts'
import { reportPageTexts, reportTexts, reportTroubleText } from '../../../src-main/texts/reports.ts'
import { reportQueries } from '../../../src-main/threads/report-queries.ts'
import { sampleAnswer } from '../../support/sample-figures.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const off: ReportPlan = { on: false, times: ['07:00'], formats: ['html'] }
const write = reportQueries['report:write']()
const days = createZoneDays('Europe/Rome')

/** A seat whose clock the test sets, with real files in a real folder. */
function aSeat(plans: Partial<ReportLog['settings']['plans']>, begins: string, canPrint = true) {
  const own = join(temporaryFolder(), 'reports')
  let now = Date.parse(begins)
  let kept: string | null = null
  const pages: string[] = []
  const warned: ReportTrouble[] = []
  let told: Reports | null = null
  let prints = true
  let spoken: Language = 'it'
  let crashes = false
  let keptAtCrash: string | null = null
  const print = async (html: string) => {
    if (crashes) {
      crashes = false
      keptAtCrash = kept
      throw new Error('the program is gone')
    }
    if (!prints) throw new Error('no browser')
    return Buffer.from(`%PDF of ${html.length}`)
  }
  const start = () => {
    const desk = createReportDesk({
      log: {
        read: () => (kept === null ? null : ReportLog.parse(JSON.parse(kept))),
        write(log) {
          kept = JSON.stringify(log)
        },
      },
      fresh: () => ({
        settings: {
          ...{ language: null, folder: null },
          plans: { daily: off, weekly: off, monthly: off, shift: off, ...plans },
        },
        since: { daily: now, weekly: now, monthly: now, shift: now },
        done: [],
        open: [],
        made: [],
      }),
      language: () => spoken,
      ownFolder: own,
      days: () => days,
      async pageOf(span, language) {
        const { from, to } = span
        pages.push(from)
        const answer = sampleAnswer({ from, to }, { from: '2026-09-01', to: '2026-09-30' })
        return figuresPage({ answer, span, house: emptyHouse, language, now })
      },
      names: (language) => reportPageTexts[language].names,
      write: (page, format) => write({ page, format }),
      print: canPrint ? print : null,
      opening: 'page',
      staysOpen: () => true,
      now: () => now,
      every: () => () => {},
      tell: (reports) => {
        told = reports
      },
      warn: (trouble) => warned.push(trouble),
      report: () => {},
    })
    onTestFinished(() => desk.close())
    return desk
  }
  let desk = start()
  return {
    own,
    warned,
    /** Of which days figures were counted, one for each try. */
    pages,
    desk: () => desk,
    told: () => told,
    /** The window speaks this from now on. */
    speaks: (language: Language) => {
      spoken = language
      desk.languageChanged()
    },
    prints: (on: boolean) => {
      prints = on
    },
    /** The program ends without a word as it prints next. */
    crashes: () => {
      crashes = true
    },
    files: (folder = own) => (existsSync(folder) ? readdirSync(folder).sort() : []),
    /** The clock shows this, and the timetable is looked at as it is every few seconds. */
    async at(time: string): Promise<void> {
      now = Date.parse(time)
      desk.look()
      await vi.waitFor(() => expect(desk.reports().making).toBe(0), { timeout: 30_000 })
    },
    /** The program ends, and begins anew at this time. */
    async restart(time: string): Promise<void> {
      await desk.close()
      // Of what came after, nothing was written.
      kept = keptAtCrash ?? kept
      keptAtCrash = null
      desk = start()
      await this.at(time)
    },
  }
}

const monthly: ReportPlan = { on: true, times: ['07:00'], formats: ['html', 'pdf', 'xlsx', 'csv'] }
const daily: ReportPlan = { on: true, times: ['07:00'], formats: ['html'] }

describe('reports at a set time', () => {
  it('are made on the first at seven, once, with nobody there, in every format, and none is ever half', async () => {
    const seat = aSeat({ monthly }, '2026-10-20T12:00+02:00')
    await seat.at('2026-11-01T06:59:50+01:00')
    expect(seat.files()).toEqual([])
    await seat.at('2026-11-01T07:00+01:00')
    const name = '2026-10 Pronto rapporto'
    expect(seat.files()).toEqual(['csv', 'html', 'pdf', 'xlsx'].map((format) => `${name}.${format}`))
    expect(readFileSync(join(seat.own, `${name}.html`), 'utf8')).toContain('ottobre 2026')
    rmSync(join(seat.own, `${name}.csv`))
    await seat.at('2026-11-01T07:00:10+01:00')
    await seat.at('2026-11-02T07:00+01:00')
    expect(seat.files()).toHaveLength(3)
    expect(seat.told()?.made.map((made) => made.name)).toEqual([name])
  })

  it('are made at the next start where the program was off, and never twice after the clock was set back', async () => {
    const seat = aSeat({ daily }, '2026-11-18T12:00+01:00')
    await seat.restart('2026-11-20T09:00+01:00')
    expect(seat.files()).toEqual(['2026-11-18', '2026-11-19'].map((day) => `${day} Pronto rapporto.html`))
    for (const file of seat.files()) rmSync(join(seat.own, file))
    await seat.at('2026-11-19T06:00+01:00')
    await seat.at('2026-11-19T07:30+01:00')
    await seat.restart('2026-11-20T09:05+01:00')
    expect(seat.files()).toEqual([])
  })

  it('are made once on the days on which the clocks change', async () => {
    const night: ReportPlan = { ...daily, times: ['02:30'] }
    const seat = aSeat({ daily: night }, '2026-10-24T12:00+02:00')
    await seat.at('2026-10-25T02:30+02:00')
    expect(seat.files()).toEqual(['2026-10-24 Pronto rapporto.html'])
    rmSync(join(seat.own, '2026-10-24 Pronto rapporto.html'))
    await seat.at('2026-10-25T02:30+01:00')
    expect(seat.files()).toEqual([])
  })

  it('say why they could not be made, once, and are tried again until they are', async () => {
    const seat = aSeat({ daily }, '2026-11-18T12:00+01:00')
    const chosen = join(temporaryFolder(), 'USB')
    seat.desk().change({ ...seat.desk().reports().settings, folder: chosen })
    await seat.at('2026-11-19T07:00+01:00')
    expect(seat.desk().reports().troubles).toMatchObject([
      { kind: 'daily', from: '2026-11-18', why: 'folder' },
    ])
    await seat.at('2026-11-19T07:00:30+01:00')
    mkdirSync(chosen)
    await seat.at('2026-11-19T07:00:50+01:00')
    expect(seat.files(chosen)).toEqual([])
    await seat.at('2026-11-19T07:01:10+01:00')
    expect(seat.files(chosen)).toEqual(['2026-11-18 Pronto rapporto.html'])
    expect(seat.desk().reports().troubles).toEqual([])
    expect(seat.warned).toHaveLength(1)
  })

  it('are there at once in the formats that can be made, and only the others are tried again', async () => {
    const name = '2026-11-18 Pronto rapporto'
    const seat = aSeat({ daily: { ...daily, formats: ['pdf', 'html', 'csv'] } }, '2026-11-18T12:00+01:00')
    seat.prints(false)
    await seat.at('2026-11-19T07:00+01:00')
    expect(seat.files()).toEqual([`${name}.csv`, `${name}.html`])
    expect(seat.desk().reports().made).toMatchObject([{ name, formats: ['html', 'csv'] }])
    const lacking = { why: 'print', formats: ['pdf'], partly: true }
    expect(seat.warned).toMatchObject([lacking])
    const [trouble] = seat.desk().reports().troubles
    expect(trouble && reportTroubleText(trouble, reportTexts.it)).toBe(
      'Il rapporto «Ogni giorno, mercoledì 18 novembre 2026» c’è, ma senza PDF: non è stato possibile creare il PDF. Riprovo da solo.',
    )

    for (const format of ['csv', 'html']) rmSync(join(seat.own, `${name}.${format}`))
    await seat.at('2026-11-19T07:02+01:00')
    expect(seat.files()).toEqual([])
    expect(seat.desk().reports().troubles).toMatchObject([lacking])
    seat.prints(true)
    await seat.at('2026-11-19T07:08+01:00')
    expect(seat.files()).toEqual([`${name}.pdf`])
    expect(seat.desk().reports().made).toMatchObject([{ name, formats: ['html', 'pdf', 'csv'] }])
    expect(seat.desk().reports().troubles).toEqual([])
    expect(seat.warned).toHaveLength(1)
    await seat.at('2026-11-19T08:00+01:00')
    expect(seat.files()).toHaveLength(1)
  })

  it('are given up after eleven tries over two days, which is said, and made by hand', async () => {
    const seat = aSeat({ daily: { ...daily, formats: ['html', 'pdf'] } }, '2026-11-18T12:00+01:00')
    seat.prints(false)
    const tries = () => seat.pages.filter((from) => from === '2026-11-18').length
    const first = Date.parse('2026-11-19T07:00+01:00')
    const passed = (minutes: number) => seat.at(new Date(first + minutes * 60_000).toISOString())
    for (const [before, minutes] of [0, 1, 6, 21, 51, 111, 231, 471, 951, 1671, 3111].entries()) {
      await passed(minutes - 0.5)
      expect(tries()).toBe(before)
      await passed(minutes)
    }
    await passed(3200)
    expect(tries()).toBe(11)
    await seat.restart('2026-11-22T12:00+01:00')
    expect(tries()).toBe(11)
    const givenUp = { from: '2026-11-18', formats: ['pdf'], partly: true, givenUp: true }
    const { troubles } = seat.desk().reports()
    expect(troubles).toContainEqual(expect.objectContaining(givenUp))
    expect(troubles[0] && reportTroubleText(troubles[0], reportTexts.it)).toMatch(
      /Non ci riprovo più da solo/,
    )
    expect(seat.warned.filter(({ from }) => from === '2026-11-18')).toHaveLength(1)

    seat.prints(true)
    const span = { kind: 'daily', from: '2026-11-18', to: '2026-11-18', time: null } as const
    await seat.desk().make(span, 'en', ['pdf'])
    expect(seat.desk().reports().troubles).toContainEqual(expect.objectContaining(givenUp))
    await seat.desk().make(span, 'it', ['pdf'])
    expect(seat.desk().reports().troubles).not.toContainEqual(expect.objectContaining(givenUp))
    await seat.restart('2026-11-22T13:00+01:00')
    expect(tries()).toBe(13)
  })

  it('are not begun anew at every start where making them ends the program', async () => {
    const seat = aSeat({ daily: { ...daily, formats: ['html', 'pdf'] } }, '2026-11-18T12:00+01:00')
    seat.crashes()
    await seat.at('2026-11-19T07:00+01:00')
    expect(seat.files()).toHaveLength(1)
    await seat.restart('2026-11-19T07:00:30+01:00')
    expect(seat.pages).toHaveLength(1)
    rmSync(join(seat.own, '2026-11-18 Pronto rapporto.html'))
    await seat.restart('2026-11-19T07:01:30+01:00')
    expect(seat.files()).toEqual(['2026-11-18 Pronto rapporto.pdf'])
  })

  it('are tried again at the next start only in the formats that are missing, and not before their time', async () => {
    const name = '2026-11-18 Pronto rapporto'
    const seat = aSeat({ daily: { ...daily, formats: ['html', 'pdf'] } }, '2026-11-18T12:00+01:00')
    seat.prints(false)
    await seat.at('2026-11-19T07:00+01:00')
    rmSync(join(seat.own, `${name}.html`))
    await seat.restart('2026-11-19T07:00:30+01:00')
    expect(seat.pages).toHaveLength(1)
    expect(seat.desk().reports().troubles).toMatchObject([{ why: 'print', formats: ['pdf'], partly: true }])
    seat.prints(true)
    await seat.restart('2026-11-19T07:01:10+01:00')
    expect(seat.files()).toEqual([`${name}.pdf`])
    expect(seat.desk().reports().troubles).toEqual([])
    expect(seat.warned).toHaveLength(1)
  })

  it('are made whole after the program ended before the last format was there', async () => {
    const seat = aSeat({ daily: { ...daily, formats: ['html', 'pdf'] } }, '2026-11-18T12:00+01:00')
    seat.prints(false)
    await seat.at('2026-11-19T07:00+01:00')
    expect(seat.files()).toHaveLength(1)
    seat.prints(true)
    await seat.restart('2026-11-19T07:01:30+01:00')
    expect(seat.files()).toHaveLength(2)
    expect(seat.desk().reports().made).toMatchObject([{ formats: ['html', 'pdf'] }])
  })

  it('do without PDF where nothing prints, and say so where it alone was asked for', async () => {
    const plans = {
      daily: { ...daily, formats: ['html', 'pdf'] },
      shift: { ...daily, formats: ['pdf'] },
    } as const
    const seat = aSeat(plans, '2026-11-18T12:00+01:00', false)
    await seat.at('2026-11-19T07:00+01:00')
    expect(seat.desk().reports().made).toMatchObject([{ kind: 'daily', formats: ['html'] }])
    const lacking = { kind: 'shift', why: 'print', formats: ['pdf'], partly: false }
    expect(seat.desk().reports().troubles).toMatchObject([lacking])
  })

  it('speak as the window does until somebody chooses a language, and what is half there is made whole anew', async () => {
    const seat = aSeat({ daily: { ...daily, formats: ['html', 'pdf'] } }, '2026-11-18T12:00+01:00')
    seat.prints(false)
    await seat.at('2026-11-19T07:00+01:00')
    expect(seat.files()).toEqual(['2026-11-18 Pronto rapporto.html'])
    seat.speaks('en')
    expect(seat.told()).toMatchObject({ language: 'en', settings: { language: null }, troubles: [] })
    seat.prints(true)
    await seat.at('2026-11-19T07:00:10+01:00')
    expect(seat.files()).toEqual([
      ...['2026-11-18 Pronto rapporto.html', '2026-11-18 Pronto report.html', '2026-11-18 Pronto report.pdf'],
    ])
    expect(readFileSync(join(seat.own, '2026-11-18 Pronto report.html'), 'utf8')).toContain('lang="en"')

    seat.desk().change({ ...seat.desk().reports().settings, language: 'en' })
    seat.speaks('it')
    await seat.restart('2026-11-20T07:00+01:00')
    expect(seat.desk().reports().language).toBe('en')
    expect(seat.files()).toContain('2026-11-19 Pronto report.pdf')
  })

  it('begin with the next time after they were switched on, in the language chosen', async () => {
    const seat = aSeat({}, '2026-11-17T09:00+01:00')
    const { settings } = seat.desk().reports()
    await seat.at('2026-11-20T09:00+01:00')
    seat.desk().change({ ...settings, language: 'en', plans: { ...settings.plans, daily } })
    await seat.at('2026-11-20T09:01+01:00')
    expect(seat.files()).toEqual([])
    await seat.at('2026-11-21T07:00+01:00')
    expect(seat.files()).toEqual(['2026-11-20 Pronto report.html'])
  })
})

it('is made again under the same name by hand, and only its own files can be opened', async () => {
  const seat = aSeat({}, '2026-11-20T09:00+01:00')
  const span = { kind: 'weekly', from: '2026-11-16', to: '2026-11-20', time: null } as const
  await seat.desk().make(span, 'it', ['html'])
  const made = await seat.desk().make(span, 'it', ['html', 'csv'])
  expect(made.name).toBe('2026-W47 Pronto rapporto')
  expect(seat.desk().reports().made).toHaveLength(1)
  expect(seat.desk().pathOf({ name: made.name, format: 'csv' })).toBe(join(seat.own, `${made.name}.csv`))
  expect(seat.desk().pathOf({ name: made.name, format: 'pdf' })).toBeNull()
  expect(seat.desk().pathOf({ name: '../pronto', format: 'html' })).toBeNull()

  seat.prints(false)
  const lacking = await seat.desk().make(span, 'it', ['pdf', 'xlsx'])
  expect(lacking).toMatchObject({ formats: ['xlsx'], failed: [{ format: 'pdf', why: 'print' }] })
  await expect(seat.desk().make(span, 'it', ['pdf'])).rejects.toMatchObject({ why: 'print' })
})

it('names a report that is missing by its span in words, and a page for a shift by its time too', () => {
  const trouble = { why: 'print', formats: ['pdf'], partly: true, givenUp: false, at: 0 } as const
  const month = { kind: 'monthly', from: '2026-10-01', to: '2026-10-31', time: null } as const
  const shift = { kind: 'shift', from: '2026-11-19', to: '2026-11-19', time: '18:00' } as const
  const { it: italian, en: english } = reportTexts
  expect(reportTroubleText({ ...trouble, ...month }, italian)).toContain('«Ogni mese, 1–31 ottobre 2026»')
  expect(reportTroubleText({ ...trouble, ...month }, english)).toContain('“Every month, 1 – 31 October 2026”')
  expect(reportTroubleText({ ...trouble, ...shift }, italian)).toContain(
    '«Per il prossimo turno, giovedì 19 novembre 2026, 18:00»',
  )
})
