import { useEffect } from 'react'
import type { ReportSettings, Reports } from '../../src-main/contract/reports.ts'
import type { Result } from '../../src-main/contract/result.ts'
import { useAccess, useConsole } from '../state/console-context.tsx'

/** What stands about reports: asked for once the screen is open, told from then on. Null until the first answer. */
export function useReports(): Reports | null {
  const { request, console: store } = useAccess()
  useEffect(() => {
    void request('report:list', null, { quiet: true }).then((result) => {
      if (result.ok) store.setState({ reports: result.value })
    })
  }, [request, store])
  return useConsole(({ reports }) => reports)
}

/** Keeps other settings; `invalid-input` is the caller's to word. */
export function useChangeReports(): (settings: ReportSettings) => Promise<Result<Reports>> {
  const { request, console: store } = useAccess()
  return async (settings) => {
    const result = await request('report:change', settings, { quiet: true })
    if (result.ok) store.setState({ reports: result.value })
    return result
  }
}
