import { setTimeout as sleep } from 'node:timers/promises'
import type { SocketWindow } from './socket-window.ts'

const header = 'Codice cliente;Nome;Cognome;Cellulare;E-mail\r\n'
/** As a window sends them, some 256 KB. */
const rowsOfPiece = 4_000
/** Somebody types fast. */
const searchEveryMs = 50
const lookEveryMs = 20
/** Words of contacts and notes, common and rare, some just begun. */
const searches = [
  'lavatrice',
  'consegna mar',
  '"numero di serie"',
  'prevent',
  'garanzia',
  'fattura -magazzino',
]

export type Load = {
  /** Rows sent so far, and searches answered. */
  done(): { readonly rows: number; readonly searches: number }
  /** Resolves when so many rows were sent. */
  reaches(rows: number): Promise<void>
  /** Cancels the import in progress and waits for the last search. */
  stop(): Promise<void>
}

/**
 * Imports files of `rows` new customers, one after the other, and searches all contacts and notes by full text as somebody
 * does who types fast, until it is stopped: the writer thread works without a pause, the interactive reader twenty times a second.
 */
export function startLoad(window: SocketWindow, rows: number): Load {
  let stopped = false
  let sent = 0
  let answered = 0

  async function importFile(): Promise<void> {
    const fileName = `load-${sent}.csv`
    const head = base64(header + rowsFrom(sent, 50))
    const { layout } = await window.request('import:preview', { fileName, head, layout: null })
    const bytes = rows * rowsFrom(sent, 1).length
    const { id: importId } = await window.request('import:start', { fileName, bytes, layout })
    for (let left = rows; left > 0 && !stopped; left -= rowsOfPiece) {
      const count = Math.min(left, rowsOfPiece)
      const text = (left === rows ? header : '') + rowsFrom(sent, count)
      await window.request('import:piece', { importId, piece: base64(text) })
      sent += count
    }
    await window.request(stopped ? 'import:cancel' : 'import:finish', { importId })
  }

  async function importAll(): Promise<void> {
    while (!stopped) await importFile()
  }

  async function searchAll(): Promise<void> {
    while (!stopped) {
      await window.request('history:search', {
        words: searches[answered % searches.length] ?? '',
        after: null,
      })
      answered += 1
      await sleep(searchEveryMs)
    }
  }

  const working = Promise.all([importAll(), searchAll()])
  // Whoever stops it hears why it failed; until then it is nobody's unhandled rejection.
  working.catch(() => {})
  return {
    done: () => ({ rows: sent, searches: answered }),
    async reaches(rowsSent) {
      while (sent < rowsSent && !stopped) await sleep(lookEveryMs)
    },
    async stop() {
      stopped = true
      await working
    },
  }
}

function rowsFrom(first: number, count: number): string {
  let text = ''
  for (let row = first; row < first + count; row += 1) {
    const digits = String(row).padStart(7, '0')
    text += `N${digits};Nome${row % 997};Cognome${row % 7919};351${digits};nuovo.${digits}@example.it\r\n`
  }
  return text
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}
