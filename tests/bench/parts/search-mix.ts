import type { House } from '../../support/generate.ts'
import { createRandom } from '../../support/house/random.ts'

/** A kind of query and the queries of that kind. */
export type Mix = Readonly<Record<string, readonly string[]>>

/** In no generated text: the benchmark writes some notes with it. */
export const rareWord = 'guarnizione'
export const rareNotes = 40

/** Full text as people ask for it; the generated house has a hundred and sixteen words, so nearly all are common. */
export const fullTextMix: Mix = {
  'rare word': [rareWord, 'guarniz'],
  'common word': ['consegna', 'tecnico', 'caldaia', 'appuntamento', 'cliente ', 'è'],
  'two words': ['rimborso promesso', 'tecnico mattina', 'preventivo cucina', 'fattura marzo telefono'],
  phrase: ['"il tecnico passa"', '"numero di serie"', '"punto siamo"', '"che perde acqua"'],
  'three-letter prefix': ['con', 'cal', 'ric', 'rim', 'lav', 'pre'],
  'two-letter prefix': ['co', 'pr', 'ri'],
  exclusion: ['consegna -frigorifero', 'tecnico -domani', 'fattura -"di marzo" -telefono', 'con -consegna'],
  'no hit': ['xylofono', 'consegna xylofono', 'qwz', '"frigorifero xylofono"'],
}

/** Common words that never meet: every entry of them has to be read to know. Measured apart. */
export const hardMix: Mix = {
  'two words, never together': ['frigorifero lavatrice', 'magazzino cellulare', 'pompa bonifico'],
  'phrase that nobody said': ['"tecnico domani"', '"cliente il tecnico"', '"frigorifero di marzo"'],
}

/** What operators type, key by key. */
export function typeaheadMix(house: House, customers: number, rounds: number): Mix {
  const random = createRandom(77, customers, rounds)
  const some = <T>(make: (index: number) => T) =>
    Array.from({ length: rounds }, () => make(random.below(customers)))
  const name = (index: number) => house.customerAt(index).name
  const national = (index: number) => house.customerAt(index).number.slice(3)
  const keys = (whole: string) => Array.from(whole, (_, at) => whole.slice(0, at + 1))
  return {
    'name, key by key': some((index) => keys(name(index))).flat(),
    'family name first': some((index) => keys(name(index).split(' ').toReversed().join(' '))).flat(),
    'inside a word': some((index) => name(index).slice(2, 6)),
    'two insides': some((index) => {
      const [given = '', family = ''] = name(index).split(' ')
      return `${given.slice(1, 4)} ${family.slice(1, 4)}`
    }),
    'company, key by key': ['Officina Meccanica', 'panif', 'dentist', 'Hotel Belv'].flatMap(keys),
    'number, key by key': some((index) =>
      keys(`${national(index).slice(0, 3)} ${national(index).slice(3)}`),
    ).flat(),
    'number with country code': some((index) => `+39 ${national(index)}`),
    'middle digits': some((index) => national(index).slice(3, 8)),
    'last four digits': some((index) => national(index).slice(-4)),
    'e-mail, key by key': some((index) =>
      keys(
        `${name(index)
          .normalize('NFD')
          .replace(/[^A-Za-z ]/g, '')
          .replaceAll(' ', '.')
          .toLowerCase()}.${index}`,
      ),
    ).flat(),
    'name and digits': some((index) => `${name(index).split(' ')[0]} ${national(index).slice(-4)}`),
    'case by subject': ['fattura da corr', 'ricambio disp', 'caldaia blocco'].flatMap(keys),
    'no hit': [
      'xylofono',
      'maria esposito russo',
      'rossi bianchi',
      'zzz',
      '000111222',
      'ferramenta ferrari ferretti',
    ],
  }
}
