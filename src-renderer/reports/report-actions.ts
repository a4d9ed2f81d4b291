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
  const { console: store, ui } = access
  const language = languageOf(store.getState().settings.language)
  const words = textsFor(language).reports
  // At once: a browser opens no window for what was asked seconds ago. A desktop program is given none.
  const page = window.open('', '_blank')
  if (page) {
    page.document.title = words.making
    page.opener = null
  }
  const file = await makeShiftPage(access, language)
  if (file === null) return page?.close()
  notify(ui, { kind: 'done', text: words.done(file.name) })
  const { reports } = store.getState()
  if (reports?.opening === 'desktop') {
    page?.close()
    await access.request('report:open', file)
  } else if (page) page.location.replace(reportLink(file))
  else notify(ui, { kind: 'hint', text: words.windowBlocked })
}

async function makeShiftPage(
  { request, console: store }: ConsoleAccess,
  language: 'it' | 'en',
): Promise<ReportFile | null> {
  const listed = await request('report:list', null)
  if (!listed.ok) return null
  store.setState({ reports: listed.value })
  const date = new Date().toISOString().slice(0, 10)
  const made = await request('report:make', { kind: 'shift', date, language, formats: ['html'] })
  return made.ok ? { name: made.value.name, format: 'html' } : null
}
