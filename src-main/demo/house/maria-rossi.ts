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

const parcel = 'Pacco non consegnato'
const refund = 'Rimborso delle spese di giacenza'

/** The card that the first ring opens: everything a card can show. */
export const mariaRossi: DemoCustomer = {
  name: 'Maria Rossi',
  address: 'Via dei Mille 12, 40121 Bologna',
  tags: ['Contratto Casa'],
  fiscalCode: 'RSSMRA64R52A944Z',
  since: 2019,
  phones: [
    ['333 123 4567', 'mobile'],
    ['051/555 0112', 'home'],
  ],
  emails: ['maria.rossi@example.it'],
  cases: [
    opened(parcel, 'shipping', day(3, '09:05'), 'LT', [
      day(2, '10:10'),
      'LT',
      'yellow',
      'Aperta la richiesta al corriere, riprova domani tra le 10 e le 12.',
    ]),
    opened(refund, 'office', day(1, '11:26'), 'GB'),
    opened(
      'Bolletta di settembre più alta',
      'invoices',
      day(48, '15:02'),
      'SC',
      [day(48, '15:20'), 'SC', 'yellow', 'Controllo della lettura.'],
      [day(46, '10:30'), 'SC', 'green', 'Lettura stimata corretta, nota di credito inviata.'],
    ),
    opened('Cambio di indirizzo per le fatture', 'records', day(120, '09:40'), 'GR', [
      day(120, '09:52'),
      'GR',
      'green',
      'Fatto durante la telefonata.',
    ]),
    opened(
      'Tecnico non passato',
      'support',
      day(210, '18:10'),
      'LT',
      [day(209, '09:00'), 'LT', 'yellow', 'Nuovo appuntamento chiesto.'],
      [day(205, '12:15'), 'GB', 'green', 'Passato il tecnico, tutto funziona.'],
    ),
    opened('Domiciliazione bancaria', 'office', day(300, '11:00'), 'SC', [
      day(298, '16:20'),
      'SC',
      'green',
      'Mandato attivo dal mese prossimo.',
    ]),
    opened('Copia del contratto', 'records', day(420, '10:12'), 'GR', [
      day(420, '10:20'),
      'GR',
      'green',
      'Inviata per e-mail.',
    ]),
    opened('Codice per l’area clienti', 'support', day(610, '17:31'), 'LT', [
      day(610, '17:39'),
      'LT',
      'green',
      'Codice nuovo, prova di accesso riuscita.',
    ]),
  ],
  promises: [
    promised('richiamarla per il rimborso', day(1, '11:27'), day(1, '16:00'), 'GB', { about: refund }),
    promised(
      'chiamare dopo la consegna per sapere se è arrivato tutto',
      day(2, '10:12'),
      { officeMinutesAhead: 95 },
      'LT',
      {
        about: parcel,
      },
    ),
    promised('dire quando passa il tecnico', day(209, '09:05'), day(208, '13:00'), 'LT', {
      kept: day(208, '11:40'),
    }),
  ],
  contacts: [
    callFrom(
      day(1, '11:24'),
      'GB',
      252,
      'Chiede il rimborso delle spese di giacenza. «È la terza volta che chiamo.» Promesso richiamo entro le 16:00 dopo verifica con amministrazione.',
      {
        held: 38,
        outcome: 'callback',
        about: refund,
        ...gathered('ivr', {
          'Motivo della chiamata': 'Spedizioni e giacenze',
          'Numero di spedizione': '4471 0098 12',
        }),
        note: 'Le spese sono 12,40 €: ha la ricevuta e la manda per e-mail se serve.',
      },
    ),
    callTo(day(2, '10:08'), 'LT', 96, 'Avvisata: il corriere riprova domani tra le 10 e le 12.', {
      outcome: 'follow-up',
      about: parcel,
      note: 'Il corriere riprova domani 10–12, indirizzo già corretto in Via dei Mille 12.',
    }),
    mailFrom(
      day(3, '09:02'),
      'LT',
      'Avviso di giacenza',
      'Manda la foto dell’avviso, numero di spedizione 4471 0098 12, e chiede di riprovare la consegna al piano.',
      { about: parcel },
    ),
    mailTo(
      day(3, '11:12'),
      'LT',
      'Re: Avviso di giacenza',
      'Risposto in 2 h 10 min: richiesta aperta presso il corriere, le diciamo domani quando ripassa.',
      { about: parcel },
    ),
    event(
      day(3, '08:47'),
      'delivery',
      'Consegna fallita',
      'Corriere: destinatario assente, avviso lasciato nel citofono condominiale.',
      { about: parcel },
    ),
    event(
      day(7, '19:20'),
      'purchase',
      'Ordine 20817',
      'Ricambio per la caldaia, 64,90 €, spedizione a casa.',
    ),
    wrote(
      'chat',
      day(7, '18:55'),
      'SC',
      'Chiede quale ricambio va bene per il suo modello. Le abbiamo dato il codice.',
      {
        outcome: 'information',
        ...gathered('bot', {
          Modello: 'Caldaia Serie 24, del 2019',
          Problema: 'Goccia d’acqua sotto il display',
        }),
      },
    ),
    wrote(
      'social',
      day(9, '21:12'),
      'GR',
      'Sotto il nostro avviso chiede se il numero verde risponde la domenica.',
      {
        outcome: 'information',
      },
    ),
    event(day(20, '10:00'), 'loyalty', 'Tessera Casa: 500 punti', 'Buono da 10 € sulla prossima fattura.'),
    wrote('letter', day(33, '09:30'), 'SC', 'Lettera firmata: consenso alla fattura solo per e-mail.', {
      outcome: 'solved',
    }),
    callFrom(day(46, '10:22'), 'SC', 188, 'Bolletta di settembre: d’accordo con la nuova lettura.', {
      outcome: 'solved',
      about: 'Bolletta di settembre più alta',
    }),
    callFrom(
      day(48, '15:00'),
      'SC',
      341,
      'La bolletta di settembre è il doppio di quella di agosto: la lettura era stimata.',
      {
        held: 70,
        outcome: 'follow-up',
        about: 'Bolletta di settembre più alta',
      },
    ),
    callFrom(
      day(120, '09:38'),
      'GR',
      204,
      'Ha cambiato casa: da Via Saffi 40 a Via dei Mille 12. Aggiornato subito.',
      {
        outcome: 'solved',
        about: 'Cambio di indirizzo per le fatture',
      },
    ),
    event(
      day(205, '09:10'),
      'visit',
      'Tecnico passato',
      'Sostituita la scheda, 40 minuti, firma della cliente.',
      {
        about: 'Tecnico non passato',
      },
    ),
    callTo(day(208, '11:40'), 'LT', 64, 'Detto che il tecnico passa giovedì alle 9, va bene.', {
      outcome: 'information',
      about: 'Tecnico non passato',
    }),
    callFrom(
      day(210, '18:08'),
      'LT',
      415,
      'Ha aspettato il tecnico tutto il pomeriggio e non è venuto nessuno. Ci siamo scusati.',
      {
        held: 122,
        outcome: 'follow-up',
        about: 'Tecnico non passato',
      },
    ),
    wrote('shop', day(298, '16:00'), 'SC', 'Passata in negozio a firmare il mandato per la domiciliazione.', {
      outcome: 'solved',
      about: 'Domiciliazione bancaria',
    }),
    wrote('web-form', day(420, '08:15'), 'GR', 'Chiede una copia del contratto.', {
      subject: 'Richiesta dal sito',
      ...gathered('form', { Documento: 'Contratto di fornitura', 'Come riceverlo': 'Per e-mail' }),
      about: 'Copia del contratto',
    }),
    callFrom(
      day(610, '17:30'),
      'LT',
      522,
      'Non riesce a entrare nell’area clienti: rifatto il codice insieme.',
      {
        outcome: 'solved',
        about: 'Codice per l’area clienti',
      },
    ),
  ],
  notes: [
    {
      when: day(48, '15:25'),
      by: 'SC',
      text: 'Preferisce essere chiamata al mattino: il pomeriggio insegna e non risponde.',
    },
  ],
}
