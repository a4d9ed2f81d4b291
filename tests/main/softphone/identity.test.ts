import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAnsweredElsewhere } from '../../../src-main/softphone/end-reasons.ts'
import { calledLine, cleanText, type Headers, remoteIdentity } from '../../../src-main/softphone/identity.ts'

function headersOf(values: Record<string, string | readonly string[]>): Headers {
  return (name) => {
    const value = values[name]
    return value === undefined ? [] : typeof value === 'string' ? [value] : value
  }
}

const rossi = '"Maria Rossi" <sip:+390612345678@pbx.example;user=phone>'

describe('who calls', () => {
  it.each([
    [{ From: rossi }, '+390612345678', 'Maria Rossi', false],
    [{ From: 'sip:0612345678@pbx.example;tag=1' }, '0612345678', '', false],
    [{ From: 'Maria Rossi <sip:06%2012@pbx>' }, '06 12', 'Maria Rossi', false],
    [{ From: '"Rossi \\"Mia\\", Maria" <sip:1@x>' }, '1', 'Rossi "Mia", Maria', false],
    [{ From: '<sip:spoof@x>', 'P-Asserted-Identity': rossi }, '+390612345678', 'Maria Rossi', true],
    [{ From: '<sip:spoof@x>', 'P-Asserted-Identity': '<tel:+39061>, <sip:2@x>' }, '+39061', '', true],
    [{ From: '<sip:spoof@x>', 'P-Asserted-Identity': ['"A, B" <sip:3@x>', '<tel:+4>'] }, '3', 'A, B', true],
    [{ From: '"a\u202eb\u0007c" <sip:1@x>' }, '1', 'ab c', false],
    [{ From: `"${'x'.repeat(500)}" <sip:1@x>` }, '1', 'x'.repeat(64), false],
  ])('%j', (headers, user, displayName, verified) => {
    expect(remoteIdentity(headersOf(headers), true)).toEqual({ user, displayName, withheld: false, verified })
  })

  it.each([
    { From: '"Anonymous" <sip:anonymous@anonymous.invalid>' },
    { From: '<sip:x@anonymous.invalid>' },
    { From: rossi, Privacy: 'id' },
    { From: rossi, Privacy: 'user;critical' },
    { From: '"Anonymous" <sip:anonymous@anonymous.invalid>', 'P-Asserted-Identity': rossi, Privacy: 'id' },
    { From: '' },
  ])('is withheld: %j', (headers) => {
    expect(remoteIdentity(headersOf(headers), true)).toMatchObject({
      user: '',
      displayName: '',
      withheld: true,
    })
  })

  it('is not withheld by "Privacy: none"', () => {
    expect(remoteIdentity(headersOf({ From: rossi, Privacy: 'none' }), true).withheld).toBe(false)
  })

  it('is not believed of a PBX that is not trusted', () => {
    const headers = headersOf({ From: '<sip:22@x>', 'P-Asserted-Identity': rossi })
    expect(remoteIdentity(headers, false)).toMatchObject({ user: '22', verified: false })
  })

  it('is never longer than allowed, never half a character, never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { displayName, user } = remoteIdentity(headersOf({ From: `"${text}" <sip:${text}@x>` }), true)
        expect(displayName.length).toBeLessThanOrEqual(64)
        expect(user.length).toBeLessThanOrEqual(80)
        expect(displayName.isWellFormed()).toBe(true)
        expect(displayName).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      }),
    )
    expect(cleanText(`${'a'.repeat(63)}😀`, 64)).toBe('a'.repeat(63))
  })
})

describe('the line that was called', () => {
  const own = { contactUser: 'x7f3', username: 'agent1' }

  it.each([
    [{ To: '<sip:x7f3@console.invalid>' }, ''],
    [{ To: '"agent1" <sip:agent1@pbx.example>' }, ''],
    [
      { To: '<sip:x7f3@c>', 'P-Called-Party-ID': '<sip:agent1@pbx>', 'History-Info': '<sip:2004@pbx>' },
      '2004',
    ],
    [{ To: '"Support" <sip:x7f3@console.invalid>' }, 'Support'],
    [{ To: '<sip:2000@pbx.example>' }, '2000'],
    [{ To: '<sip:x7f3@c>', 'P-Called-Party-ID': '<sip:2001@pbx>' }, '2001'],
    [{ To: '<sip:x7f3@c>', 'History-Info': '<sip:2002@pbx>;index=1, <sip:x7f3@c>;index=1.1' }, '2002'],
    [{ To: '<sip:x7f3@c>', Diversion: '"Sales" <sip:2003@pbx>;reason=unconditional' }, 'Sales'],
    [{ To: '<sip:x7f3@c>', Diversion: '<sip:2003@pbx>', 'X-Queue-Name': 'Returns' }, 'Returns'],
    [{}, ''],
  ])('%j: %s', (headers, line) => expect(calledLine(headersOf(headers), own)).toBe(line))
})

describe('answered elsewhere (RFC 3326)', () => {
  it.each([
    ['SIP;cause=200;text="Call completed elsewhere"', true],
    ['Q.850;cause=26, SIP ;cause=200', true],
    ['sip;text="x";cause=200', true],
    ['Q.850;cause=200', false],
    ['SIP;cause=2000', false],
    ['SIP;cause=487', false],
  ])('%s: %s', (header, expected) => expect(isAnsweredElsewhere([header])).toBe(expected))
})
