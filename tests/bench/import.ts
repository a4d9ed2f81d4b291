import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { uuidv7 } from 'uuidv7'
import { WindowId } from '../../src-main/contract/ids.ts'
import type { Import } from '../../src-main/contract/imports.ts'
import type { ImportDesk } from '../../src-main/imports/import-desk.ts'
import { pieceBytes } from '../../src-renderer/imports/send-file.ts'
import { createRandom } from '../support/house/random.ts'
import { familyNames, givenNames } from '../support/house/words.ts'
import { openImportHouse, valueIn } from '../support/import-house.ts'

const previewBytes = 256 * 1024

/** A CSV file of invented customers, read as a window would send it, into an encrypted house with all its indexes. */
export async function benchImport(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      rows: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  })
  const rows = Number(values.rows)
  const folder = mkdtempSync(join(tmpdir(), 'pronto-bench-import-'))
  try {
    const file = join(folder, 'customers.csv')
    writeCustomers(file, rows, Number(values.seed))
    const figures = await importFile(folder, file)
    print({ rows, ...figures })
    if (values.json) {
      const { seconds, taken, refused } = figures
      console.log(JSON.stringify({ bench: 'import', rows, seconds, taken, refused }))
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function writeCustomers(file: string, rows: number, seed: number): void {
  const descriptor = openSync(file, 'wx')
  let lines = ['Codice cliente;Nome;Cognome;Ragione sociale;Cellulare;Telefono ufficio;E-mail;Indirizzo']
  for (let row = 1; row <= rows; row++) {
    lines.push(customerLine(seed, row))
    if (lines.length < 10_000 && row < rows) continue
    writeSync(descriptor, `${lines.join('\r\n')}\r\n`)
    lines = []
  }
  closeSync(descriptor)
}

function customerLine(seed: number, row: number): string {
  const random = createRandom(seed, row, 9)
  const [given, family] = [random.pick(givenNames), random.pick(familyNames)]
  const mobile = `333 ${String((row * 7919) % 10_000_000).padStart(7, '0')}`
  const office = row % 3 === 0 ? `02/${String(1_000_000 + ((row * 104_729) % 9_000_000))}` : ''
  const company = row % 4 === 0 ? `${family} & Figli` : ''
  return `K${row};${given};${family};${company};${mobile};${office};c${row}@esempio.it;"Via Roma ${row % 200}, Milano"`
}

async function importFile(folder: string, file: string) {
  const { store, handlers } = await openImportHouse({ folder, seat: uuidv7() })
  const peak = watchMemory()
  const began = performance.now()
  const processor = process.cpuUsage()
  const done = await send(file, handlers)
  const seconds = Math.round((performance.now() - began) / 10) / 100
  const { user, system } = process.cpuUsage(processor)
  const { taken, refused } = done
  const peakMb = peak.stop()
  await store.close()
  const databaseMb = Math.round(statSync(join(folder, 'pronto.db')).size / 1e6)
  const processorSeconds = Math.round((user + system) / 10_000) / 100
  return {
    seconds,
    processorSeconds,
    taken,
    refused,
    peakMb,
    databaseMb,
    fileMb: Math.round(statSync(file).size / 1e6),
  }
}

type Handlers = ImportDesk['handlers']

async function send(file: string, handlers: Handlers): Promise<Import> {
  const window = WindowId.parse(uuidv7())
  const descriptor = openSync(file, 'r')
  const buffer = Buffer.alloc(Math.max(pieceBytes, previewBytes))
  const bytes = statSync(file).size
  const head = buffer.subarray(0, readSync(descriptor, buffer, 0, previewBytes, 0)).toString('base64')
  const preview = valueIn(
    await handlers['import:preview']({ fileName: 'customers.csv', head, layout: null }, window),
  )
  const start = { fileName: 'customers.csv', bytes, layout: preview.layout }
  const { id: importId } = valueIn(await handlers['import:start'](start, window))
  for (let at = 0; at < bytes; at += pieceBytes) {
    const length = readSync(descriptor, buffer, 0, pieceBytes, at)
    const piece = buffer.subarray(0, length).toString('base64')
    valueIn(await handlers['import:piece']({ importId, piece }, window))
  }
  closeSync(descriptor)
  return valueIn(await handlers['import:finish']({ importId }, window))
}

function watchMemory() {
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 100)
  return {
    stop(): number {
      clearInterval(timer)
      return Math.round(most / 1e6)
    },
  }
}

type Figures = { rows: number } & Awaited<ReturnType<typeof importFile>>

function print({
  rows,
  seconds,
  processorSeconds,
  taken,
  refused,
  fileMb,
  databaseMb,
  peakMb,
}: Figures): void {
  console.table({
    rows,
    seconds,
    'rows a second': Math.round(rows / seconds),
    'µs a row': Math.round((seconds * 1e6) / rows),
    'processor seconds': processorSeconds,
    taken,
    refused,
    'file (MB)': fileMb,
    'database (MB)': databaseMb,
    'most memory (MB)': peakMb,
  })
}
