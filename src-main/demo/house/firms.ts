import {
  callFrom,
  callTo,
  type DemoCustomer,
  day,
  event,
  gathered,
  mailFrom,
  mailTo,
  opened,
  promised,
  wrote,
} from './kinds.ts'

/** Shops and small companies. */
export const firms: readonly DemoCustomer[] = [
  {
    name: 'Antonella Greco',
    company: 'Panificio Greco',
    address: 'Via Maqueda 210, 90133 Palermo',
    tags: ['Negozio'],
    since: 2016,
    phones: [['091 555 0131', 'work']],
    emails: ['panificio.greco@example.it'],
    cases: [opened('POS senza linea al mattino', 'faults', { minutesAgo: 70 }, 'SC')],
    promises: [
      promised('richiamare con l’orario del tecnico', { minutesAgo: 64 }, { officeMinutesAhead: 20 }, 'SC', {
        about: 'POS senza linea al mattino',
      }),
    ],
    contacts: [
      callFrom(
        { minutesAgo: 72 },
        'SC',
        166,
        'Dalle 6 il POS non prende la linea, i clienti pagano solo in contanti.',
        {
          outcome: 'callback',
          about: 'POS senza linea al mattino',
        },
      ),
      event(day(40, '10:00'), 'loyalty', 'Rinnovo del contratto', 'Negozio Più, altri 24 mesi.'),
    ],
  },
  {
    name: 'Davide Ferretti',
    company: 'Studio Dentistico Ferretti',
    address: 'Corso Francia 31, 10138 Torino',
    warning: 'Non chiamare tra le 9 e le 12: è in ambulatorio. Parlare con la segreteria.',
    tags: ['Studio'],
    since: 2014,
    phones: [
      ['011.555.0147', 'work'],
      ['347 555 0148', 'mobile'],
    ],
    emails: ['segreteria@studioferretti.example.it'],
    cases: [
      opened(
        'Secondo numero per la segreteria',
        'contracts',
        day(15, '14:10'),
        'GR',
        [day(14, '09:00'), 'GR', 'yellow', 'Numero riservato, attivazione chiesta.'],
        [day(10, '16:00'), 'GR', 'green', 'Attivo, provato con la segreteria.'],
      ),
    ],
    contacts: [
      callFrom(day(15, '14:05'), 'GR', 240, 'Vuole un secondo numero solo per gli appuntamenti.', {
        outcome: 'follow-up',
        about: 'Secondo numero per la segreteria',
      }),
      callTo(
        day(10, '15:52'),
        'GR',
        150,
        'Provato il numero nuovo insieme alla segreteria: squilla e si sente bene.',
        {
          outcome: 'solved',
          about: 'Secondo numero per la segreteria',
        },
      ),
    ],
  },
  {
    name: 'Ristorante Da Nando',
    company: 'Da Nando di F. Serra & C. S.n.c.',
    address: 'Via Garibaldi 9, 09125 Cagliari',
    tags: ['Ristorante'],
    since: 2020,
    phones: [['070 555 0152', 'work']],
    emails: ['prenotazioni@danando.example.it'],
    contacts: [
      wrote(
        'web-form',
        day(1, '23:10'),
        'LT',
        'Chiede un preventivo per la musica in sala e il Wi-Fi degli ospiti.',
        {
          subject: 'Richiesta di preventivo',
          ...gathered('form', {
            Locale: 'Ristorante, 60 coperti',
            Servizio: 'Wi-Fi per gli ospiti e musica in sala',
            'Quando ricontattare': 'Dopo le 15',
          }),
        },
      ),
      mailTo(day(0, '08:30'), 'LT', 'Preventivo', 'Ricevuto: mandiamo il preventivo entro domani sera.'),
    ],
    promises: [
      promised(
        'mandare il preventivo per il Wi-Fi degli ospiti',
        day(0, '08:30'),
        { officeMinutesAhead: 540 },
        'LT',
      ),
    ],
  },
  {
    name: 'Silvia Caruso',
    company: 'Farmacia Caruso',
    address: 'Piazza Dante 14, 80135 Napoli',
    vatNumber: '03123450995',
    tags: ['Assistenza prioritaria'],
    since: 2011,
    phones: [
      ['081 555 0163', 'work'],
      ['081/5550164', 'fax'],
    ],
    emails: ['farmacia.caruso@example.com'],
    cases: [
      opened(
        'Fax che non riceve le ricette',
        'faults',
        day(6, '08:40'),
        'GB',
        [day(6, '09:05'), 'GB', 'yellow', 'Linea pulita da centrale, prova con l’ASL nel pomeriggio.'],
        [day(5, '11:00'), 'GB', 'green', 'Tre ricette arrivate di seguito.'],
        [day(2, '09:10'), 'LT', 'yellow', 'Di nuovo da ieri sera: riaperta.'],
        [{ minutesAgo: 85 }, 'LT', 'green', 'Rifatto il cavo: arrivate cinque ricette.'],
      ),
    ],
    contacts: [
      callTo({ minutesAgo: 88 }, 'LT', 112, 'Provate insieme cinque ricette, arrivano tutte.', {
        outcome: 'solved',
        about: 'Fax che non riceve le ricette',
        note: 'Ha provato anche da sola: va. Se torna, chiama subito GB.',
      }),
      callFrom(
        day(2, '09:06'),
        'LT',
        198,
        'Il fax non riceve di nuovo. È seccata, le ricette sono urgenti.',
        {
          held: 25,
          outcome: 'follow-up',
          about: 'Fax che non riceve le ricette',
          note: 'Ha chiesto di parlare con chi l’ha seguita la prima volta: era GB.',
        },
      ),
      callTo(day(5, '10:55'), 'GB', 88, 'Provate insieme tre ricette, tutto arriva.', {
        outcome: 'solved',
        about: 'Fax che non riceve le ricette',
      }),
      callFrom(day(6, '08:36'), 'GB', 264, 'Da lunedì il fax squilla ma non stampa le ricette dell’ASL.', {
        outcome: 'follow-up',
        about: 'Fax che non riceve le ricette',
      }),
    ],
  },
  {
    name: 'Marco Testa',
    company: 'Testa Impianti',
    address: 'Via Emilia 150, 41121 Modena',
    tu: true,
    tags: ['Rivenditore'],
    since: 2017,
    phones: [
      ['059 555 0171', 'work'],
      ['366 555 0172', 'mobile'],
    ],
    emails: ['marco@testaimpianti.example.com'],
    contacts: [
      callFrom(
        day(0, '07:50'),
        'GR',
        95,
        'Vuole sapere se le centraline sono tornate disponibili. Sì, da lunedì.',
        {
          outcome: 'information',
        },
      ),
      event(
        day(18, '15:00'),
        'purchase',
        'Ordine 20544',
        'Dodici centraline, 1.140,00 €, ritiro in negozio.',
      ),
      wrote('shop', day(17, '17:20'), 'SC', 'Ritirato l’ordine 20544, mancava un cavo: dato subito.', {
        outcome: 'solved',
      }),
    ],
  },
  {
    name: 'Hotel Miramare',
    company: 'Miramare S.r.l.',
    address: 'Lungomare Colombo 2, 17021 Alassio',
    vatNumber: '01450980378',
    tags: ['Albergo', 'Stagionale'],
    since: 2013,
    phones: [
      ['0182 555018', 'work'],
      ['+39 0182 555 019', 'fax'],
    ],
    emails: ['direzione@miramare.example.com'],
    cases: [
      opened('Riattivazione per la stagione', 'contracts', day(30, '11:00'), 'SC', [
        day(28, '10:00'),
        'SC',
        'green',
        'Riattivate tutte le linee.',
      ]),
    ],
    contacts: [
      mailFrom(day(30, '10:30'), 'SC', 'Apertura', 'Riaprono a Pasqua e chiedono di riattivare le linee.', {
        about: 'Riattivazione per la stagione',
      }),
      callTo(day(28, '09:50'), 'SC', 130, 'Provate le linee con il portiere: tutto a posto.', {
        outcome: 'solved',
        about: 'Riattivazione per la stagione',
      }),
    ],
  },
  {
    name: 'Beatrice Fontana',
    company: 'Libreria Fontana',
    address: 'Via San Mamolo 20, 40136 Bologna',
    since: 2021,
    phones: [['051 555 0181', 'work']],
    emails: ['libreria.fontana@example.it'],
    cases: [opened('Fattura doppia di ottobre', 'invoices', day(1, '17:30'), 'GR')],
    contacts: [
      mailFrom(
        day(1, '17:12'),
        'GR',
        'Fattura doppia?',
        'Ottobre risulta addebitato due volte, allega l’estratto conto.',
        {
          about: 'Fattura doppia di ottobre',
        },
      ),
    ],
    promises: [
      promised(
        'dire se il secondo addebito torna indietro',
        day(1, '17:32'),
        { officeMinutesAhead: 180 },
        'GR',
        {
          about: 'Fattura doppia di ottobre',
        },
      ),
    ],
  },
  {
    name: 'Carlo Vitali',
    company: 'Autoscuola Vitali',
    address: 'Via Roma 77, 35123 Padova',
    since: 2010,
    phones: [['049 555 0191', 'work']],
    contacts: [
      callFrom(day(13, '18:20'), 'LT', 61, 'Ha sbagliato numero, cercava la motorizzazione.', {
        outcome: 'wrong-number',
      }),
      callTo(day(55, '10:10'), 'LT', 0, 'Chiamato per il rinnovo, non risponde.', { outcome: 'no-answer' }),
      callTo(day(54, '10:30'), 'LT', 215, 'Rinnovo fatto, stesse condizioni.', { outcome: 'solved' }),
    ],
  },
  {
    name: 'Agriturismo Le Querce',
    company: 'Azienda Agricola Le Querce',
    address: 'Località Poggio 3, 53024 Montalcino',
    tags: ['Zona senza fibra'],
    since: 2019,
    phones: [['0577 555 020', 'work']],
    emails: ['lequerce@example.com'],
    cases: [
      opened('Antenna spostata dal vento', 'faults', day(11, '07:45'), 'GB', [
        day(10, '08:30'),
        'GB',
        'yellow',
        'Tecnico quando smette di piovere.',
      ]),
    ],
    contacts: [
      callFrom(
        day(11, '07:40'),
        'GB',
        290,
        'Dopo il temporale l’antenna guarda per terra, sono senza rete.',
        {
          outcome: 'follow-up',
          about: 'Antenna spostata dal vento',
        },
      ),
      wrote('chat', day(8, '20:15'), 'SC', 'Chiede a che punto siamo: il tecnico aspetta il bel tempo.', {
        about: 'Antenna spostata dal vento',
      }),
    ],
  },
]
