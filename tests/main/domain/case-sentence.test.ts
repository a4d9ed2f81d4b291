import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { Case } from '../../../src-main/contract/history.ts'
import { CustomerId, PromiseId } from '../../../src-main/contract/ids.ts'
import { CallbackPromise } from '../../../src-main/contract/promises.ts'
import { caseSentence } from '../../../src-main/domain/case-sentence.ts'
import { caseAfter } from '../../../src-main/domain/case-steps.ts'
import { textsFor } from '../../../src-main/texts/index.ts'
import { caseOpened, move } from '../../support/make-changes.ts'

// Times in words are local: those of whoever runs this.
const now = new Date(2026, 10, 18, 9, 30).getTime()
const at = (day: number, hours: number, minutes = 0) => new Date(2026, 10, day, hours, minutes).getTime()

const { case: opened, move: first } = caseOpened(CustomerId.parse(uuidv7()), { openedAt: at(17, 10) })
const parcel: Case = caseAfter(opened, { moves: [first], steps: [], answeredAt: null })
const inWork: Case = { ...parcel, state: 'yellow', moves: [first, move('yellow', { at: at(17, 11) })] }

function promise(given: Partial<CallbackPromise> = {}): CallbackPromise {
  return CallbackPromise.parse({
    id: PromiseId.parse(uuidv7()),
    customerId: parcel.customerId,
    caseId: parcel.id,
    what: 'richiamarla per il rimborso',
    madeAt: at(17, 12),
    dueAt: at(19, 16),
    agentId: null,
    initials: 'LT',
    deskId: null,
    ownerId: null,
    keptAt: null,
    attempts: [],
    release: null,
    ...given,
  })
}

const luca = { owner: 'Luca Tosi', desk: 'Assistenza' }
const nobody = { owner: null, desk: null }

function say(
  each: Case,
  holder: Parameters<typeof caseSentence>[2],
  promises: readonly CallbackPromise[] = [],
  { language = 'it', address = 'lei' }: { language?: 'it' | 'en'; address?: 'lei' | 'tu' } = {},
): string {
  const { caseSentences, time } = textsFor(language)
  return caseSentences.say[address](caseSentence(each, promises, holder, now), (when) => time.said(when, now))
}

it('says where it stands, who has it, what was promised and by when, in Lei and tu', () => {
  expect(say(inWork, luca, [promise()])).toBe(
    'La sua pratica «Pacco non consegnato» è in lavorazione, la segue Luca Tosi, ufficio Assistenza; ' +
      'le abbiamo promesso: richiamarla per il rimborso, entro domani alle 16:00.',
  )
  expect(say(inWork, luca, [promise()], { address: 'tu' })).toMatch(/^La tua pratica .* ti abbiamo promesso/)
})

it('says it in English to who speaks English', () => {
  expect(say(inWork, luca, [promise({ what: 'call you about the refund' })], { language: 'en' })).toBe(
    'Your case “Pacco non consegnato” is being worked on, Luca Tosi, the Assistenza desk is following it; ' +
      'we promised you: call you about the refund, by tomorrow at 16:00.',
  )
})

it('owns up to a broken promise, unless another can still be kept', () => {
  const broken = promise({ dueAt: at(17, 16) })
  expect(say(inWork, luca, [broken])).toContain(
    'entro ieri alle 16:00, e non l’abbiamo fatto: ce ne scusiamo',
  )
  expect(say(inWork, luca, [broken, promise()])).toContain('entro domani alle 16:00.')
})

it('promises nothing that was not promised: the yardstick is what we expect', () => {
  const measured = { ...inWork, answerBy: at(18, 11, 30), solveBy: at(23, 9) }
  expect(say(measured, luca)).toContain('una nostra risposta, prevista entro oggi alle 11:30.')
  expect(say({ ...measured, answeredAt: at(17, 12) }, luca)).toContain(
    'la soluzione, prevista entro lunedì 23 novembre alle 09:00.',
  )
  expect(say({ ...measured, answerBy: null, solveBy: at(17, 18) }, luca)).toContain(
    'doveva essere risolta entro ieri alle 18:00: siamo in ritardo e ce ne scusiamo.',
  )
})

it('says properly that there is no date and nobody yet', () => {
  expect(say(parcel, nobody)).toBe(
    'La sua pratica «Pacco non consegnato» è registrata e aspetta che un collega la prenda in mano; ' +
      'non abbiamo ancora una data da indicarle.',
  )
  expect(say(parcel, { owner: null, desk: 'Magazzino' }, [], { address: 'tu' })).toBe(
    'La tua pratica «Pacco non consegnato» è registrata, la segue l’ufficio Magazzino; ' +
      'non abbiamo ancora una data da indicarti.',
  )
})

it('speaks of no promise that was kept, released, or made about another case', () => {
  const release = { at: now, agentId: null, initials: null, reason: 'Non serve più' }
  const others = [promise({ keptAt: now }), promise({ release }), promise({ caseId: null })]
  expect(say(inWork, luca, others)).toContain('non abbiamo ancora una data')
})

it('says since when it is solved, and that a complaint goes on', () => {
  const solved: Case = {
    ...inWork,
    state: 'green',
    moves: [...inWork.moves, move('green', { at: at(18, 9) })],
  }
  expect(say(solved, luca)).toBe('La sua pratica «Pacco non consegnato» è risolta da oggi alle 09:00.')
  expect(say({ ...solved, complaint: 'at-desk' }, luca)).toContain('; sul reclamo stiamo ancora lavorando.')
})
