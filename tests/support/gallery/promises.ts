import { DeskId, PhoneNumber, PromiseId } from '../../../src-main/contract/ids.ts'
import type {
  Ledger,
  LedgerEntry,
  PromiseOffers,
  TransferOptions,
} from '../../../src-main/contract/ledger.ts'
import { giulia, hours, luca, maria, minutes, now, uuid } from './cards.ts'

const help = { id: DeskId.parse(uuid(50)), name: 'Assistenza' }
const office = { id: DeskId.parse(uuid(51)), name: 'Amministrazione' }
const mobile = PhoneNumber.parse('+393331234567')

export const someOffers: PromiseOffers = {
  deskId: help.id,
  desks: [help, office],
  first: 2,
  offers: [
    { at: now + 30 * minutes, ownerId: giulia.id },
    { at: now + hours, ownerId: giulia.id },
    { at: now + 90 * minutes, ownerId: luca.id },
    { at: now + 2.5 * hours, ownerId: luca.id },
    { at: now + 3.5 * hours, ownerId: null },
    { at: now + 48.5 * hours, ownerId: luca.id },
    { at: now + 50.5 * hours, ownerId: luca.id },
    { at: now + 51.5 * hours, ownerId: null },
    { at: now + 72.5 * hours, ownerId: giulia.id },
  ],
}

export const someColleagues: TransferOptions = {
  desks: [
    {
      ...help,
      open: true,
      people: [
        { agentId: giulia.id, until: now + 4 * hours },
        { agentId: luca.id, until: now + 3.5 * hours },
      ],
    },
    { ...office, open: false, people: [] },
  ],
  reasons: [
    'Serve uno specialista',
    'Lo chiede il cliente',
    'Altra lingua',
    'Il caso è già seguito da un collega di un altro ufficio',
    'Decide il responsabile',
  ],
}

function owed(
  id: number,
  name: string,
  what: string,
  dueAt: number,
  more: Partial<LedgerEntry> = {},
): LedgerEntry {
  const [first] = maria.promises
  if (!first) throw new Error('Maria waits for one')
  return {
    promise: { ...first, id: PromiseId.parse(uuid(id)), what, dueAt },
    customerId: maria.customer.id,
    customerName: name,
    phone: mobile,
    holder: { agentId: luca.id, since: first.madeAt, from: null },
    ...more,
  }
}

/** A morning: one fell to Giulia overnight, one is Luca's, one is soon due. */
export const aMorning: Ledger = {
  revision: 4,
  total: 4,
  entries: [
    owed(320, 'Maria Rossi', 'richiamarla per il rimborso', now - 17.5 * hours, {
      holder: { agentId: giulia.id, since: now - 30 * minutes, from: luca.id },
    }),
    owed(321, 'Paolo Bianchi', 'dire quando passa il tecnico', now - 35 * minutes),
    owed(322, 'Anna Bianchi', 'confermare che il bonifico è arrivato', now + 8 * minutes, {
      holder: { agentId: giulia.id, since: now - 2 * hours, from: null },
    }),
    owed(323, 'Davide Russo', 'spedire il preventivo e richiamare', now + 3 * hours, { phone: null }),
  ],
}
