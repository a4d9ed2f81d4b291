import type { ReportFile } from '../../src-main/contract/reports.ts'
import { textsFor } from '../../src-main/texts/index.ts'
import type { ConsoleAccess } from '../state/console-context.tsx'
import { languageOf } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'

/** Where the browser host serves a file of a report. */
export function reportLink({ name, format }: ReportFile): string {
  return `/reports/${encodeURIComponent(`${name}.${format}`)}`
}

/** Makes the page for those who come next, of this moment, and opens it. */
export async function openShiftPage(access: ConsoleAccess): Promise<void> {
  const { request, console: store, ui } = access
  const listed = await request('report:list', null)
  if (!listed.ok) return
  const language = languageOf(store.getState().settings.language)
  const date = new Date().toISOString().slice(0, 10)
  const made = await request('report:make', { kind: 'shift', date, language, formats: ['html'] })
  if (!made.ok) return
  const { name } = made.value
  notify(ui, { kind: 'done', text: textsFor(language).reports.done(name) })
  const file: ReportFile = { name, format: 'html' }
  if (listed.value.opening === 'desktop') await request('report:open', file)
  else window.open(reportLink(file), '_blank', 'noopener')
}
