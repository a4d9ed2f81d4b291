import type { Found, HistoryHit, HistoryHits } from '../../../src-main/contract/search.ts'
import { summaryOf } from './calls.ts'
import { days, luca, maria, now, otherCard, uuid } from './cards.ts'

const paolo = otherCard(600, 'Paolo Bianchi', { company: 'Bianchi Impianti srl', formOfAddress: 'tu' })
const mariani = otherCard(680, 'Ettore Mariani', { company: 'Officina Meccanica Po' })

/** What «mari» finds. */
export const someFound: Found = {
  customers: [
    { ...summaryOf(maria), found: null },
    { ...summaryOf(mariani), found: null },
    { ...summaryOf(paolo), found: { in: 'email', text: 'paolo.mariani@bianchi-impianti.example' } },
  ],
  cases: maria.cases.slice(0, 2).map(({ id, reference, subject, state }) => ({
    id,
    reference,
    subject,
    state,
    customerId: maria.customer.id,
    customerName: maria.customer.name,
  })),
}

function hit(number: number, age: number, given: Partial<HistoryHit>): HistoryHit {
  const id = uuid(9000 + number)
  const at = now - age * days
  return {
    kind: 'interaction',
    id,
    customerId: maria.customer.id,
    customerName: maria.customer.name,
    entryId: id,
    entryAt: at,
    at,
    channel: 'phone',
    initials: luca.initials,
    excerpt: 'Chiede il rimborso delle spese di giacenza. «È la terza volta che chiamo.»',
    ...given,
  }
}

const others = ['email', 'chat', 'shop', 'letter', 'web-form', 'social', 'event'] as const

/** What «rimb» finds: all that a line can be. */
export const someHits: HistoryHits = {
  hits: [
    hit(1, 0.1, {}),
    hit(2, 1, {
      kind: 'note',
      initials: 'GR',
      excerpt: 'Rimborso già promesso per iscritto: l’amministrazione lo chiude entro venerdì.',
    }),
    hit(3, 5, {
      kind: 'note',
      channel: null,
      customerName: 'Paolo Bianchi',
      excerpt:
        '… aveva chiesto due preventivi, uno per la cucina e uno per il bagno, e solo il secondo gli è arrivato. Vuole sapere se il rimborso dell’acconto comprende anche il trasporto, che non era in fattura, e chi lo paga: la società o il corriere …',
    }),
    ...others.map((channel, index) =>
      hit(10 + index, 40 + index * 90, {
        channel,
        initials: channel === 'event' ? null : 'SC',
        customerName: index % 2 === 0 ? 'Davide Russo' : 'Carla Neri',
        excerpt: 'Rimborso accreditato sul conto, ricevuta spedita.',
      }),
    ),
  ],
  next: '77',
}
