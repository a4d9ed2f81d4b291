import { bilingual } from './language.ts'

/** What a house begins with before anybody has set it up; the house then changes it as it likes. */
export const houseWords = bilingual(
  {
    deskName: 'Assistenza',
    categories: [
      { name: 'Ordini e consegne', branches: ['Consegna in ritardo', 'Merce danneggiata', 'Reso'] },
      { name: 'Fatture e pagamenti', branches: ['Fattura sbagliata', 'Rimborso', 'Pagamento'] },
      { name: 'Assistenza tecnica', branches: ['Guasto', 'Installazione', 'Garanzia'] },
      { name: 'Contratti', branches: ['Nuovo contratto', 'Modifica', 'Disdetta'] },
      { name: 'Informazioni', branches: [] },
      { name: 'Altro', branches: [] },
    ],
    transferReasons: [
      'Serve una competenza che qui non c’è',
      'Il caso è già seguito da un collega',
      'Decide il responsabile',
      'Lo chiede il cliente',
      'È di un altro ufficio',
    ],
    abbreviations: {
      greeting: 'sal',
      hold: 'att',
      resume: 'rip',
      apology: 'scu',
      closing: 'chi',
      details: 'ver',
      'taken-note': 'pre',
    },
  },
  {
    deskName: 'Support',
    categories: [
      { name: 'Orders and deliveries', branches: ['Late delivery', 'Damaged goods', 'Return'] },
      { name: 'Invoices and payments', branches: ['Wrong invoice', 'Refund', 'Payment'] },
      { name: 'Technical support', branches: ['Fault', 'Installation', 'Warranty'] },
      { name: 'Contracts', branches: ['New contract', 'Change', 'Cancellation'] },
      { name: 'Information', branches: [] },
      { name: 'Other', branches: [] },
    ],
    transferReasons: [
      'It takes somebody who knows more about it',
      'A colleague already has the case',
      'The lead has to decide',
      'The customer asks for it',
      'Another desk is in charge',
    ],
    abbreviations: {
      greeting: 'hel',
      hold: 'wait',
      resume: 'back',
      apology: 'apo',
      closing: 'bye',
      details: 'ver',
      'taken-note': 'tak',
    },
  },
)
