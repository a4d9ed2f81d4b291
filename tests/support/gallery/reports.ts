import type { MadeReport, ReportPlan, Reports } from '../../../src-main/contract/reports.ts'
import { giulia, hours, now } from './cards.ts'
import type { Scene } from './scenes.ts'

const plan = (on: boolean, time: string, ...formats: ReportPlan['formats']): ReportPlan => ({
  ...{ on, times: [time], formats },
})

function made(name: string, given: Partial<MadeReport> = {}): MadeReport {
  return {
    ...{ kind: 'monthly', from: '2026-10-01', to: '2026-10-31', time: null, name, language: 'it' },
    ...{ madeAt: now - 3 * hours, folder: '/home/giulia/Rapporti', formats: ['html', 'pdf', 'xlsx'] },
    ...given,
  }
}

/** A lead's reports: a timetable, some that were made, and one that could not be. */
export const someReports: Reports = {
  settings: {
    ...{ language: null, folder: '/home/giulia/Rapporti' },
    plans: {
      daily: plan(false, '07:00', 'html'),
      weekly: plan(true, '07:00', 'html', 'pdf'),
      monthly: plan(true, '07:00', 'html', 'pdf', 'xlsx'),
      shift: { on: true, times: ['13:00', '18:00'], formats: ['html', 'pdf'] },
    },
  },
  ...{
    language: 'it',
    folder: '/home/giulia/Rapporti',
    canPrint: true,
    opening: 'page',
    withoutWindow: true,
    making: 1,
  },
  made: [
    made('2026-11-20 1300 Pronto consegne', { kind: 'shift', time: '13:00', formats: ['html', 'pdf'] }),
    made('2026-W46 Pronto rapporto', { kind: 'weekly', madeAt: now - 100 * hours, formats: ['html'] }),
    made('2026-10 Pronto rapporto', { madeAt: now - 480 * hours }),
    made('2026-09 Pronto rapporto', { madeAt: now - 1200 * hours, formats: ['html', 'pdf', 'xlsx', 'csv'] }),
  ],
  troubles: [
    {
      ...{ kind: 'shift', from: '2026-11-19', to: '2026-11-19', time: '18:00' },
      ...{ why: 'folder', formats: ['html', 'pdf'], partly: false, givenUp: false, at: now - 18 * hours },
    },
    {
      ...{ kind: 'weekly', from: '2026-11-09', to: '2026-11-15', time: null },
      ...{ why: 'print', formats: ['pdf'], partly: true, givenUp: true, at: now - 2 * hours },
    },
  ],
}

export const reportsScene: Scene = {
  console: {
    agents: [{ ...giulia, role: 'lead' }],
    reports: someReports,
  },
  ui: { screen: 'reports' },
}
