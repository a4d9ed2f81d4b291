import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { appendFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { RecordingId } from '../../../src-main/contract/ids.ts'
import type { RecordingPart } from '../../../src-main/contract/recordings.ts'
import { RecordingDamaged } from '../../../src-main/recording/cipher.ts'
import { openVault, type Vault } from '../../../src-main/recording/vault.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const houseKey = new Uint8Array(32).fill(7)
const headBytes = 24
/** What Maria says, a second a piece. */
const words = ['Buongiorno, sono Maria Rossi. ', 'Il pacco non è arrivato. ', 'Richiamatemi domani. ']

async function record(vault: Vault, id: RecordingId, part = 1): Promise<RecordingPart> {
  const writer = await vault.beginPart(id, part)
  for (const [index, said] of words.entries()) await writer.append(Buffer.from(said), (index + 1) * 1_000)
  return writer.finish()
}

async function recorded() {
  const folder = join(temporaryFolder(), 'recordings')
  const vault = openVault(folder, houseKey)
  const id = RecordingId.parse(uuidv7())
  await vault.begin(id)
  const part = await record(vault, id)
  const file = join(folder, `${id}.001.sound`)
  return { folder, vault, id, part, file }
}

async function heard(vault: Vault, id: RecordingId, part = 1, mostBytes = 1_000): Promise<string> {
  const sounds: Buffer[] = []
  for (let from: number | null = 0; from !== null; ) {
    const { sound, next } = await vault.read(id, part, from, mostBytes)
    sounds.push(sound)
    from = next
  }
  return Buffer.concat(sounds).toString()
}

/** The sealed pieces of a part, each with its length before it. */
function piecesOf(file: string): { head: Buffer; pieces: Buffer[] } {
  const bytes = readFileSync(file)
  const pieces: Buffer[] = []
  for (let at = headBytes; at < bytes.length; ) {
    const end = at + 4 + bytes.readUInt32BE(at)
    pieces.push(bytes.subarray(at, end))
    at = end
  }
  return { head: bytes.subarray(0, headBytes), pieces }
}

function rewrite(file: string, change: (pieces: Buffer[]) => Buffer[]): void {
  const { head, pieces } = piecesOf(file)
  writeFileSync(file, Buffer.concat([head, ...change(pieces)]))
}

it('gives back what was said, also when the house is opened again, a few pieces at a time', async () => {
  const { folder, vault, id, part } = await recorded()
  expect(part).toEqual({ part: 1, pieces: 4, ms: 3_000 })
  await expect(vault.examine(id, [part])).resolves.toBeUndefined()
  expect(await heard(openVault(folder, houseKey), id)).toBe(words.join(''))
  expect(await heard(vault, id, 1, 10)).toBe(words.join(''))
})

it('has nothing of it on the disk that could be read without the key', async () => {
  const { folder } = await recorded()
  const disk = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))))
  for (const said of words) expect(disk.includes(Buffer.from(said.trim()))).toBe(false)
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
})

it('refuses another house’s key, and a key that was changed', async () => {
  const { folder, id } = await recorded()
  const other = openVault(folder, new Uint8Array(32).fill(8))
  await expect(heard(other, id)).rejects.toThrow(RecordingDamaged)
  const key = join(folder, `${id}.key`)
  const bytes = readFileSync(key)
  bytes[20] = (bytes[20] ?? 0) ^ 1
  writeFileSync(key, bytes)
  await expect(heard(openVault(folder, houseKey), id)).rejects.toThrow(RecordingDamaged)
})

it.each([
  [
    'a piece that is changed',
    ([first = Buffer.alloc(0), ...rest]: Buffer[]) => {
      const other = Buffer.from(first)
      other[10] = (other[10] ?? 0) ^ 1
      return [other, ...rest]
    },
  ],
  [
    'pieces in another order',
    ([first, second, ...rest]: Buffer[]) => [second, first, ...rest].flatMap((each) => each ?? []),
  ],
  [
    'a piece that is left out',
    ([first, _second, ...rest]: Buffer[]) => [first, ...rest].flatMap((each) => each ?? []),
  ],
  [
    'a piece that stands there twice',
    ([first, ...rest]: Buffer[]) => [first, first, ...rest].flatMap((each) => each ?? []),
  ],
  ['an end that is cut off', (pieces: Buffer[]) => pieces.slice(0, -1)],
  ['an end that is cut off behind a piece', (pieces: Buffer[]) => pieces.slice(0, -2)],
])('refuses %s', async (_what, change) => {
  const { vault, id, file } = await recorded()
  rewrite(file, change)
  await expect(heard(vault, id)).rejects.toThrow(RecordingDamaged)
})

it('knows before anything sounds that the end is not the one that was written', async () => {
  const { vault, id, part, file } = await recorded()
  rewrite(file, (pieces) => pieces.slice(0, -1))
  await expect(vault.examine(id, [part])).rejects.toThrow(RecordingDamaged)
})

it('refuses a part in another’s place, of this recording or of another', async () => {
  const { folder, vault, id, part } = await recorded()
  const second = await record(vault, id, 2)
  const file = (of: RecordingId, number: number) => join(folder, `${of}.00${number}.sound`)
  const [one, two] = [readFileSync(file(id, 1)), readFileSync(file(id, 2))]
  writeFileSync(file(id, 1), two)
  writeFileSync(file(id, 2), one)
  await expect(vault.examine(id, [part, second])).rejects.toThrow(RecordingDamaged)
  const luca = RecordingId.parse(uuidv7())
  await vault.begin(luca)
  const lucas = await record(vault, luca)
  writeFileSync(file(luca, 1), one)
  await expect(vault.examine(luca, [lucas])).rejects.toThrow(RecordingDamaged)
})

it('keeps what was whole when the program was killed in the middle of a piece', async () => {
  const folder = join(temporaryFolder(), 'recordings')
  const vault = openVault(folder, houseKey)
  const id = RecordingId.parse(uuidv7())
  await vault.begin(id)
  const writer = await vault.beginPart(id, 1)
  await writer.append(Buffer.from(words[0] ?? ''), 1_000)
  await writer.append(Buffer.from(words[1] ?? ''), 2_000)
  // Killed here: no last piece, and half of the next one.
  const file = join(folder, `${id}.001.sound`)
  await truncate(file, statSync(file).size - 5)

  const after = openVault(folder, houseKey)
  const [part, ...others] = await after.recover(id)
  expect(others).toEqual([])
  expect(part).toEqual({ part: 1, pieces: 2, ms: 1_000 })
  await after.examine(id, part ? [part] : [])
  expect(await heard(after, id)).toBe(words[0])
  // Once more changes nothing.
  expect(await after.recover(id)).toEqual([part])
  await appendFile(file, 'more')
  await expect(after.examine(id, part ? [part] : [])).rejects.toThrow(RecordingDamaged)
})

it('erases the key and every part, and does so twice without complaint', async () => {
  const { folder, vault, id } = await recorded()
  await record(vault, id, 2)
  const before = readdirSync(folder)
  expect(before).toHaveLength(3)
  await vault.erase(id)
  await vault.erase(id)
  expect(readdirSync(folder)).toEqual([])
  expect(vault.has(id)).toBe(false)
  await expect(heard(vault, id)).rejects.toThrow(RecordingDamaged)
})
