import { expect, test } from 'vitest'
import { allCards, openImportDesk } from '../../support/open-import-desk.ts'

const people = [
  'Codice cliente;Nome;Cognome;Ragione sociale;Cellulare;Tel. ufficio;E-mail;Indirizzo;Note;Lei/tu;Lingua;Categoria',
  '17;Maria;Rossi;Rossi & Figli;333 1234567;02/6789012;maria@rossi.it;Via Roma 1, Milano;Preferisce la mattina;tu;italiano;VIP;',
  '18;Niccolò;Però;;;041 5203040;;;;Lei;English;',
].join('\r\n')

test('a file from an Italian office becomes cards', async () => {
  const house = await openImportDesk()
  const done = await house.take(Buffer.from(people))
  expect(done).toMatchObject({ state: 'done', taken: 2, refused: 0, bytesRead: Buffer.byteLength(people) })
  const [maria, niccolo] = allCards(house.store)
  expect(maria).toMatchObject({
    name: 'Maria Rossi',
    company: 'Rossi & Figli',
    address: 'Via Roma 1, Milano',
    formOfAddress: 'tu',
    language: 'it',
    tags: ['VIP'],
    phones: [
      { number: '+393331234567', raw: '333 1234567', label: 'mobile' },
      { number: '+39026789012', raw: '02/6789012', label: 'work' },
    ],
    emails: [{ address: 'maria@rossi.it' }],
  })
  expect(niccolo).toMatchObject({ name: 'Niccolò Però', formOfAddress: 'lei', language: 'en' })
})
