import { uuidv7 } from 'uuidv7'
import { createCardRepository } from '../../src-main/card-repository.ts'
import type { AnswersLayout, AnswersPreview } from '../../src-main/contract/answers.ts'
import type { Change } from '../../src-main/contract/changes.ts'
import { CaseId, type CustomerId, InteractionId, WindowId } from '../../src-main/contract/ids.ts'
import type { Import } from '../../src-main/contract/imports.ts'
import { makeCode } from '../../src-main/domain/codes.ts'
import { figuresQueries } from '../../src-main/threads/figures-queries.ts'
import { valueIn } from './import-house.ts'
import { caseOpened, created, emailAdded, interactionAdded, phoneAdded } from './make-changes.ts'
import { openImportDesk } from './open-import-desk.ts'

const windowId = WindowId.parse(uuidv7())

/** On the wall clock of Rome in October 2024, in summer time, as UTC milliseconds. */
export const october = (day: number, time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return Date.UTC(2024, 9, day, hours - 2, minutes)
}

/** Who was spoken with in October, and when. */
export function octoberContacts() {
  const maria = created({ name: 'Maria Rossi' })
  const carlo = created({ name: 'Carlo Rossi' })
  const luca = { ...created({ name: 'Luca Verdi' }), sourceKey: 'id:K-77' }
  const boiler = caseOpened(maria.customerId, {
    id: CaseId.parse(uuidv7()),
    reference: makeCode('0A', 4711),
    openedAt: october(3, '09:00'),
  })
  const contact = (customerId: CustomerId, at: number, given = {}) =>
    interactionAdded(customerId, { id: InteractionId.parse(uuidv7()), at, ...given })
  const calls = {
    mariaAboutBoiler: contact(maria.customerId, october(3, '09:00'), { caseId: boiler.case.id }),
    mariaLater: contact(maria.customerId, october(10, '15:30')),
    lucaAsked: contact(luca.customerId, october(8, '11:00'), { satisfaction: 2 }),
  }
  const changes: readonly Change[] = [
    ...[maria, carlo, luca],
    phoneAdded(maria.customerId, '+390515550112'),
    phoneAdded(carlo.customerId, '+390515550112'),
    phoneAdded(luca.customerId, '+393331234567'),
    emailAdded(maria.customerId, 'Maria.Rossi@example.it'),
    ...[boiler, ...Object.values(calls)],
    // In vain, and a parcel: neither is a contact that anybody could judge.
    contact(luca.customerId, october(9, '10:00'), { outcome: 'no-answer', direction: 'out' }),
    contact(luca.customerId, october(9, '12:00'), { channel: 'event', direction: 'none' }),
  ]
  const ids = { maria: maria.customerId, carlo: carlo.customerId, luca: luca.customerId }
  return { changes, ids, calls, codes: { maria: maria.code }, boiler: boiler.case }
}

/** The house of October, into which answers to a survey are read as a window would send them. */
export async function openAnswerHouse() {
  const house = await openImportDesk()
  const told = octoberContacts()
  await house.store.record(told.changes, { agentId: null })
  const cards = createCardRepository(house.store.db)

  async function preview(bytes: Uint8Array, layout: AnswersLayout | null = null): Promise<AnswersPreview> {
    const head = Buffer.from(bytes.subarray(0, 256 * 1024)).toString('base64')
    return valueIn(await house.desk.handlers['answers:preview']({ head, layout }, windowId))
  }

  /** Reads a whole file as it is guessed, but for what is put right. */
  async function take(
    file: string | Uint8Array,
    corrected: Partial<AnswersLayout> = {},
    pieceBytes = 1_000_000,
  ): Promise<Import> {
    const bytes = Buffer.from(file)
    const layout = { ...(await preview(bytes)).layout, ...corrected }
    const asked = { fileName: 'sondaggio.csv', bytes: bytes.length, layout }
    const { id } = valueIn(await house.desk.handlers['answers:start'](asked, windowId))
    for (let at = 0; at < bytes.length; at += pieceBytes)
      valueIn(await house.send(id, bytes.subarray(at, at + pieceBytes)))
    return house.finish(id)
  }

  function satisfaction() {
    const period = { from: '2024-10-01', to: '2024-10-31' }
    const asked = { period, deskId: null, agentId: null, now: october(31, '12:00') }
    return figuresQueries['figures:read'](house.store.db)(asked).figures.satisfaction
  }

  return {
    ...house,
    ...told,
    preview,
    take,
    satisfaction,
    /** What surveys said on somebody's card, newest contact first. */
    surveys: (id: CustomerId) =>
      (cards.card(id, october(31, '12:00'))?.timeline ?? []).flatMap(
        ({ interaction }) => interaction?.survey ?? [],
      ),
    reasons: async ({ id }: Import) =>
      (await house.refusals(id)).map(({ line, reason }) => `${line} ${reason}`),
  }
}
