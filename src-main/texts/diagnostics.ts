import type { LadderEntry } from '../contract/quality.ts'
import { bilingual } from './language.ts'

export const diagnosticsTexts = bilingual(
  {
    heard: {
      good: 'audio buono',
      fair: 'audio discreto',
      bad: 'audio scarso',
    },
    mos: (mos: string) => `MOS ${mos}`,
    roundTrip: (ms: number) => `${ms} ms andata e ritorno`,
    loss: (percent: string) => `${percent} % persi`,
    jitter: (ms: number) => `±${ms} ms`,
    quality: 'Qualità dell’audio',
    qualityOf: (name: string) => `Qualità dell’audio della chiamata con ${name}`,
    noQuality: 'Di questa chiamata non c’è nessuna misura: è durata troppo poco, o è di un’altra postazione.',
    graph: (lowest: string, points: number) =>
      `Grafico del MOS: ${points} misure, la più bassa ${lowest}. Gli stessi valori sono nella tabella qui sotto.`,
    why: 'Il MOS va da 1 a 4,5: sopra 4 si sente bene, sotto 3,6 ci si lamenta. Stimato con l’E-model (ITU-T G.107) da ritardo, perdite e jitter, com’è arrivato qui l’audio di chi parlava.',
    codec: (codec: string) => `formato ${codec}`,
    columns: { at: 'Dopo', mos: 'MOS', roundTrip: 'Andata e ritorno', loss: 'Persi', jitter: 'Jitter' },
    close: 'Chiudi',
    ladder: 'Messaggi SIP',
    ladderWhy:
      'Gli ultimi messaggi scambiati con il centralino, per chi lo configura. Stanno solo in memoria; numeri, nomi e password sono coperti.',
    ladderShow: 'Mostra i messaggi SIP',
    ladderRefresh: 'Aggiorna',
    ladderEmpty: 'Ancora nessun messaggio.',
    ladderHere: 'Pronto',
    ladderThere: 'Centralino',
    directions: { in: 'dal centralino', out: 'da Pronto' } satisfies Record<LadderEntry['direction'], string>,
    fates: {
      read: '',
      'answered-by-fence': 'rifiutato prima di essere letto',
      dropped: 'ignorato',
    } satisfies Record<LadderEntry['fate'], string>,
    report: 'Segnala un problema',
    reportWhy:
      'Salva un file con i messaggi SIP, le misure e le versioni: numeri, nomi e password sono coperti. Nulla parte da solo: lo mandi tu a chi ti aiuta.',
    reportSave: 'Salva il file…',
    reportName: (day: string) => `pronto-problema-${day}.json`,
    reportSaved: 'File del problema salvato.',
  },
  {
    heard: { good: 'audio good', fair: 'audio fair', bad: 'audio poor' },
    mos: (mos) => `MOS ${mos}`,
    roundTrip: (ms) => `${ms} ms round trip`,
    loss: (percent) => `${percent} % lost`,
    jitter: (ms) => `±${ms} ms`,
    quality: 'Audio quality',
    qualityOf: (name) => `Audio quality of the call with ${name}`,
    noQuality: 'Nothing was measured of this call: it was too short, or another seat’s.',
    graph: (lowest, points) =>
      `Graph of the MOS: ${points} readings, the lowest ${lowest}. The same values are in the table below.`,
    why: 'The MOS goes from 1 to 4.5: above 4 one hears well, below 3.6 people complain. Estimated by the E-model (ITU-T G.107) from delay, loss and jitter, as the other side was heard here.',
    codec: (codec) => `codec ${codec}`,
    columns: { at: 'After', mos: 'MOS', roundTrip: 'Round trip', loss: 'Lost', jitter: 'Jitter' },
    close: 'Close',
    ladder: 'SIP messages',
    ladderWhy:
      'The latest messages exchanged with the PBX, for those who set it up. They are in memory only; numbers, names and passwords are masked.',
    ladderShow: 'Show the SIP messages',
    ladderRefresh: 'Refresh',
    ladderEmpty: 'No messages yet.',
    ladderHere: 'Pronto',
    ladderThere: 'PBX',
    directions: { in: 'from the PBX', out: 'from Pronto' },
    fates: { read: '', 'answered-by-fence': 'refused before it was read', dropped: 'ignored' },
    report: 'Report a problem',
    reportWhy:
      'Saves a file with the SIP messages, the measurements and the versions: numbers, names and passwords are masked. Nothing is sent by itself: you give it to whoever helps you.',
    reportSave: 'Save the file…',
    reportName: (day) => `pronto-problem-${day}.json`,
    reportSaved: 'Problem file saved.',
  },
)
