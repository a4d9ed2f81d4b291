import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { MergeId } from '../../../src-main/contract/ids.ts'
import { formatCode } from '../../../src-main/domain/codes.ts'
import { valueIn } from '../../support/import-house.ts'
import { created, emailAdded, phoneAdded } from '../../support/make-changes.ts'
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

test('whom the file does not say how to address is addressed as the house does', async () => {
  const house = await openImportDesk({ formOfAddress: 'tu' })
  const rows = [
    'Nome;Cellulare;Lei/tu',
    'Maria Rossi;333 1234567;',
    'Niccolò Però;333 7654321;Lei',
    'Bob Smith;333 1112222;come vuole',
  ]
  await house.take(Buffer.from(rows.join('\r\n')))
  expect(house.cards().map(({ name, formOfAddress }) => [name, formOfAddress])).toEqual([
    ['Bob Smith', 'tu'],
    ['Maria Rossi', 'tu'],
    ['Niccolò Però', 'lei'],
  ])
})

test.each(['^', '~', '#', '§'])('columns separated by %j are found', async (sign) => {
  const house = await openImportDesk()
  const file = Buffer.from(people.replaceAll(';', sign))
  expect(valueIn(await house.preview(file)).layout).toMatchObject({ format: 'csv', delimiter: sign })
  expect(await house.take(file)).toMatchObject({ taken: 2, refused: 0 })
  expect(house.cards().map(({ name, company }) => [name, company])).toEqual([
    ['Maria Rossi', 'Rossi & Figli'],
    ['Niccolò Però', ''],
  ])
})

test('a sign that only some names have separates nothing', async () => {
  const house = await openImportDesk()
  const names = ['Ragione sociale & nome', 'Rossi & Figli', 'Bianchi', 'Verdi & C.', 'Neri']
  const file = Buffer.from(names.join('\n'))
  expect(valueIn(await house.preview(file)).layout).toMatchObject({ delimiter: ',' })
})

test.each([
  ['UTF-16 with its mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16 big endian without', (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
])('the same file saved as %s', async (_, encode) => {
  const house = await openImportDesk()
  expect(await house.take(encode(people), { pieceBytes: 77 })).toMatchObject({ taken: 2, refused: 0 })
  expect(house.cards().map(({ name, address }) => [name, address])).toEqual([
    ['Maria Rossi', 'Via Roma 1, Milano'],
    ['Niccolò Però', ''],
  ])
})

test('a note in the file is a note on the card, signed by who imports', async () => {
  const house = await openImportDesk()
  await house.take(Buffer.from(people))
  const notes = house.store.db.prepare('SELECT text, initials FROM note').all()
  expect(notes).toEqual([{ text: 'Preferisce la mattina', initials: 'BR' }])
})

const mixed = [
  'Nominativo;Telefono;E-mail;Note',
  'Anna Bianchi;02 1234567;;',
  ';02 7654321;;nessuno',
  'Carlo Neri;;;',
  'anna  BIANCHI;+39 02 1234567;;',
  'Dario Sala;n.d.;dario@sala.it;',
  '',
  '=HYPERLINK("http://x");;;-1+1',
  'Elena Fabbri;02 5550000;;;;oltre',
].join('\n')

test('every row that is not taken is named with its line and reason, and the report opens safely', async () => {
  const house = await openImportDesk()
  const done = await house.take(Buffer.from(mixed))
  expect(done).toMatchObject({ taken: 2, refused: 5 })
  expect(house.cards().map(({ name }) => name)).toEqual(['Anna Bianchi', 'Dario Sala'])
  expect((await house.refusals(done.id)).map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'no-name'],
    [4, 'no-contact'],
    [5, 'twice-in-file'],
    [8, 'no-contact'],
    [9, 'too-many-columns'],
  ])
  const report = await house.report(done.id)
  expect(report.split('\r\n').slice(0, 3)).toEqual([
    '\ufeffRiga;Motivo;Contenuto',
    '3;manca il nome;";02 7654321;;nessuno"',
    '4;senza telefono né e-mail;"Carlo Neri;;;"',
  ])
  // A spreadsheet must not run what a stranger wrote into a file.
  expect(report).toContain(`8;senza telefono né e-mail;"'=HYPERLINK(""http://x"");;;-1+1"`)
  expect(await house.report(done.id, 'en')).toContain('3,no name,";02 7654321;;nessuno"')
})

