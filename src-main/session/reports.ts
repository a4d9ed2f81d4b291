import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Agent } from '../contract/agents.ts'
import type { Language } from '../contract/customers.ts'
import type { HostPort } from '../contract/host.ts'
import type { HouseSettings } from '../contract/house.ts'
import type { CustomerId } from '../contract/ids.ts'
import type { ParkedCall } from '../contract/parking.ts'
import type { ReportFile, ReportSpan } from '../contract/reports.ts'
import type { Store } from '../database/store.ts'
import { mayFind } from '../domain/finding-rules.ts'
import { createZoneDays, dateOfDay } from '../domain/zone-days.ts'
import type { EventHub } from '../events/event-hub.ts'
import type { FiguresDesk } from '../figures/figures-desk.ts'
import { readJsonFile, writeJsonFile } from '../profiles/json-file.ts'
import { figuresPage } from '../report-pages/figures-page.ts'
import { shiftPage } from '../report-pages/shift-page.ts'
import type { Page } from '../reports/page.ts'
import { createReportDesk } from '../reports/report-desk.ts'
import { createReportHandlers } from '../reports/report-handlers.ts'
import { ReportLog } from '../reports/report-log.ts'
import { reportPageTexts, reportTexts, reportTroubleText } from '../texts/reports.ts'
import type { Queries } from '../threads/reader.ts'

export type ReportParts = {
  readonly store: Pick<Store<Queries>, 'query'>
  readonly figures: Pick<FiguresDesk, 'read'>
  /** The profile's own, in which the database lies. */
  readonly folder: string
  readonly hub: EventHub
  readonly host: HostPort
  house(): HouseSettings
  agents(): readonly Agent[]
  agent(): Agent | null
  language(): Language
  customerName(id: CustomerId): string | null
  parked(): readonly ParkedCall[]
  readonly report: (what: string, error: unknown) => void
}

export type SessionReports = ReturnType<typeof createReports>

/** A page of the night shift tells of the evening before, too. */
const shiftLooksBackMs = 8 * 3_600_000

/** The reports of one profile, put together. */
export function createReports(parts: ReportParts) {
  const { store, hub, host, house, report } = parts
  const path = join(parts.folder, 'reports.json')
  const days = () => createZoneDays(house().calendar.zone)

  async function shift(language: Language): Promise<Page> {
    const now = Date.now()
    const date = dateOfDay(days().dayOf(now - shiftLooksBackMs))
    const facts = await store.query('report:shift', { date, now }, 'long')
    if (facts === null) throw new Error('no such day')
    return shiftPage({
      facts,
      parked: parts.parked(),
      nameOf: ({ customerId }) => customerId && parts.customerName(customerId),
      house: house(),
      agents: parts.agents(),
      language,
      now,
    })
  }

  async function figuresOf(span: ReportSpan, language: Language): Promise<Page> {
    const { from, to } = span
    const answer = await parts.figures.read({ period: { from, to }, deskId: null, agentId: null })
    return figuresPage({ answer, span, house: house(), language, now: Date.now() })
  }

  const desk = createReportDesk({
    log: { read: () => readJsonFile(path, ReportLog), write: (log) => writeJsonFile(path, log) },
    fresh: freshLog,
    language: parts.language,
    ownFolder: join(parts.folder, 'reports'),
    days,
    pageOf: (span, language) => (span.kind === 'shift' ? shift(language) : figuresOf(span, language)),
    names: (language) => reportPageTexts[language].names,
    write: async (page, format) => store.query('report:write', { page, format }, 'long'),
    print: host.print ?? null,
    opening: host.desktop ? 'desktop' : 'page',
    staysOpen: () => host.staysOpen?.() ?? true,
    now: Date.now,
    every(ms, step) {
      const timer = setInterval(step, ms).unref()
      return () => clearInterval(timer)
    },
    tell: (reports) => hub.emit('reports:changed', { reports }),
    warn(trouble) {
      const words = reportTexts[parts.language()]
      const body = reportTroubleText(trouble, words)
      host.remind({ title: words.notMadeTitle, body }, () => undefined)
    },
    report,
  })

  return {
    desk,
    handlers: createReportHandlers({
      desk,
      agent: parts.agent,
      days,
      now: Date.now,
      desktop: host.desktop ?? null,
      exists: existsSync,
      report,
    }),
    /** The file itself, for a page that cannot open one by its path; null where there is none, or no lead asks. */
    async content(file: ReportFile): Promise<Uint8Array | null> {
      const found = mayFind(parts.agent()) ? desk.pathOf(file) : null
      return found === null ? null : readFile(found).catch(() => null)
    },
  }
}

function freshLog(): ReportLog {
  const now = Date.now()
  const plan = (at: string, ...formats: ReportLog['settings']['plans']['daily']['formats']) => ({
    ...{ on: false, times: [at], formats },
  })
  return {
    settings: {
      language: null,
      folder: null,
      plans: {
        daily: plan('07:00', 'html'),
        weekly: plan('07:00', 'html', 'pdf'),
        monthly: plan('07:00', 'html', 'pdf', 'xlsx'),
        shift: plan('18:00', 'html', 'pdf'),
      },
    },
    since: { daily: now, weekly: now, monthly: now, shift: now },
    done: [],
    open: [],
    made: [],
  }
}
