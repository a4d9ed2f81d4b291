import { readFileSync } from 'node:fs'
import { uuidv7 } from 'uuidv7'
import { WindowId } from '../../src-main/contract/ids.ts'
import { type ImportLayout, ImportLayout as Layout } from '../../src-main/contract/imports.ts'
import { openImportHouse, valueIn } from './import-house.ts'

/** Reads a file into a house until somebody kills it; says after each piece how far it is. */
async function run(folder: string, seat: string, file: string, layout: ImportLayout): Promise<void> {
  const { handlers } = await openImportHouse({ folder, seat })
  const window = WindowId.parse(uuidv7())
  const bytes = readFileSync(file)
  const { id: importId } = valueIn(
    await handlers['import:start']({ fileName: 'clienti.csv', bytes: bytes.length, layout }, window),
  )
  const pieceBytes = 16_384
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes).toString('base64')
    const { taken } = valueIn(await handlers['import:piece']({ importId, piece }, window))
    process.stdout.write(`${taken}\n`)
  }
}

const [folder = '', seat = '', file = '', layout = ''] = process.argv.slice(2)
await run(folder, seat, file, Layout.parse(JSON.parse(layout)))
