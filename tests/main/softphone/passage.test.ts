import { describe, expect, it } from 'vitest'
import { makeCode } from '../../../src-main/domain/codes.ts'
import { passageOf, readUserToUser, userToUser } from '../../../src-main/softphone/passage.ts'

const code = makeCode('00', 7)
const asks = { how: 'asks', kind: 'case', code } as const
const hex = (text: string) => Buffer.from(text).toString('hex')

function headersOf(given: Readonly<Record<string, string | readonly string[]>>) {
  return (name: string) => [given[name] ?? []].flat()
}

it('writes a reference as RFC 7433 has it, and reads it back', () => {
  expect(userToUser(asks)).toBe(`${hex(`asks:case:${code}`)};encoding=hex;purpose=pronto`)
  expect(readUserToUser([userToUser(asks)])).toEqual(asks)
  const passed = { how: 'passed', kind: 'customer', code } as const
  expect(readUserToUser([`${hex('x')};purpose=isdn-uui`, userToUser(passed)])).toEqual(passed)
})

it.each([
  ['two in one header', `56a390f3;encoding=hex, ${userToUser(asks)}`],
  [
    'upper case, blanks and quotes',
    `${hex(`asks:case:${code}`).toUpperCase()} ; Purpose="pronto"; encoding=HEX`,
  ],
])('reads %s', (_what, value) => {
  expect(readUserToUser([value])).toEqual(asks)
})

it.each([
  ['another purpose', `${hex(`asks:case:${code}`)};encoding=hex;purpose=isdn-uui`],
  ['no purpose', `${hex(`asks:case:${code}`)};encoding=hex`],
  ['another encoding', `${hex(`asks:case:${code}`)};encoding=text;purpose=pronto`],
  ['half a byte', `${hex(`asks:case:${code}`)}0;encoding=hex;purpose=pronto`],
  ['no code', `${hex('asks:case:12345')};purpose=pronto`],
  ['an unknown word', `${hex(`takes:case:${code}`)};purpose=pronto`],
  ['more than a reference', `${hex(`asks:case:${code}:Maria`)};purpose=pronto`],
  ['nothing', ''],
  ['very much', `${'61'.repeat(5_000)};purpose=pronto`],
])('reads nothing out of %s', (_what, value) => {
  expect(readUserToUser([value])).toBeNull()
})

describe('how a call came here', () => {
  const from = '"Giulia Riva" <sip:1001@pbx.example>'

  it('names the colleague who asks', () => {
    const passage = passageOf(headersOf({ From: from, 'User-to-User': userToUser(asks) }), true)
    expect(passage).toEqual({ reference: asks, by: 'Giulia Riva', numbers: [], changedHands: false })
  })

  it('reads the other numbers in their order: Referred-By, Diversion, History-Info', () => {
    const passage = passageOf(
      headersOf({
        From: from,
        'History-Info': '<sip:+390699@pbx.example>;index=1, <sip:1002@pbx.example>;index=1.1',
        Diversion: '<tel:+3902123>;reason=unconditional',
        'Referred-By': '<sip:+393331234567@pbx.example>',
      }),
      true,
    )
    expect(passage).toMatchObject({
      by: '+393331234567',
      numbers: ['+393331234567', '+3902123', '+390699'],
    })
  })

  it('believes none of it where the PBX is not trusted', () => {
    const headers = headersOf({ From: from, 'Referred-By': from, 'User-to-User': userToUser(asks) })
    expect(passageOf(headers, false)).toEqual({ reference: null, by: '', numbers: [], changedHands: false })
  })
})