test('whoever is in the house already is recognised by name and number, whoever typed them in', async () => {
  const house = await openImportDesk()
  await house.take(Buffer.from('Nome;Cellulare\nMaria Rossi;333 1234567\n'))
  const other = await house.take(Buffer.from('Telefono,Nominativo,Codice\n0039 333 1234567,MARIA ROSSI,K1\n'))
  expect(await house.refusals(other.id)).toMatchObject([{ line: 2, reason: 'already-there' }])
})

test('the source’s own id decides: the same id is the same customer, another id is another', async () => {
  const house = await openImportDesk()
  const first = 'Codice cliente;Nome;Cellulare\nK1;Maria Rossi;333 1234567\nK2;Maria Rossi;333 1234567\n'
  expect(await house.take(Buffer.from(first))).toMatchObject({ taken: 2, refused: 0 })
  const later = 'Codice cliente;Nome;Cellulare\nK1;Maria Rossi Bianchi;347 7654321\nK3;Bob Sala;02 1234567\n'
  const second = await house.take(Buffer.from(later))
  expect(second).toMatchObject({ taken: 1, refused: 1 })
  expect(await house.refusals(second.id)).toMatchObject([{ line: 2, reason: 'already-there' }])
})

test('without ids and numbers the content itself is recognised, however it is written', async () => {
  const house = await openImportDesk()
  await house.take(Buffer.from('Nominativo;E-mail\nNiccolò Però;niccolo@esempio.it\n'))
  const decomposed = 'Nominativo;E-mail\nNICCOLÒ  PERÒ;Niccolo@Esempio.it\n'.normalize('NFD')
  const again = await house.take(Buffer.from(decomposed))
  expect(await house.refusals(again.id)).toMatchObject([{ line: 2, reason: 'already-there' }])
})

test('a picture is refused before anything is written, and the import is over', async () => {
  const house = await openImportDesk()
  const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000140000001400802000000', 'hex')
  expect(await house.preview(png)).toEqual({ ok: false, code: 'unreadable-file' })
  const layout = valueIn(await house.preview(Buffer.from(people))).layout
  const importId = await house.begin(png.length, layout)
  expect(await house.send(importId, png)).toEqual({ ok: false, code: 'unreadable-file' })
  expect(house.desk.list()).toMatchObject([{ state: 'cancelled', taken: 0, refused: 0 }])
})

test('two hundred megabytes pass through without being held, and small changes are saved in between', async () => {
  const house = await openImportDesk()
  const [layout] = [
    valueIn(await house.preview(Buffer.from('Nominativo;Telefono;Note\nA;02 1234567;x\n'))).layout,
  ]
  // Long rows of which hardly any is taken: what is measured is the reading.
  const row = `;02 1234567;${'lunga nota '.repeat(800)}\n`
  const rowsOfPiece = Math.ceil(1_000_000 / row.length)
  const piece = Buffer.from(row.repeat(rowsOfPiece))
  const pieces = 200
  const importId = await house.begin(pieces * piece.length, layout)
  const head = Buffer.from('Nominativo;Telefono;Note\nAda Prima;02 1111111;in testa\n')
  await house.send(importId, Buffer.concat([head, piece]))
  const before = process.memoryUsage.rss()
  let slowest = 0
  for (let sent = 1; sent < pieces; sent++) {
    const sending = house.send(importId, piece)
    const began = performance.now()
    await house.store.saveDraft(house.bob.id, `bozza ${sent}`)
    slowest = Math.max(slowest, performance.now() - began)
    await sending
  }
  expect((process.memoryUsage.rss() - before) / 1e6).toBeLessThan(150)
  expect(slowest).toBeLessThan(1500)
  await house.send(importId, Buffer.from('Zeno Ultimo;02 9999999;in coda\n'))
  expect(await house.finish(importId)).toMatchObject({
    state: 'done',
    taken: 2,
    refused: pieces * rowsOfPiece,
  })
  expect(house.reports).toEqual([])
}, 120_000)

