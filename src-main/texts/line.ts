import type { LineTrouble } from '../contract/line.ts'
import { bilingual } from './language.ts'

/** Why the line is not registered: what happened, and what to do about it. */
export const lineTexts = bilingual(
  {
    troubles: {
      'wrong-password': 'Il centralino rifiuta la password: ricontrolla interno e password.',
      'unknown-digest':
        'Il centralino vuole un tipo di accesso che Pronto non conosce (come SHA-256): chi lo gestisce deve permettere MD5 a questo interno.',
      'not-allowed':
        'Il centralino non permette a questo interno di collegarsi: ricontrolla la password, poi chiedi a chi lo gestisce.',
      'no-such-account': 'Il centralino non conosce questo interno: ricontrolla il numero.',
      'name-not-found': 'L’indirizzo del server non esiste: ricontrolla come è scritto, o la rete.',
      'connection-refused':
        'Il server non accetta il collegamento: ricontrolla la porta, o se il centralino è acceso.',
      'not-a-sip-server':
        'A questo indirizzo risponde qualcosa che non è un centralino: ricontrolla porta e percorso (spesso /ws).',
      'certificate-expired':
        'Il certificato del server è scaduto: chi gestisce il centralino deve rinnovarlo.',
      'certificate-self-signed':
        'Il certificato del server è firmato da sé: aggiungilo nelle impostazioni come autorità privata, o chiedine uno riconosciuto.',
      'certificate-wrong-host':
        'Il certificato è di un altro nome: usa l’indirizzo per cui è stato rilasciato.',
      'certificate-untrusted':
        'Questo computer non si fida del certificato del server: se l’autorità è privata, aggiungi il suo file nelle impostazioni.',
      'no-answer': 'Il centralino non risponde: forse si sta avviando, riprovo da solo.',
      'connection-lost': 'Il collegamento al centralino è caduto: riprovo da solo.',
      'password-unreadable':
        'La password salvata non si legge più su questo computer: scrivila di nuovo nelle impostazioni.',
      'pbx-error': 'Il centralino ha risposto con un errore.',
    } satisfies Record<LineTrouble, string>,
  },
  {
    troubles: {
      'wrong-password': 'The PBX refuses the password: check extension and password.',
      'unknown-digest':
        'The PBX wants a way of signing in that Pronto does not know (such as SHA-256): whoever runs it has to allow MD5 for this extension.',
      'not-allowed':
        'The PBX does not let this extension connect: check the password, then ask whoever runs it.',
      'no-such-account': 'The PBX does not know this extension: check the number.',
      'name-not-found': 'The server’s address does not exist: check how it is written, or the network.',
      'connection-refused': 'The server takes no connection: check the port, or whether the PBX is on.',
      'not-a-sip-server': 'What answers at this address is no PBX: check port and path (often /ws).',
      'certificate-expired': 'The server’s certificate has expired: whoever runs the PBX has to renew it.',
      'certificate-self-signed':
        'The server’s certificate is self-signed: add it in the settings as a private authority, or ask for a recognized one.',
      'certificate-wrong-host': 'The certificate belongs to another name: use the address it was issued for.',
      'certificate-untrusted':
        'This computer does not trust the server’s certificate: if its authority is private, add its file in the settings.',
      'no-answer': 'The PBX does not answer: it may be starting, trying again by itself.',
      'connection-lost': 'The connection to the PBX was lost: trying again by itself.',
      'password-unreadable':
        'The saved password cannot be read on this computer any more: enter it again in the settings.',
      'pbx-error': 'The PBX answered with an error.',
    },
  },
)
