import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createLadder } from '../../../src-main/softphone/ladder.ts'
import { createMask } from '../../../src-main/softphone/mask.ts'
import { remoteSdp, writeInvite } from '../../support/sip-text.ts'

const invite = writeInvite({
  from: '"Rossi, Maria" <sip:+390612345678@pbx.example>',
  to: 'Giulia <sip:1001@pbx.example>',
  headers: [
    'P-Asserted-Identity: "Rossi, Maria" <tel:+390612345678>',
    'Authorization: Digest username="1001",realm="pbx",nonce="n1",response="0123456789abcdef"',
    'Refer-To: <sip:1002@pbx.example?Replaces=abc%40x&User-to-User=CASO-12>',
    'X-Customer: Maria Rossi, via Garibaldi 4',
    'Subject: la caldaia di Maria',
    'User-Agent: Asterisk PBX 22',
    'P-Called-Party-ID: Mario <sip:mario.bianchi@pbx.example>',
  ],
  body: remoteSdp().replace('s=-', 's=Chiamata di Maria'),
}).raw

describe('the mask', () => {
  it('leaves no number, name, secret or word of anybody', () => {
    const masked = createMask()(invite)
    expect(masked).not.toMatch(
      /Maria|Rossi|390612345678|Giulia|1001|1002|mario|bianchi|Garibaldi|caldaia|CASO/i,
    )
    expect(masked).not.toMatch(/0123456789abcdef|nonce|passwordpassword/)
  })

  it('leaves what a PBX is set up by', () => {
    const masked = createMask()(invite)
    expect(masked).toMatch(/^INVITE sip:number-\d+@console\.invalid;transport=ws SIP\/2\.0/)
    for (const part of [
      '@pbx.example',
      'Authorization: Digest …',
      'User-Agent: Asterisk PBX 22',
      'm=audio 9',
      'a=rtpmap:0',
    ])
      expect(masked).toContain(part)
  })

  it('has one stand-in for one number, in all messages of one report', () => {
    const mask = createMask()
    const [first = '', second = ''] = [mask(invite), mask(invite)]
    expect(first).toBe(second)
    const from = /^From: "(name-\d+)" <sip:(number-\d+)@/m.exec(first)
    expect(first).toContain(`P-Asserted-Identity: "${from?.[1]}" <tel:${from?.[2]}>`)
  })

  it.each([
    // RFC 3261, section 25.1: a user part may hold these; RFC 3966 numbers do.
    'To: <sip:+390612345678;npdi@pbx.example;user=phone>',
    'To: <sip:1001,2?x@pbx.example>',
    'f: Maria <sip:06 1234 5678@pbx.example>',
    // Not as it should be written, but written so.
    'From: Rossi, Maria <sip:7@pbx.example>;tag=1',
    'From: Rossi; Maria <sip:7@pbx.example>',
    'Diversion: <tel:7>;reason=unconditional, Maria Rossi <tel:8>',
    'Diversion: <tel:7>;cnam="Maria Rossi, \\"Zia\\"";reason=no-answer',
    'Contact: <sip:7@pbx.example>;cnam=Maria;+sip.instance="<urn:uuid:Maria>"',
    'Reason: Q.850;cause=16;text="Maria Rossi"',
  ])('leaves nobody in %s', (line) => {
    const masked = createMask()(`INVITE sip:console.invalid SIP/2.0\r\n${line}\r\n\r\n`)
    expect(masked).not.toMatch(/Maria|Rossi|Zia|12345678|1234 5678|1001/)
  })

  it('keeps the parameters that tell how a call was routed', () => {
    const mask = createMask()
    const lines = [
      'Contact: <sip:7@10.0.0.1:5060;transport=ws;lr>;expires=300;q=0.5',
      'From: "Maria" <sip:7@pbx.example;user=phone>;tag=a1',
      'Diversion: <sip:7@pbx.example>;reason=no-answer;counter=1',
      'Reason: SIP;cause=200;text="Call completed elsewhere"',
    ]
    const masked = mask(`INVITE sip:console.invalid SIP/2.0\r\n${lines.join('\r\n')}\r\n\r\n`)
    for (const part of [
      '@10.0.0.1:5060;transport=ws;lr>;expires=300;q=0.5',
      '@pbx.example;user=phone>;tag=a1',
      '@pbx.example>;reason=no-answer;counter=1',
      'Reason: SIP;cause=200',
    ])
      expect(masked).toContain(part)
  })

  it('tells nothing of what is no SIP', () => {
    expect(createMask()('Maria Rossi 0612345678')).toBe('…')
    expect(
      createMask()('MESSAGE sip:1001@x SIP/2.0\r\nContent-Type: text/plain\r\n\r\nciao Maria'),
    ).not.toContain('ciao')
  })

  it('masks what a real PBX says', () => {
    const url = new URL('../../fixtures/asterisk-messages.json', import.meta.url)
    const messages: unknown = JSON.parse(readFileSync(url, 'utf8'))
    const mask = createMask()
    for (const message of Array.isArray(messages) ? messages : []) {
      const masked = mask(String(message))
      expect(masked).not.toMatch(/Agent Two|sip:alice|sip:bob|sip:1002|nonce=|ice-pwd:\w/)
      expect(masked).toMatch(/CSeq: \d+ [A-Z]+/)
    }
  })
})

describe('the ladder', () => {
  it('keeps the latest, oldest first, with what became of them', () => {
    let now = 1_000
    const ladder = createLadder(() => now++)
    ladder.add('out', 'REGISTER sip:pbx.example SIP/2.0\r\nCSeq: 1 REGISTER\r\n\r\n', 'read')
    ladder.add('in', 'SIP/2.0 200 OK\r\nCSeq: 1 REGISTER\r\n\r\n', 'read')
    ladder.add('in', 'rubbish', 'dropped')
    expect(ladder.read()).toMatchObject([
      { at: 1_000, direction: 'out', firstLine: 'REGISTER sip:pbx.example SIP/2.0' },
      { at: 1_001, direction: 'in', firstLine: 'SIP/2.0 200 OK', fate: 'read' },
      { at: 1_002, firstLine: '…', fate: 'dropped' },
    ])
  })

  it('is bounded in messages and in characters', () => {
    const ladder = createLadder(() => 0)
    for (let count = 0; count < 5_000; count += 1) ladder.add('in', invite, 'read')
    expect(ladder.read().length).toBeLessThanOrEqual(300)
    for (let count = 0; count < 500; count += 1)
      ladder.add('in', `OPTIONS sip:a@b SIP/2.0\r\nUser-Agent: ${'x'.repeat(100_000)}\r\n\r\n`, 'read')
    const characters = ladder.read().reduce((sum, { text }) => sum + text.length, 0)
    // A stand-in may be longer than what it stands for.
    expect(characters).toBeLessThan(420_000)
  })
})
