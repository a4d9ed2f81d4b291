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

export const peopleOfTheSouth: readonly DemoCustomer[] = [
  {
    name: 'Salvatore Esposito',
    address: 'Via Toledo 256, 80132 Napoli',
    since: 2012,
    phones: [
      ['081 555 0221', 'home'],
      ['333 555 0221', 'mobile'],
    ],
    cases: [
      opened(
        'Decoder guasto',
        'support',
        day(8, '20:01'),
        'LT',
        [day(7, '09:30'), 'LT', 'yellow', 'Decoder nuovo spedito.'],
        [day(4, '10:10'), 'GR', 'green', 'Arrivato e funziona.'],
      ),
    ],
    contacts: [
      callFrom(
        day(8, '19:55'),
        'LT',
        421,
        'Il decoder si spegne da solo durante la partita. Provato tutto insieme, è guasto.',
        {
          outcome: 'follow-up',
          about: 'Decoder guasto',
        },
      ),
      event(day(5, '11:10'), 'delivery', 'Consegna', 'Decoder consegnato, firma del portiere.', {
        about: 'Decoder guasto',
      }),
      callTo(day(4, '10:05'), 'GR', 47, 'Tutto bene con il decoder nuovo.', {
        outcome: 'solved',
        about: 'Decoder guasto',
      }),
    ],
  },
  {
    name: 'Concetta Russo',
    address: 'Via Etnea 310, 95129 Catania',
    since: 2010,
    phones: [['095 555 0222', 'home']],
    contacts: [
      callFrom(
        day(2, '10:40'),
        'SC',
        180,
        'Il bonifico di ottobre non risulta: l’ha fatto sul vecchio conto.',
        {
          outcome: 'follow-up',
          note: 'Amministrazione lo sta spostando, nessuna mora.',
        },
      ),
    ],
    promises: [
      promised('confermarle che il bonifico è a posto', day(2, '10:45'), { officeMinutesAhead: 240 }, 'SC'),
    ],
  },
  {
    name: 'Vincenzo Marino',
    address: 'Corso Cavour 120, 70121 Bari',
    since: 2018,
    phones: [['080/5550223', 'home']],
    emails: ['v.marino@example.it'],
    contacts: [
      mailFrom(day(50, '08:02'), 'GR', 'Recesso', 'Chiede come si recede e quanto costa.'),
      callTo(
        day(49, '17:20'),
        'GR',
        480,
        'Parlato dei motivi: prezzo. Accettata la nuova offerta, resta con noi.',
        {
          outcome: 'solved',
        },
      ),
    ],
  },
  {
    name: 'Serena De Luca',
    address: 'Via Appia Nuova 400, 00181 Roma',
    tu: true,
    since: 2022,
    phones: [['392 555 0224', 'mobile']],
    emails: ['serena.deluca@example.com'],
    cases: [
      opened('Modem che si riavvia', 'faults', { minutesAgo: 125 }, 'LT', [
        { minutesAgo: 118 },
        'LT',
        'yellow',
        'Aggiornato da remoto: si vede se tiene.',
      ]),
    ],
    contacts: [
      wrote(
        'chat',
        { minutesAgo: 130 },
        'LT',
        'Il modem si riavvia ogni dieci minuti, lavora da casa. Aggiornato da remoto.',
        {
          outcome: 'follow-up',
          about: 'Modem che si riavvia',
          ...gathered('bot', {
            Guasto: 'Internet va e viene',
            'Luci del modem': 'rossa fissa ogni dieci minuti',
          }),
        },
      ),
    ],
    promises: [
      promised(
        'scriverle se dopo l’aggiornamento tiene',
        { minutesAgo: 124 },
        { officeMinutesAhead: 60 },
        'LT',
        {
          about: 'Modem che si riavvia',
        },
      ),
    ],
  },
  {
    name: 'Enrico Fabbri',
    address: 'Via del Corso 18, 50122 Firenze',
    since: 2015,
    phones: [['055 555 0225', 'home']],
    emails: ['enrico.fabbri@example.it'],
    contacts: [
      wrote('letter', day(22, '09:00'), 'GB', 'Raccomandata: contesta il contributo di attivazione.'),
      mailTo(
        day(20, '12:00'),
        'GB',
        'Contributo di attivazione',
        'Ha ragione: stornato, con le nostre scuse.',
        {
          outcome: 'solved',
        },
      ),
    ],
  },
  {
    name: 'Patrizia Sanna',
    address: 'Viale Italia 66, 07100 Sassari',
    since: 2019,
    phones: [['079 555 0226', 'home']],
    contacts: [
      callFrom(day(16, '12:12'), 'LT', 75, 'Chiede se domani il call center è aperto. No, è festa.', {
        outcome: 'information',
      }),
      callFrom(day(90, '09:20'), 'SC', 333, 'Attivata la fibra, contentissima.', { outcome: 'solved' }),
    ],
  },
  {
    name: 'Nicola Amato',
    address: 'Via Sparano 9, 70121 Bari',
    tu: true,
    since: 2025,
    phones: [['370 555 0227', 'mobile']],
    emails: ['nicola.amato@example.com'],
    contacts: [
      wrote(
        'shop',
        day(1, '18:40'),
        'SC',
        'Contratto nuovo firmato in negozio, attivazione entro dieci giorni.',
        {
          outcome: 'information',
        },
      ),
      event(day(1, '19:00'), 'purchase', 'Contratto registrato', 'Casa Fibra, 24,90 € al mese.'),
    ],
  },
  {
    name: 'Rosa Caputo',
    address: 'Via Lungomare 14, 84121 Salerno',
    since: 2011,
    phones: [['089 555 0228', 'home']],
    cases: [
      opened('Cornetta sempre occupata', 'faults', day(10, '09:12'), 'GR', [
        day(10, '09:30'),
        'GR',
        'green',
        'Un telefono era staccato male in cucina.',
      ]),
    ],
    contacts: [
      callFrom(
        day(10, '09:08'),
        'GR',
        366,
        'Dicono tutti che è sempre occupato. Era il telefono in cucina appeso male.',
        {
          outcome: 'solved',
          about: 'Cornetta sempre occupata',
        },
      ),
    ],
  },
  {
    name: 'Alessandro Conti',
    address: 'Via Nomentana 90, 00161 Roma',
    tags: ['Contratto Casa'],
    since: 2016,
    phones: [
      ['06 5550 0229', 'home'],
      ['335 555 0229', 'mobile'],
    ],
    emails: ['alessandro.conti@example.it'],
    contacts: [
      callFrom(day(6, '18:22'), 'SC', 254, 'Doppia SIM per la figlia: spiegate le due offerte, ci pensa.', {
        outcome: 'follow-up',
      }),
    ],
  },
  {
    name: 'Lucia Ferrara',
    address: 'Via Libertà 33, 90141 Palermo',
    since: 2014,
    phones: [['328 555 0230', 'mobile']],
    cases: [
      opened('Appuntamento saltato due volte', 'complaints', day(1, '14:20'), 'SC', [
        day(1, '14:45'),
        'SC',
        'yellow',
        'Capo squadra avvisato, passa lui.',
      ]),
    ],
    promises: [
      promised(
        'chiamarla mezz’ora prima che arrivi il tecnico',
        day(1, '14:50'),
        { officeMinutesAhead: 300 },
        'SC',
        {
          about: 'Appuntamento saltato due volte',
        },
      ),
    ],
    contacts: [
      callFrom(
        day(1, '14:15'),
        'SC',
        498,
        'Due appuntamenti saltati senza una telefonata. Ci siamo scusati a nome dell’azienda.',
        {
          held: 12,
          outcome: 'callback',
          about: 'Appuntamento saltato due volte',
          note: 'Prende un permesso dal lavoro per aspettarci: non può saltare un’altra volta.',
        },
      ),
    ],
  },
  {
    name: 'Pietro Santoro',
    address: 'Via Mercanti 5, 73100 Lecce',
    since: 2020,
    phones: [['0832 555032', 'home']],
    emails: ['pietro.santoro@example.com'],
    contacts: [
      mailFrom(day(28, '16:33'), 'LT', 'Ringraziamento', 'Ringrazia il tecnico che è venuto di sabato.'),
      mailTo(day(28, '17:05'), 'LT', 'Re: Ringraziamento', 'Grazie a Lei: lo diciamo a tutta la squadra.'),
    ],
  },
  {
    name: 'Caterina Leone',
    address: 'Via Roma 12, 89125 Reggio Calabria',
    since: 2017,
    phones: [['0965 555033', 'home']],
    contacts: [
      callTo(day(18, '11:05'), 'GB', 0, 'Chiamata per il rinnovo, non risponde.', { outcome: 'no-answer' }),
      callTo(day(17, '18:10'), 'GB', 163, 'Rinnovo rimandato a dopo le feste, richiamare a gennaio.', {
        outcome: 'follow-up',
      }),
    ],
  },
]
