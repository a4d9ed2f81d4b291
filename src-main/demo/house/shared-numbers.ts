import {
  callFrom,
  callTo,
  type DemoCustomer,
  day,
  event,
  mailFrom,
  mailTo,
  opened,
  promised,
  wrote,
} from './kinds.ts'

const familyPhone = '0541 555 0190'
const switchboard = '02 5550 0140'

/** People behind one number: a family at home, a company's switchboard. */
export const sharedNumbers: readonly DemoCustomer[] = [
  {
    name: 'Paolo Bianchi',
    address: 'Viale Regina Elena 88, 47921 Rimini',
    tags: ['Contratto Casa'],
    since: 2015,
    phones: [
      [familyPhone, 'home'],
      ['320 555 0101', 'mobile'],
    ],
    emails: ['paolo.bianchi@example.it'],
    cases: [
      opened('Disdetta della seconda linea', 'contracts', day(9, '10:15'), 'SC', [
        day(8, '09:30'),
        'SC',
        'yellow',
        'Modulo inviato, aspettiamo la firma.',
      ]),
    ],
    contacts: [
      callFrom(
        day(9, '10:12'),
        'SC',
        275,
        'Vuole disdire la linea della casa al mare, tiene quella di Rimini.',
        {
          outcome: 'follow-up',
          about: 'Disdetta della seconda linea',
        },
      ),
      mailTo(day(8, '09:28'), 'SC', 'Modulo di disdetta', 'Inviato il modulo da firmare.', {
        about: 'Disdetta della seconda linea',
      }),
      event(day(62, '07:00'), 'purchase', 'Fattura pagata', 'Bimestre luglio–agosto, 118,30 €.'),
    ],
  },
  {
    name: 'Giulia Bianchi',
    address: 'Viale Regina Elena 88, 47921 Rimini',
    tu: true,
    tags: ['Studenti'],
    since: 2023,
    phones: [
      [familyPhone, 'home'],
      ['320 555 0102', 'mobile'],
    ],
    emails: ['giulia.bianchi@example.com'],
    contacts: [
      wrote(
        'social',
        day(5, '21:40'),
        'LT',
        'Chiede se la promozione per studenti vale anche fuori sede. Risposto di sì.',
        {
          outcome: 'information',
        },
      ),
      callFrom(
        day(33, '12:05'),
        'GR',
        142,
        'Ha perso il telefono: bloccata la vecchia scheda, la nuova arriva a casa.',
        {
          outcome: 'solved',
        },
      ),
    ],
  },
  {
    name: 'Teresa Bianchi',
    address: 'Viale Regina Elena 88, 47921 Rimini',
    warning: 'Sente poco: parlare lentamente, ripetere i numeri a due a due.',
    since: 2009,
    phones: [[familyPhone, 'home']],
    contacts: [
      callFrom(
        day(21, '16:44'),
        'GB',
        603,
        'Non capisce una voce della bolletta. Spiegata riga per riga, è contenta.',
        {
          outcome: 'solved',
          note: 'Meglio mandarle le cose anche per posta, le legge con calma il nipote.',
        },
      ),
      wrote(
        'letter',
        day(27, '09:00'),
        'GB',
        'Lettera a mano: chiede a cosa servono i «servizi aggiuntivi».',
      ),
    ],
  },
  {
    name: 'Franco Mazzini',
    company: 'Officine Lombarde S.r.l.',
    address: 'Via dell’Industria 4, 20098 San Giuliano Milanese',
    tags: ['Azienda', 'Assistenza prioritaria'],
    since: 2012,
    phones: [
      [switchboard, 'work'],
      ['345 555 0121', 'mobile'],
    ],
    emails: ['franco.mazzini@officinelombarde.example.com'],
    cases: [
      opened('Linea del magazzino che cade', 'faults', day(4, '08:20'), 'LT', [
        day(4, '08:45'),
        'LT',
        'yellow',
        'Tecnico in sede oggi alle 14.',
      ]),
    ],
    promises: [
      promised('riferire cosa ha trovato il tecnico', day(0, '08:00'), { officeMinutesAhead: 40 }, 'LT', {
        about: 'Linea del magazzino che cade',
      }),
    ],
    contacts: [
      callFrom(
        day(4, '08:16'),
        'LT',
        310,
        'In magazzino la linea cade ogni mezz’ora, i palmari si fermano.',
        {
          held: 45,
          outcome: 'follow-up',
          about: 'Linea del magazzino che cade',
        },
      ),
      event(
        day(4, '14:30'),
        'visit',
        'Intervento tecnico',
        'Sostituito l’alimentatore dell’apparato, linea sotto osservazione.',
        {
          about: 'Linea del magazzino che cade',
        },
      ),
      callFrom(
        day(2, '17:50'),
        'SC',
        128,
        'Oggi è caduta una volta sola. Vuole sapere se va cambiato anche il cavo.',
        {
          outcome: 'callback',
          about: 'Linea del magazzino che cade',
        },
      ),
    ],
  },
  {
    name: 'Ilaria Conforti',
    company: 'Officine Lombarde S.r.l.',
    address: 'Via dell’Industria 4, 20098 San Giuliano Milanese',
    tags: ['Azienda'],
    since: 2018,
    phones: [[switchboard, 'work']],
    emails: ['amministrazione@officinelombarde.example.com'],
    contacts: [
      mailFrom(day(12, '10:02'), 'GB', 'Fattura 3310', 'La partita IVA in fattura è quella vecchia.'),
      mailTo(day(12, '11:30'), 'GB', 'Re: Fattura 3310', 'Emessa nota di credito e fattura corretta.', {
        outcome: 'solved',
      }),
      callTo(day(11, '09:15'), 'GB', 72, 'Confermato che la fattura corretta è arrivata.', {
        outcome: 'solved',
      }),
    ],
  },
]
