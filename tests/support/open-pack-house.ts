import { randomBytes, scryptSync } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Agent } from '../../src-main/contract/agents.ts'
import type { Change, StampedChange } from '../../src-main/contract/changes.ts'
import { type InteractionId, WindowId } from '../../src-main/contract/ids.ts'
import type { Input, RawInput } from '../../src-main/contract/requests.ts'
import { wholeReview } from '../../src-main/contract/review.ts'
import type { OpenPack } from '../../src-main/contract/review-pack.ts'
import { PackOrder } from '../../src-main/contract/review-pack.ts'
import { emptyHouse } from '../../src-main/domain/house-defaults.ts'
import { packPieces } from '../../src-main/pack-pieces.ts'
import { type BookContext, createBookHandlers } from '../../src-main/review-pack/book-handlers.ts'
import type { Pieces } from '../../src-main/review-pack/cipher.ts'
import { createPackMaker } from '../../src-main/review-pack/make-handlers.ts'
import { createPackDesk } from '../../src-main/review-pack/pack-desk.ts'
import { createReplyHandlers } from '../../src-main/review-pack/reply-handlers.ts'
import { createPackShelf } from '../../src-main/review-pack/shelf.ts'
import { createReviewRepository } from '../../src-main/scoring/review-repository.ts'
import { builtInSheet } from '../../src-main/texts/score-sheet.ts'
import { createPackerPorts, reviewPackQueries } from '../../src-main/threads/review-pack-queries.ts'
import { reviewQueries } from '../../src-main/threads/review-queries.ts'
import { created, emailAdded, interactionAdded, noteAdded, phoneAdded } from './make-changes.ts'
import { bestAnswers, bruna, carla, gaia, luca, nothingMore, sara } from './open-review-desk.ts'
import { noon, openTestDoor } from './open-test-door.ts'
import { temporaryFolder } from './temporary-folder.ts'

export const packPassphrase = 'tre civette sul comò'
const window = WindowId.parse(uuidv7())

/** As the console's, with a passphrase that costs a millisecond instead of half a second; one story pays it in full. */
const cheapPieces: Pieces = {
  ...packPieces,
  derive: async (passphrase, salt) => scryptSync(passphrase.normalize('NFKC'), salt, 32, { N: 1024 }),
}

/** Nothing here prints. */
const printNothing: BookContext['print'] = null

