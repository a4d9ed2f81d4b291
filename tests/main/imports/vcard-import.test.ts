import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Customer } from '../../../src-main/contract/customers.ts'
import { openImportDesk } from '../../support/open-import-desk.ts'

const sample = (name: string) => readFileSync(new URL(`../../fixtures/vcard/${name}`, import.meta.url))

async function takeOne(bytes: Uint8Array) {
  const house = await openImportDesk()
  const done = await house.take(bytes)
  const [card] = house.cards()
  if (card === undefined) throw new Error(JSON.stringify(await house.refusals(done.id)))
  const notes = house.store.db.prepare<[], string>('SELECT text FROM note ORDER BY id').pluck().all()
  return { house, done, card, notes }
}

const numbers = ({ phones }: Customer) => phones.map(({ raw, label }) => `${label} ${raw}`)

test('a card from Gmail (3.0)', async () => {
  const { card, notes, done } = await takeOne(sample('John_Doe_GMAIL.vcf'))
  expect(done).toMatchObject({ taken: 1, refused: 0 })
  expect(card).toMatchObject({
    name: 'Mr. John Richter, James Doe Sr.',
    company: 'IBM',
    address: 'Crescent moon drive, 555-asd, Nice Area, Albaney, New York 12345, United States of America',
    emails: [{ address: 'john.doe@ibm.com', label: 'home' }],
  })
  expect(numbers(card)).toEqual(['mobile 905-555-1234', 'home 905-666-1234'])
  expect(notes).toHaveLength(1)
  expect(notes[0]).toMatch(/^THIS SOFTWARE IS PROVIDED BY .* LIMITED TO, THE .*\nFavotire Color: Blue$/s)
})

test('a card is addressed as the house does', async () => {
  const house = await openImportDesk({ formOfAddress: 'tu' })
  await house.take(sample('John_Doe_GMAIL.vcf'))
  expect(house.cards()).toMatchObject([{ formOfAddress: 'tu' }])
})

test('a card from an iPhone (3.0): groups, a photo, fax and pager, two addresses', async () => {
  const { card, notes } = await takeOne(sample('John_Doe_IPHONE.vcf'))
  expect(card).toMatchObject({
    name: 'Mr. John Richter James Doe Sr.',
    company: 'IBM, Accounting',
    address: 'Silicon Alley 5, New York, New York, 12345, United States of America',
    emails: [{ address: 'john.doe@ibm.com', label: 'other' }],
  })
  expect(numbers(card)).toEqual([
    'mobile 905-555-1234',
    'home 905-666-1234',
    'work 905-777-1234',
    'fax 905-888-1234',
    'fax 905-999-1234',
    'other 905-111-1234',
    'other 905-222-1234',
  ])
  expect(notes.at(-1)).toBe('Street4, Building 6, Floor 8, New York, 12345, USA')
})

test('a card from Outlook (2.1): bare types, quoted-printable, a base64 photo', async () => {
  const { card, notes } = await takeOne(sample('John_Doe_MS_OUTLOOK.vcf'))
  expect(card).toMatchObject({
    name: 'Mr. John Richter James Doe Sr.',
    company: 'IBM, Accounting',
    address: 'Cresent moon drive, Albaney, New York, 12345, United States of America',
    emails: [{ address: 'john.doe@ibm.cm', label: 'other' }],
  })
  expect(numbers(card)).toEqual(['work (905) 555-1234', 'home (905) 666-1234'])
  expect(notes[0]).toContain('GEORGE EL-HADDAD')
  expect(notes[0]).toContain('INCLUDING, BUT NOT LIMITED TO, THE')
})

test('the card of RFC 6350 (4.0): telephone URIs, a language, no leftovers of folding', async () => {
  const { card } = await takeOne(sample('rfc6350-example.vcf'))
  expect(card).toMatchObject({
    name: 'Simon Perreault',
    company: 'Viagenie',
    language: 'en',
    address: 'Suite D2-630, 2875 Laurier, Quebec, QC, G1V 2M2, Canada',
    emails: [{ address: 'simon.perreault@viagenie.ca', label: 'work' }],
  })
  expect(card.phones).toMatchObject([
    { number: '+14186569254', raw: '+1-418-656-9254;ext=102', label: 'work' },
    { number: '+14182626501', raw: '+1-418-262-6501', label: 'mobile' },
  ])
})

test('an old phone writes names in quoted-printable, with soft line breaks and its own character set', async () => {
  const { card, notes } = await takeOne(
    Buffer.from(
      [
        'BEGIN:VCARD',
        'VERSION:2.1',
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Per=C3=B2;Niccol=',
        '=C3=B2;;;',
        'FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Niccol=F2 Per=F2',
        'NOTE;ENCODING=QUOTED-PRINTABLE:prima riga=0D=0A=',
        'seconda riga',
        'TEL;CELL:333 1234567',
        'AGENT:',
        'BEGIN:VCARD',
        'VERSION:2.1',
        'N:Bianchi;Anna',
        'TEL:02 1234567',
        'END:VCARD',
        'CATEGORIES:myContacts,VIP',
        'END:VCARD',
        '',
      ].join('\r\n'),
    ),
  )
  expect(card).toMatchObject({ name: 'Niccolò Però', tags: ['VIP'], phones: [{ number: '+393331234567' }] })
  expect(notes).toEqual(['prima riga\nseconda riga'])
})

test('a file cut in the middle of a card: what came before is taken, and the card is named', async () => {
  const house = await openImportDesk()
  const whole = ['Alice', 'Bob', 'Carla']
    .map((name, at) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nTEL:33312345${at}7\r\nEND:VCARD\r\n`)
    .join('')
  const done = await house.take(Buffer.from(whole.slice(0, -20)))
  expect(done).toMatchObject({ state: 'done', taken: 2, refused: 1 })
  expect(house.cards().map(({ name }) => name)).toEqual(['Alice', 'Bob'])
  expect(await house.refusals(done.id)).toMatchObject([{ line: 11, reason: 'cut-off' }])
})

test('cards come in whatever pieces the file is sent in', async () => {
  const first = Buffer.from(
    'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Niccolò Però\r\nUID:1\r\nTEL:333 1234567\r\nEND:VCARD\r\n',
  )
  const whole = Buffer.concat([first, sample('John_Doe_IPHONE.vcf'), sample('John_Doe_MS_OUTLOOK.vcf')])
  for (const pieceBytes of [1, 7, 4096]) {
    const house = await openImportDesk()
    const small = pieceBytes === 1 ? first : whole
    const done = await house.take(small, { layout: { format: 'vcard' }, pieceBytes })
    expect(house.cards().map(({ name }) => name)).toContain('Niccolò Però')
    // Both samples are the same John Doe under the same number.
    const counts = pieceBytes === 1 ? { taken: 1, refused: 0 } : { taken: 2, refused: 1 }
    expect(done).toMatchObject({ state: 'done', ...counts })
  }
})

test('the preview of an address book shows people, not lines', async () => {
  const house = await openImportDesk()
  const preview = await house.preview(sample('rfc6350-example.vcf'))
  expect(preview).toMatchObject({
    ok: true,
    value: {
      layout: { format: 'vcard' },
      rows: [['Simon Perreault', 'Viagenie', '+1-418-656-9254;ext=102', 'simon.perreault@viagenie.ca']],
    },
  })
})
