import { uuidv7 } from 'uuidv7'
import type { CaseStep } from '../../src-main/contract/case-steps.ts'
import type { Case, CaseMove, CustomerCard, OpenedCase } from '../../src-main/contract/history.ts'
import { CaseMoveId, PromiseId } from '../../src-main/contract/ids.ts'
import { CallbackPromise } from '../../src-main/contract/promises.ts'
import { caseAfter } from '../../src-main/domain/case-steps.ts'
import { caseOpened, move } from './make-changes.ts'
import { gaia, luca, rome, sara, warehouse } from './open-case-desk.ts'
import { cardOf } from './window/fixtures.ts'

/** A Wednesday morning, on the clock of whoever runs the tests. */
export const wednesday = new Date(2026, 10, 18, 9, 30).getTime()
export const hour = 3_600_000

type Given = {
  readonly opened?: Partial<OpenedCase>
  readonly moves?: readonly CaseMove[]
  readonly steps?: readonly CaseStep[]
  readonly answeredAt?: number
}

/** Maria's card with one case: the parcel, at the warehouse, with Luca. */
export function cardWithCase({ opened = {}, moves = [], steps = [], answeredAt }: Given = {}): {
  card: CustomerCard
  parcel: Case
} {
  const empty = cardOf('Maria Rossi')
  const { case: facts, move: first } = caseOpened(empty.customer.id, {
    openedAt: wednesday - 2 * hour,
    category: 'Spedizioni › Danni',
    ownerId: luca.id,
    ownerInitials: luca.initials,
    deskId: warehouse.id,
    ...opened,
  })
  const parcel = caseAfter(facts, { moves: [first, ...moves], steps, answeredAt: answeredAt ?? null })
  return { card: { ...empty, cases: [parcel] }, parcel }
}

// `Omit` of a union would forget which field belongs to which kind.
type Unsigned<T> = T extends unknown ? Omit<T, 'id' | 'at' | 'agentId' | 'initials'> : never

export function stepBy(initials: string, at: number, what: Unsigned<CaseStep>): CaseStep {
  // The union's members are told apart by `kind`, which a spread of a generic forgets.
  return { id: CaseMoveId.parse(uuidv7()), at, agentId: null, initials, ...what } as CaseStep
}

export function moveBy(initials: string, at: number, to: CaseMove['to'], reason = ''): CaseMove {
  return move(to, { at, initials, reason })
}

export function promiseOf(parcel: Case, dueAt: number): CallbackPromise {
  return CallbackPromise.parse({
    id: PromiseId.parse(uuidv7()),
    customerId: parcel.customerId,
    caseId: parcel.id,
    what: 'richiamarla con la data',
    madeAt: wednesday - hour,
    dueAt,
    agentId: luca.id,
    initials: luca.initials,
    deskId: null,
    ownerId: luca.id,
    keptAt: null,
    attempts: [],
    release: null,
  })
}

/** What a window knows of the house in these stories; Gaia sits at the desk. */
export const inRome = { house: rome, agents: [gaia, luca, sara], agentId: gaia.id }
