import { CallId } from '../../../src-main/contract/ids.ts'
import type { MissedCalls, MissedGroup } from '../../../src-main/contract/missed-calls.ts'
import { summaryOf } from './calls.ts'
import { giulia, hours, maria, minutes, now, otherCard, uuid } from './cards.ts'

const paolo = otherCard(600, 'Paolo Bianchi', { company: 'Bianchi Impianti srl' })
const anna = otherCard(620, 'Anna Bianchi')

function group(id: number, more: Partial<MissedGroup>): MissedGroup {
  return {
    callId: CallId.parse(uuid(id)),
    party: { kind: 'withheld' },
    number: null,
    line: 'Servizio clienti',
    times: 1,
    firstAt: now - 50 * minutes,
    lastAt: now - 50 * minutes,
    tries: null,
    closable: null,
    ...more,
  }
}

/** Maria called three times and waits for a promise too; a family's number; a stranger; a withheld one; a wrong number. */
export const someMissed: MissedCalls = {
  revision: 3,
  total: 5,
  groups: [
    group(801, {
      party: { kind: 'customer', customer: summaryOf(maria) },
      number: '+393331234567',
      times: 3,
      firstAt: now - 90 * minutes,
      lastAt: now - 18 * minutes,
      tries: { times: 2, at: now - 5 * minutes, agentId: giulia.id, outcome: 'no-answer' },
    }),
    group(802, {
      party: { kind: 'unknown', displayName: '' },
      number: '+393477654321',
      lastAt: now - 31 * minutes,
    }),
    group(803, { lastAt: now - 42 * minutes, closable: 'withheld' }),
    group(804, {
      party: { kind: 'several', customers: [paolo, anna].map(summaryOf) },
      number: '+390541555190',
      times: 2,
      lastAt: now - 70 * minutes,
    }),
    group(805, {
      party: { kind: 'unknown', displayName: '' },
      number: '+390612345678',
      lastAt: now - 20 * hours,
      tries: { times: 1, at: now - 3 * hours, agentId: null, outcome: 'wrong-number' },
      closable: 'wrong-number',
    }),
  ],
}
