import { expect, test } from 'vitest'
import { targetOfLink, targetOfText } from '../../../src-main/domain/dial-links.ts'

test.each([
  ['tel:+39-06-1234-5678', '+390612345678'],
  ['TEL:+39(06)12345678', '+390612345678'],
  ['tel:0612345678', '0612345678'],
  ['tel:0039%2006%2012345678', '+390612345678'],
  // RFC 3966, section 5.1.5.
  ['tel:863-1234;phone-context=+1-914-555', '+19145558631234'],
  ['tel:7042;phone-context=example.com', '7042'],
  ['tel:+390612345678;ext=12', '+390612345678'],
  ['callto:+390612345678', '+390612345678'],
  ['callto://+390612345678/', '+390612345678'],
  ['sip:1002', '1002'],
  ['sip:anna@pbx.example', 'sip:anna@pbx.example'],
  ['sips:anna@pbx.example:5061', 'sips:anna@pbx.example:5061'],
  // What a link must not choose: headers and parameters of the request (RFC 3261, section 19.1.5).
  ['sip:anna@pbx.example;maddr=203.0.113.9?Replaces=x&Route=y', 'sip:anna@pbx.example'],
])('%s calls %s', (link, target) => {
  expect(targetOfLink(link)).toBe(target)
})

test.each([
  'https://example.com',
  'tel:',
  'tel:mamma',
  'tel:%0d%0aBYE',
  'tel:%',
  'sip:@pbx.example',
  'sip:anna@pbx.example@other',
  'sip:an na@pbx.example',
  `tel:${'1'.repeat(200)}`,
  'javascript:alert(1)',
])('%s calls nobody', (link) => {
  expect(targetOfLink(link)).toBeNull()
})

test('what was copied is a number in any spelling, or nothing', () => {
  expect(targetOfText('  +39 333 123-4567 \n')).toBe('+393331234567')
  expect(targetOfText('06/12345678')).toBe('0612345678')
  expect(targetOfText('tel:+390612345678')).toBe('+390612345678')
  expect(targetOfText('Chiamare Maria')).toBeNull()
  expect(targetOfText('333 1234567\n333 7654321')).toBeNull()
  expect(targetOfText('')).toBeNull()
})
