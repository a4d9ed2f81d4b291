import { type CustomerFields, FormOfAddress, Language, PhoneLabel } from '../contract/customers.ts'
import type { PhoneNumber } from '../contract/ids.ts'
import { RefusalReason } from '../contract/imports.ts'
import { rememberBlob, uuidToBlob } from '../database/uuid.ts'
import type { Newcomer } from './candidate.ts'
import type { TraitLists } from './presence.ts'
import { type Trait, traitsOf } from './traits.ts'

/** A newcomer with all that can be worked out without asking who is there. */
export type PreparedNewcomer = Newcomer & {
  /** The customer's id, then those of the numbers, e-mail addresses and notes in their order. */
  readonly ids: readonly string[]
  /** What the log says of each, in the same order: the card's without its code, notes are their own payload. */
  readonly payloads: readonly string[]
}

/** A row of the file: somebody, or why nobody. `content` is what a report shows of it. */
export type PreparedRow = { readonly line: number; readonly content: string } & (
  | { readonly newcomer: PreparedNewcomer }
  | { readonly reason: RefusalReason }
)

/**
 * Rows on their way from one thread to another. As objects they would take as long to be read as the file itself: so
 * the texts of a row go as one, with all lengths and other numbers in a second list.
 */
export type PackedRows = {
  readonly texts: readonly string[]
  readonly numbers: Uint32Array<ArrayBuffer>
  /** Sixteen bytes of each id, in order. */
  readonly ids: Uint8Array<ArrayBuffer>
  /** What the newcomers among them are looked for by. */
  readonly traits: TraitLists
}

const idBytes = 16
const languages = Language.options
const forms = FormOfAddress.options
const labels = PhoneLabel.options
const reasons = RefusalReason.options

/** Puts a row's texts and numbers on tape, to be taken off in the same order. */
function createTape() {
  let text = ''
  let ids: readonly string[] = []
  const [texts, numbers, blobs]: [string[], number[], Buffer[]] = [[], [], []]
  const number = (value: number) => void numbers.push(value)
  const tape = {
    number,
    text(part: string): void {
      number(part.length)
      text += part
    },
    list<T>(items: readonly T[], put: (item: T) => void): void {
      number(items.length)
      items.forEach(put)
    },
    ids(uuids: readonly string[]): void {
      ids = uuids
      tape.list(uuids, tape.text)
    },
    endRow(): void {
      texts.push(text)
      text = ''
      for (const id of ids) blobs.push(uuidToBlob(id))
      ids = []
    },
  }
  const packed = (): Omit<PackedRows, 'traits'> => {
    // A buffer of its own, and no part of a pool: the other thread gets all of it.
    const bytes = new Uint8Array(blobs.length * idBytes)
    blobs.forEach((blob, at) => {
      bytes.set(blob, at * idBytes)
    })
    return { texts, numbers: Uint32Array.from(numbers), ids: bytes }
  }
  return { tape, packed }
}

type Tape = ReturnType<typeof createTape>['tape']

export function packRows(rows: readonly PreparedRow[]): PackedRows {
  const { tape, packed } = createTape()
  for (const row of rows) {
    tape.number(row.line)
    tape.text(row.content)
    // 0 is somebody.
    tape.number('reason' in row ? reasons.indexOf(row.reason) + 1 : 0)
    if ('newcomer' in row) packNewcomer(row.newcomer, tape)
    tape.endRow()
  }
  return { ...packed(), traits: listTraits(rows) }
}

function listTraits(rows: readonly PreparedRow[]): TraitLists {
  const all = rows.flatMap((row) => ('newcomer' in row ? traitsOf(row.newcomer) : []))
  const list = (trait: Trait) => JSON.stringify([...new Set(all.flatMap((each) => each[trait]))])
  return {
    sourceKey: list('sourceKey'),
    number: list('number'),
    email: list('email'),
    vatNumber: list('vatNumber'),
    fiscalCode: list('fiscalCode'),
    address: list('address'),
  }
}

function packNewcomer(newcomer: PreparedNewcomer, tape: Tape): void {
  const { fields, phones, emails } = newcomer
  for (const text of [fields.name, fields.company, fields.address, fields.warning]) tape.text(text)
  for (const text of [fields.vatNumber, fields.fiscalCode, newcomer.sourceKey]) tape.text(text)
  tape.number(forms.indexOf(fields.formOfAddress))
  tape.number(languages.indexOf(fields.language))
  tape.number(newcomer.hasSourceId ? 1 : 0)
  tape.list(fields.tags, tape.text)
  tape.list(phones, ({ raw, label, number }) => {
    tape.text(raw)
    tape.number(labels.indexOf(label))
    tape.text(number ?? '')
  })
  tape.list(emails, ({ address, label }) => {
    tape.text(address)
    tape.number(labels.indexOf(label))
  })
  tape.list(newcomer.notes, tape.text)
  tape.ids(newcomer.ids)
  tape.list(newcomer.payloads, tape.text)
}

/** Reads them one by one: only the row at hand is taken apart. */
export function createRowReader({
  texts,
  numbers,
  ids,
}: Omit<PackedRows, 'traits'>): () => PreparedRow | null {
  const bytes = Buffer.from(ids.buffer, ids.byteOffset, ids.byteLength)
  let [row, at, from, id] = [0, 0, 0, 0]
  const number = (): number => numbers[at++] ?? 0
  function text(): string {
    const begin = from
    from += number()
    return (texts[row] ?? '').slice(begin, from)
  }
  const list = <T>(take: () => T): T[] => Array.from({ length: number() }, take)
  function identifier(): string {
    const uuid = text()
    rememberBlob(uuid, bytes.subarray(id, id + idBytes))
    id += idBytes
    return uuid
  }
  const label = () => labels[number()] ?? 'other'

  function fields(): CustomerFields & { sourceKey: string } {
    const [name, company, address, warning] = [text(), text(), text(), text()]
    const [vatNumber, fiscalCode, sourceKey] = [text(), text(), text()]
    const formOfAddress = forms[number()] ?? 'lei'
    const language = languages[number()] ?? 'it'
    const said = { name, company, address, warning, vatNumber, fiscalCode, formOfAddress, language }
    return { ...said, tags: [], contractLevel: '', sourceKey }
  }

  function newcomer(): PreparedNewcomer {
    const { sourceKey, ...said } = fields()
    const hasSourceId = number() === 1
    const tags = list(text)
    // The other thread's own reading of a number, which it packed.
    const phones = list(() => ({
      raw: text(),
      label: label(),
      number: (text() || null) as PhoneNumber | null,
    }))
    const emails = list(() => ({ address: text(), label: label() }))
    const notes = list(text)
    const whole = { fields: { ...said, tags }, sourceKey, hasSourceId, phones, emails, notes }
    return { ...whole, ids: list(identifier), payloads: list(text) }
  }

  return () => {
    if (row === texts.length) return null
    const [line, content, reason] = [number(), text(), reasons[number() - 1]]
    const read = reason === undefined ? { line, content, newcomer: newcomer() } : { line, content, reason }
    row += 1
    from = 0
    return read
  }
}
