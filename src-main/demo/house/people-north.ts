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

export const peopleOfTheNorth: readonly DemoCustomer[] = [
  {
    name: 'Giuseppe Verdi',
    address: 'Via Po 18, 10123 Torino',
    tags: ['Contratto Casa'],
    since: 2008,
    phones: [['011 555 0201', 'home']],
    contacts: [
      callFrom(
        day(14, '09:31'),
        'GB',
        410,
        'Vuole la bolletta di carta, quella per e-mail non la trova mai.',
        {
          outcome: 'solved',
          note: 'Attivata la bolletta di carta dal prossimo bimestre, senza costi.',
        },
      ),
    ],
  },
  {
    name: 'Chiara Ferrari',
    address: 'Via Tortona 5, 20144 Milano',
    tu: true,
    since: 2022,
    phones: [['348 555 0202', 'mobile']],
    emails: ['chiara.ferrari@example.com'],
    cases: [
      opened('Portabilità del numero', 'contracts', day(5, '13:15'), 'SC', [
        day(4, '10:00'),
        'SC',
        'yellow',
        'Richiesta inviata al vecchio operatore.',
      ]),
    ],
    promises: [
      promised('scrivere il giorno del passaggio', day(4, '10:02'), { officeMinutesAhead: 320 }, 'SC', {
        about: 'Portabilità del numero',
      }),
    ],
    contacts: [
      wrote(
        'chat',
        day(5, '13:08'),
        'SC',
        'Passa da noi e vuole tenere il suo numero. Mandato il codice di migrazione.',
        {
          about: 'Portabilità del numero',
          ...gathered('bot', {
            'Operatore attuale': 'Altro gestore',
            'Numero da portare': '347 555 0102',
            'Codice di migrazione': 'non lo trova',
          }),
        },
      ),
      mailFrom(day(4, '09:40'), 'SC', 'Documento', 'Manda la foto della carta d’identità.', {
        about: 'Portabilità del numero',
      }),
    ],
  },
  {
    name: 'Roberto Colombo',
    address: 'Via Borgo Palazzo 60, 24125 Bergamo',
    since: 2016,
    phones: [
      ['035 555 0203', 'home'],
      ['0039 335 5550203', 'mobile'],
    ],
    emails: ['r.colombo@example.it'],
    cases: [
      opened(
        'Addebito dopo la disdetta',
        'complaints',
        day(20, '10:05'),
        'GB',
        [day(20, '10:30'), 'GB', 'yellow', 'In verifica da amministrazione.'],
        [day(16, '15:45'), 'GB', 'green', 'Rimborsati 29,90 € sul conto.'],
      ),
    ],
    contacts: [
      callFrom(
        day(20, '10:00'),
        'GB',
        377,
        'Ha disdetto a luglio e continua a pagare. Ha la ricevuta della raccomandata.',
        {
          held: 90,
          outcome: 'follow-up',
          about: 'Addebito dopo la disdetta',
        },
      ),
      callTo(day(16, '15:40'), 'GB', 92, 'Avvisato del rimborso, ringrazia.', {
        outcome: 'solved',
        about: 'Addebito dopo la disdetta',
      }),
    ],
  },
  {
    name: 'Anna Zanetti',
    address: 'Calle Lunga 3120, 30123 Venezia',
    since: 2018,
    phones: [['041 555 0204', 'home']],
    emails: ['anna.zanetti@example.it'],
    contacts: [
      event(
        day(3, '06:00'),
        null,
        'Acqua alta',
        'Possibili disservizi segnalati a tutti i clienti del sestiere.',
      ),
      callFrom(
        day(3, '11:20'),
        'LT',
        83,
        'Chiede se la centralina è al sicuro dall’acqua. Sì, è al primo piano.',
        {
          outcome: 'information',
        },
      ),
    ],
  },
  {
    name: 'Stefano Galli',
    address: 'Via Dante 7, 16121 Genova',
    warning: 'Reclamo al garante aperto nel 2024: ogni accordo va confermato per iscritto.',
    since: 2013,
    phones: [['329 555 0205', 'mobile']],
    emails: ['stefano.galli@example.com'],
    cases: [opened('Velocità sotto il minimo del contratto', 'complaints', day(2, '19:05'), 'GR')],
    contacts: [
      mailFrom(
        day(2, '18:50'),
        'GR',
        'Misura della velocità',
        'Allega dieci misure, tutte sotto il minimo garantito.',
        {
          about: 'Velocità sotto il minimo del contratto',
        },
      ),
      mailTo(
        day(2, '19:10'),
        'GR',
        'Re: Misura della velocità',
        'Ricevuto: risposta scritta entro cinque giorni.',
        {
          about: 'Velocità sotto il minimo del contratto',
        },
      ),
    ],
  },
  {
    name: 'Elisabetta Riva',
    address: 'Via Volta 2, 22100 Como',
    tags: ['Seconda casa'],
    since: 2020,
    phones: [['340 555 0206', 'mobile']],
    emails: ['elisabetta.riva@example.it'],
    contacts: [
      wrote(
        'web-form',
        day(25, '22:14'),
        'SC',
        'Vuole sospendere la linea della casa al lago fino a maggio.',
        {
          subject: 'Sospensione',
        },
      ),
      mailTo(day(24, '09:00'), 'SC', 'Re: Sospensione', 'Sospesa fino al 1° maggio, riparte da sola.', {
        outcome: 'solved',
      }),
    ],
  },
  {
    name: 'Matteo Brambilla',
    address: 'Via Manzoni 44, 20900 Monza',
    tu: true,
    since: 2024,
    phones: [['351 555 0207', 'mobile']],
    emails: ['matteo.brambilla@example.com'],
    contacts: [
      wrote('social', day(0, '00:20'), 'LT', 'Scrive che l’app non si apre dopo l’aggiornamento.'),
      wrote(
        'social',
        day(0, '07:35'),
        'LT',
        'Risposto: basta reinstallarla, i dati restano. Aspettiamo conferma.',
        {
          outcome: 'follow-up',
        },
      ),
    ],
  },
  {
    name: 'Laura Pellegrini',
    address: 'Via Santa Lucia 10, 38122 Trento',
    since: 2017,
    phones: [['0461 555021', 'home']],
    cases: [
      opened('Trasloco della linea', 'contracts', day(35, '10:00'), 'GB', [
        day(29, '12:00'),
        'GB',
        'green',
        'Linea attiva nella casa nuova.',
      ]),
    ],
    contacts: [
      callFrom(day(35, '09:55'), 'GB', 312, 'Trasloca a fine mese, vuole tenere il numero.', {
        outcome: 'follow-up',
        about: 'Trasloco della linea',
      }),
      callTo(day(29, '11:55'), 'GB', 58, 'La linea va, il numero è rimasto lo stesso.', {
        outcome: 'solved',
        about: 'Trasloco della linea',
      }),
    ],
  },
  {
    name: 'Giovanni Moretti',
    address: 'Via Cavour 90, 33100 Udine',
    since: 2014,
    phones: [['0432 555022', 'home']],
    contacts: [
      callFrom(day(70, '15:30'), 'SC', 122, 'Chiede gli orari del negozio di Udine.', {
        outcome: 'information',
      }),
      wrote('shop', day(69, '10:30'), 'SC', 'Cambiato il telecomando, era in garanzia.', {
        outcome: 'solved',
      }),
    ],
  },
  {
    name: 'Francesca Lombardi',
    address: 'Strada Maggiore 55, 40125 Bologna',
    tags: ['Contratto Casa'],
    since: 2021,
    phones: [['338 555 0209', 'mobile']],
    emails: ['francesca.lombardi@example.it'],
    promises: [
      promised('richiamarla per fissare il tecnico', { minutesAgo: 200 }, { minutesAgo: 35 }, 'GR', {
        about: 'Presa rotta in camera',
      }),
    ],
    cases: [opened('Presa rotta in camera', 'support', { minutesAgo: 204 }, 'GR')],
    contacts: [
      callFrom(
        { minutesAgo: 206 },
        'GR',
        148,
        'La presa della camera non fa contatto, può solo di pomeriggio.',
        {
          outcome: 'callback',
          about: 'Presa rotta in camera',
        },
      ),
    ],
  },
  {
    name: 'Emily Carter',
    address: 'Via dei Tigli 8, 37121 Verona',
    english: true,
    tu: true,
    since: 2023,
    phones: [
      ['+44 20 7946 0018', 'home'],
      ['320 555 0210', 'mobile'],
    ],
    emails: ['emily.carter@example.com'],
    contacts: [
      callFrom(
        day(19, '16:10'),
        'LT',
        205,
        'Parla inglese. Vuole le bollette in inglese: si può, attivato.',
        {
          outcome: 'solved',
          note: 'Meglio rispondere in inglese, l’italiano lo sta studiando.',
        },
      ),
    ],
  },
  {
    name: 'Aldo Costa',
    address: 'Via Mazzini 3, 29121 Piacenza',
    since: 2007,
    phones: [['0523 555024', 'home']],
    warning: 'Ha compiuto ottant’anni: i contratti si confermano con la figlia, Monica.',
    contacts: [
      callFrom(
        day(38, '10:48'),
        'GB',
        533,
        'Gli hanno proposto al telefono un altro contratto. Non eravamo noi: spiegato.',
        {
          outcome: 'information',
        },
      ),
      callTo(day(38, '11:30'), 'GB', 240, 'Parlato con la figlia Monica, il contratto resta com’è.', {
        outcome: 'solved',
      }),
    ],
  },
  {
    name: 'Monica Costa',
    address: 'Via Garibaldi 21, 29121 Piacenza',
    since: 2015,
    phones: [
      ['0523 555024', 'home'],
      ['349 555 0212', 'mobile'],
    ],
    emails: ['monica.costa@example.it'],
    contacts: [
      callFrom(
        day(37, '13:05'),
        'GB',
        118,
        'Ringrazia per la telefonata al padre e chiede un blocco alle chiamate di vendita.',
        {
          outcome: 'solved',
        },
      ),
    ],
  },
]