/** In which Luca spoke with Maria Rossi, who is written of in every spelling, and with Bruno Sala. */
export function openPackHouse({
  pieces = cheapPieces,
  print = printNothing,
}: {
  pieces?: Pieces
  print?: BookContext['print']
} = {}) {
  const { door, db, reading } = openTestDoor()
  let sitting = gaia
  const folder = temporaryFolder()
  const shelf = createPackShelf(folder)
  const record = (changes: readonly Change[]) => door.record(changes, { agentId: sitting.id })
  const find = (agentId: string) => [gaia, carla, luca, sara, bruna].find(({ id }) => id === agentId) ?? null

  const maria = created({
    ...{ name: 'Maria Rossi', company: 'Rossi Serramenti srl', address: 'Via Garibaldi 12, 40121 Bologna' },
    ...{ fiscalCode: 'RSSMRA80A41A944Z' },
  })
  const bruno = created({ name: 'Bruno Sala' })
  const by = { agentId: luca.id, initials: luca.initials }
  const call = interactionAdded(maria.customerId, {
    ...by,
    ...{ subject: 'Rimborso Rossi', summary: 'La sig.ra ROSSI chiede il rimborso.', at: noon - 60_000 },
  })
  const second = interactionAdded(bruno.customerId, { ...by, summary: 'Tutto bene.', at: noon - 120_000 })
  const said = noteAdded(maria.customerId, {
    ...by,
    interactionId: call.interaction.id,
    text: 'Maria chiede di essere richiamata al 333 12.34-567 (o 0039 333 1234567), abita in via Garibaldi.',
  })
  record([gaia, carla, luca, sara, bruna].map((agent) => ({ kind: 'agent:added' as const, agent })))
  record([
    ...[maria, bruno, phoneAdded(maria.customerId, '+393331234567')],
    ...[emailAdded(maria.customerId, 'maria.rossi@example.org'), call, second, said],
  ])

  const applied: (readonly StampedChange[])[] = []
  const common = {
    ...{ shelf, pieces, houseKey: randomBytes(32), findAgent: find },
    ...{ now: () => noon, agent: () => sitting },
  }
  const handlers = {
    ...createPackMaker({
      ...common,
      newId: uuidv7,
      agents: () => [gaia, carla, luca, sara, bruna],
      house: () => ({ ...emptyHouse, scoreSheets: [builtInSheet] }),
      find: async (asked) => findContacts(asked),
      contacts: async (wanted) => packContacts(wanted),
    }),
    ...createBookHandlers({
      ...common,
      print,
      report(what, error) {
        throw new Error(what, { cause: error })
      },
      newId: uuidv7,
      find: async (asked) => findContacts(asked),
      contacts: async (wanted) => packContacts(wanted),
    }),
    ...createReplyHandlers({
      ...common,
      ...createPackerPorts(reading),
      async applyRemote(changes) {
        applied.push(changes)
        return door.applyRemote(changes)
      },
    }),
  }
  const findContacts = reviewQueries['review:find'](reading, () => {})
  const packContacts = reviewPackQueries['review-pack:contacts'](reading)

  async function taken(id: string): Promise<Buffer> {
    const pieces: Buffer[] = []
    for (let offset: number | null = 0; offset !== null; ) {
      const found = await shelf.fetch(id, offset)
      if (found === null) throw new Error('no such file')
      pieces.push(found.piece)
      offset = found.next
    }
    return Buffer.concat(pieces)
  }

  const order = (more: Partial<RawInput<'review-pack:make'>> = {}) =>
    PackOrder.parse({
      question: { filter: wholeReview, order: 'newest' },
      fields: ['customer', 'details', 'written', 'collected', 'case', 'agent', 'reviews'],
      pseudonyms: false,
      readerId: carla.id,
      passphrase: packPassphrase,
      lastDay: '2026-11-30',
      ...more,
    })

  return {
    ...{ db, door, applied, record, handlers, shelf, call, second, said, maria, bruno, order, window },
    reviews: createReviewRepository(reading),
    sits(agent: Agent): void {
      sitting = agent
    },
    make: (more: Partial<RawInput<'review-pack:make'>> = {}) =>
      handlers['review-pack:make'](order(more), window),
    /** The file, as it leaves. */
    async pack(more: Partial<RawInput<'review-pack:make'>> = {}): Promise<Buffer> {
      const made = await handlers['review-pack:make'](order(more), window)
      if (!made.ok) throw new Error(made.code)
      return taken(made.value.id)
    },
    async look(reply: Buffer, passphrase = packPassphrase) {
      await shelf.receive(window, reply, true)
      return handlers['review-pack:look']({ passphrase }, window)
    },
    async merge(reply: Buffer) {
      await shelf.receive(window, reply, true)
      const looked = await handlers['review-pack:look']({ passphrase: packPassphrase }, window)
      if (!looked.ok) throw new Error(looked.code)
      return handlers['review-pack:merge']({ packId: looked.value.packId }, window)
    },
  }
}

/** A lead at another computer, with Pronto and no house. */
export function openPackReader({
  print = printNothing,
  folder = temporaryFolder(),
  now = () => noon + 3_600_000,
  pieces = cheapPieces,
  /** As windows are told. */
  tell = (_pack: OpenPack | null): void => {},
} = {}) {
  const shelf = createPackShelf(folder, now)
  const told: (OpenPack | null)[] = []
  const desk = createPackDesk({
    ...{ shelf, pieces, now, print, newId: uuidv7 },
    tell(pack) {
      told.push(pack)
      tell(pack)
    },
    report(what, error) {
      throw new Error(what, { cause: error })
    },
  })
  const { handlers } = desk
  return {
    ...{ ...desk, folder, shelf, told },
    async opens(file: Buffer, passphrase = packPassphrase) {
      await handlers['pack:send']({ piece: file.toString('base64'), isFirst: true }, window)
      return handlers['pack:open']({ passphrase }, window)
    },
    rows: () => handlers['pack:rows']({ offset: 0 }, window),
    contact: (id: string) => handlers['pack:contact']({ id }, window),
    save: (
      interactionId: InteractionId,
      more: Partial<Omit<Input<'pack:save'>, 'sheet' | 'interactionId'>> = {},
    ) =>
      handlers['pack:save'](
        { interactionId, sheet: builtInSheet, answers: bestAnswers(), ...nothingMore, ...more },
        window,
      ),
    close: () => handlers['pack:close'](null, window),
    async reply(): Promise<Buffer> {
      const made = await handlers['pack:reply'](null, window)
      if (!made.ok) throw new Error(made.code)
      const found = await shelf.fetch(made.value.id, 0)
      if (found === null) throw new Error('no reply')
      return found.piece
    },
  }
}