test('a row that looks like a card is taken all the same, and the report says which card and why', async () => {
  const house = await openImportDesk()
  const { customerId, ...maria } = created({
    name: 'Maria Rossi',
    address: 'Via dei Mille 12, Bologna',
    fiscalCode: 'RSSMRA64R52A944Z',
  })
  await house.store.record(
    [
      { ...maria, customerId },
      emailAdded(customerId, 'maria@example.it'),
      phoneAdded(customerId, '+393331234567'),
    ],
    { agentId: null },
  )
  const done = await house.take(
    Buffer.from(
      [
        'Nome;Telefono;E-mail;Indirizzo;Codice fiscale;Partita IVA',
        'Rossi M.;;MARIA@example.it;;;',
        'ROSSI Mària;02 7654321;;"via dei Mille n. 12, Bologna";;',
        'Luca Rossi;333 1234567;;;;',
        'M. Bianchi;051 555 0112;;;rss mra 64r52 a944z;',
        'Miramare S.r.l.;0182 555018;;;;IT01450980378',
        'Sbagliato S.r.l.;0182 555019;;;;01450980379',
      ].join('\r\n'),
    ),
  )

  expect(done).toMatchObject({ taken: 6, refused: 0, alike: 3 })
  const [, ...rows] = (await house.report(done.id)).trimEnd().split('\r\n')
  const code = formatCode(maria.code)
  expect(rows.map((row) => /^(\d+);"?(importata; [^"]*)/.exec(row)?.slice(1).join(' '))).toEqual([
    `2 importata; forse doppione della scheda ${code} (stessa e-mail)`,
    `3 importata; forse doppione della scheda ${code} (nome simile allo stesso indirizzo, nome simile)`,
    `5 importata; forse doppione della scheda ${code} (stesso codice fiscale)`,
  ])
  const cards = house.cards()
  expect(cards.find(({ name }) => name === 'Miramare S.r.l.')).toMatchObject({ vatNumber: '01450980378' })
  // A code that cannot be is not lost: it stands in a note.
  const wrong = cards.find(({ name }) => name === 'Sbagliato S.r.l.')
  expect(wrong).toMatchObject({ vatNumber: '' })
  const notes = house.store.db.prepare('SELECT text FROM note').pluck().all()
  expect(notes).toContain('01450980379')
})

test('a card that was merged since stays when its import is undone', async () => {
  const house = await openImportDesk()
  const done = await house.take(Buffer.from('Nome;Cellulare\nRossi M.;333 1234567\nLuca Verdi;333 7654321\n'))
  const imported = house.cards().find(({ name }) => name === 'Rossi M.')
  if (!imported) throw new Error('not imported')
  const { customerId: keptId, ...maria } = created({ name: 'Maria Rossi' })
  const mergeId = MergeId.parse(uuidv7())
  const how = { at: Date.now(), agentId: null, initials: null, fields: {}, before: {} }
  await house.store.record(
    [
      { ...maria, customerId: keptId },
      { kind: 'customer:merged', mergeId, keptId, mergedId: imported.id, ...how },
    ],
    { agentId: null },
  )

  expect(valueIn(await house.undo(done.id))).toMatchObject({ state: 'undone', keptAtUndo: 1 })
  expect(house.cards()).toMatchObject([{ name: 'Maria Rossi', phones: [{ number: '+393331234567' }] }])
})

test('of a block of flats the first twenty are compared with each newcomer, and another address goes on being', async () => {
  const house = await openImportDesk()
  const flats = Array.from(
    { length: 30 },
    (_, each) => `Mario Rossi;m${each}@esempio.it;"Corso Italia 7, Genova"`,
  )
  const villa = [
    'Anna Sala;a@esempio.it;"Via dei Mille 12, Bologna"',
    'Sala Anna;b@esempio.it;"Via dei Mille 12, Bologna"',
  ]
  const done = await house.take(Buffer.from(['Nome;E-mail;Indirizzo', ...flats, ...villa].join('\n')))
  expect(done).toMatchObject({ taken: 32, alike: 21 })
  const lines = (await house.report(done.id)).trimEnd().split('\r\n').slice(1)
  const told = [...Array.from({ length: 20 }, (_, each) => each + 3), 33]
  expect(lines.map((line) => Number.parseInt(line, 10))).toEqual(told)
})
