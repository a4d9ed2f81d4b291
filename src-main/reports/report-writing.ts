import type { Language } from '../contract/customers.ts'
import {
  type FailedFormat,
  type MadeReport,
  ReportFormat,
  type ReportSpan,
  type ReportTrouble,
} from '../contract/reports.ts'
import type { Page } from './page.ts'
import { FolderGone, isFull, keepFile, makeOwnFolder } from './report-folder.ts'
import { type NameWords, reportName } from './report-names.ts'

/** `ended`: nobody waits for it any more. */
export type PrintPage = (html: string, ended: Promise<unknown>) => Promise<Uint8Array>

/** What is written, and not printed. */
export type WrittenFormat = Exclude<ReportFormat, 'pdf'>

export type ReportWritingPorts = {
  pageOf(span: ReportSpan, language: Language): Promise<Page>
  names(language: Language): NameWords
  /** Away from the thread that answers the telephone. */
  write(page: Page, format: WrittenFormat): Promise<Uint8Array>
  /** Null: nothing here prints. */
  readonly print: PrintPage | null
  /** UTC milliseconds. */
  now(): number
  readonly report: (what: string, error: unknown) => void
}

export type Writing = {
  readonly span: ReportSpan
  readonly language: Language
  readonly formats: readonly ReportFormat[]
  readonly folder: string
  /** Pronto's own, which is made where it is missing. */
  readonly isOwnFolder: boolean
  /** What is there now, after each file. */
  onFile(made: MadeReport): void
  readonly ended: Promise<unknown>
}

export type Written = { readonly made: MadeReport | null; readonly failed: readonly FailedFormat[] }

/** Could not be printed, where everything else could. */
class NotPrinted extends Error {}

/** None of the formats could be made. */
export class NothingMade extends Error {
  readonly why: ReportTrouble['why']
  constructor(why: ReportTrouble['why']) {
    super(`no file: ${why}`)
    this.why = why
  }
}

/** What takes longest comes last: the others lie there meanwhile. */
const order: readonly ReportFormat[] = ['html', 'csv', 'xlsx', 'pdf']

/** Makes a report of figures that are counted once, each format by itself: what one cannot, the others need not wait for. */
export function createReportWriting(ports: ReportWritingPorts) {
  async function contentOf(page: Page, format: ReportFormat, ended: Promise<unknown>): Promise<Uint8Array> {
    if (format !== 'pdf') return ports.write(page, format)
    const html = await ports.write(page, 'html')
    try {
      if (!ports.print) throw new Error('nothing prints here')
      return await ports.print(new TextDecoder().decode(html), ended)
    } catch (error) {
      throw new NotPrinted('no PDF', { cause: error })
    }
  }

  /** @throws what kept the page itself from being made. */
  return async (writing: Writing): Promise<Written> => {
    const { span, language, folder, ended } = writing
    if (writing.isOwnFolder) await makeOwnFolder(folder)
    const page = await ports.pageOf(span, language)
    const name = reportName(span, ports.names(language))
    const failed: FailedFormat[] = []
    let made: MadeReport | null = null
    for (const format of formatsHere(writing.formats)) {
      try {
        const content = await contentOf(page, format, ended)
        await keepFile(folder, { name: `${name}.${format}`, content }, ports.now())
        const formats = ReportFormat.options.filter((each) => each === format || made?.formats.includes(each))
        made = { ...span, name, language, madeAt: ports.now(), formats, folder }
        writing.onFile(made)
      } catch (error) {
        ports.report(`reports:${format}`, error)
        failed.push({ format, why: whyOf(error) })
      }
    }
    return { made, failed }
  }

  /** Where nothing prints nobody expects a PDF, unless it was all that was asked for. */
  function formatsHere(asked: readonly ReportFormat[]): readonly ReportFormat[] {
    const written = order.filter((format) => format !== 'pdf' && asked.includes(format))
    const prints = asked.includes('pdf') && (ports.print !== null || written.length === 0)
    return prints ? [...written, 'pdf'] : written
  }
}

/** What a lead can do about it. */
export function whyOf(error: unknown): ReportTrouble['why'] {
  if (error instanceof NothingMade) return error.why
  if (error instanceof FolderGone) return 'folder'
  if (error instanceof NotPrinted) return 'print'
  return isFull(error) ? 'space' : 'failed'
}
