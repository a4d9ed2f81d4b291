import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createPassphraseKeys } from '../../../src-main/hosts/passphrase-keys.ts'
import { openParkFile } from '../../../src-main/parking/park-file.ts'
import { parked } from '../../support/gallery/parked.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

async function aHouse() {
  const folder = temporaryFolder()
  const reports: string[] = []
  const sealer = await createPassphraseKeys().open(new Uint8Array(16), 'quattro gatti')
  const open = () => openParkFile({ folder, sealer, report: (what) => void reports.push(what) })
  return { open, reports, path: join(folder, 'parked.sealed') }
}

it('gives the next run of the program whoever waits, and holds no name that can be read', async () => {
  const { open, path } = await aHouse()
  const file = open()
  expect(await file.read()).toEqual([])
  file.write(parked.slice(0, 1))
  file.write(parked)
  await file.settled()
  expect(await open().read()).toEqual(parked)
  expect(readFileSync(path).toString('latin1')).not.toContain('Maria')
})

it('leaves nothing behind once nobody waits', async () => {
  const { open, path } = await aHouse()
  const file = open()
  file.write(parked)
  await file.settled()
  file.write([])
  await file.settled()
  expect(existsSync(path)).toBe(false)
})

it('takes a spoilt list for none, and says so', async () => {
  const { open, reports, path } = await aHouse()
  const file = open()
  file.write(parked)
  await file.settled()
  writeFileSync(path, readFileSync(path).subarray(0, 40))
  expect(await open().read()).toEqual([])
  expect(reports).toEqual(['parking'])
})
