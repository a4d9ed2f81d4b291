import type { Agent } from '../contract/agents.ts'
import type { Handlers } from '../contract/requests.ts'
import { type FailureCode, failure, success } from '../contract/result.ts'
import { mayFind } from '../domain/finding-rules.ts'
import { dayOfDate, spanAround } from '../domain/report-times.ts'
import { dateOfDay, type ZoneDays } from '../domain/zone-days.ts'
import type { ReportDesk } from './report-desk.ts'
import { isWritableFolder } from './report-folder.ts'
import { whyOf } from './report-writing.ts'

export type ReportContext = {
  readonly desk: ReportDesk
  agent(): Pick<Agent, 'role'> | null
  days(): ZoneDays
  now(): number
  /** Both false where this computer has no such program; null where the host has no desktop. */
  readonly desktop: { open(path: string): Promise<boolean>; show(path: string): void } | null
  exists(path: string): boolean
  readonly report: (what: string, error: unknown) => void
}

type ReportHandlers = Pick<
  Handlers,
  'report:list' | 'report:change' | 'report:make' | 'report:open' | 'report:show'
>

const failures = {
  folder: 'storage-failed',
  space: 'storage-full',
  print: 'internal',
  failed: 'internal',
} as const

/** What leads ask of their reports; roles help against mistakes and protect nothing. */
export function createReportHandlers(context: ReportContext): ReportHandlers {
  const { desk, agent, days, now, desktop } = context
  const leads = () => mayFind(agent())

  return {
    'report:list': () => (leads() ? success(desk.reports()) : failure('not-allowed')),

    async 'report:change'(settings) {
      if (!leads()) return failure('not-allowed')
      const { folder } = settings
      if (folder !== null && !(await isWritableFolder(folder))) return failure('invalid-input', 'folder')
      return success(desk.change(settings))
    },

    async 'report:make'({ kind, date, language, formats }) {
      if (!leads()) return failure('not-allowed')
      const today = days().dayOf(now())
      const { from, to } = kind === 'shift' ? { from: today, to: today } : spanAround(kind, dayOfDate(date))
      if (from > today) return failure('invalid-input', 'date')
      const span = { kind, from: dateOfDay(from), to: dateOfDay(Math.min(to, today)), time: null }
      try {
        return success(await desk.make(span, language, formats))
      } catch (error) {
        context.report('reports:make', error)
        return failure(failures[whyOf(error)] satisfies FailureCode, whyOf(error))
      }
    },

    async 'report:open'(file) {
      const path = leads() ? desk.pathOf(file) : null
      if (path === null || !desktop || !context.exists(path)) return failure('not-found')
      return (await desktop.open(path)) ? success(null) : failure('not-found')
    },

    'report:show'(file) {
      const path = leads() ? desk.pathOf(file) : null
      if (path === null || !desktop || !context.exists(path)) return failure('not-found')
      desktop.show(path)
      return success(null)
    },
  }
}
