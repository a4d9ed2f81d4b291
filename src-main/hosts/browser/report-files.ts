import { type ReportFile, ReportFormat } from '../../contract/reports.ts'
import { reportHeaders } from '../content-security.ts'

/** Below it the files of reports; see the window's `report-link.ts`. */
export const reportPath = '/reports/'

const types = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<ReportFormat, string>

/** Which file a path asks for; null where it can be none: which there are, the console knows. */
export function reportFileOf(path: string): ReportFile | null {
  const name = decoded(path.slice(reportPath.length))
  const dot = name?.lastIndexOf('.') ?? -1
  if (name === null || dot < 1) return null
  const format = ReportFormat.safeParse(name.slice(dot + 1))
  return format.success ? { name: name.slice(0, dot), format: format.data } : null
}

/** What a browser may do with it: a page is shown and runs nothing, a table is kept. */
export function headersOf({ name, format }: ReportFile): Readonly<Record<string, string>> {
  const where = format === 'html' || format === 'pdf' ? 'inline' : 'attachment'
  return {
    ...reportHeaders(format === 'html'),
    'Content-Type': types[format],
    // RFC 6266, 4.3.
    'Content-Disposition': `${where}; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`,
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
