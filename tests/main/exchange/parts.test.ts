import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createDigestGuard } from '../../../src-main/exchange/digest.ts'
import { cutIntoPackets, packetEnergy } from '../../../src-main/exchange/pcmu.ts'
import {
  directionOf,
  isAnswerable,
  withoutForeignEvents,
  withoutNamedCandidates,
} from '../../../src-main/exchange/session-description.ts'
import { createDigitReader } from '../../../src-main/exchange/telephone-event.ts'

it('counts no energy in silence and 20 ms of full scale in the loudest packet', () => {
  expect(packetEnergy(new Uint8Array(160).fill(0xff))).toBe(0)
  // G.711 µ-law ends at 32,124 of 32,768.
  expect(packetEnergy(new Uint8Array(160).fill(0x80))).toBeCloseTo(0.02 * (32_124 / 32_768) ** 2, 6)
})

it('cuts audio into packets of 20 ms and ends with a pause', () => {
  const packets = cutIntoPackets(new Uint8Array(200).fill(1), 0.1)
  expect(packets).toHaveLength(2 + 5)
  expect(packets[1]?.subarray(38, 42)).toEqual(Uint8Array.of(1, 1, 0xff, 0xff))
  expect(packets.at(-1)).toEqual(new Uint8Array(160).fill(0xff))
})

it('has a spoken sentence under 100 KB that is neither silent nor clipped', () => {
  const sentence = readFileSync(new URL('../../../resources/sounds/demo-sentence.ulaw', import.meta.url))
  expect(sentence.length).toBeLessThan(100_000)
  const energies = cutIntoPackets(sentence, 0).map(packetEnergy)
  expect(energies.filter((energy) => energy > 1e-6).length).toBeGreaterThan(energies.length / 2)
  expect(Math.max(...energies)).toBeLessThan(0.01)
})

it('reads each key once, however often its end is repeated', () => {
  const digits: string[] = []
  const read = createDigitReader((digit) => digits.push(digit))
  const packets: [number, number[]][] = [
    [1_000, [5, 0x0a, 0, 160]],
    [1_000, [5, 0x8a, 3, 32]],
    [1_000, [5, 0x8a, 3, 32]],
    [9_000, [5, 0x8a, 3, 32]],
    [17_000, [11, 0x8a, 3, 32]],
    [25_000, [99, 0x8a, 3, 32]],
    [33_000, []],
  ]
  for (const [timestamp, payload] of packets) read(timestamp, Uint8Array.from(payload))
  expect(digits).toEqual(['5', '5', '#'])
})

it('reads the direction of the medium, not of another line', () => {
  expect(directionOf('v=0\r\nm=audio 9 X 0\r\na=sendonly\r\n')).toBe('sendonly')
  expect(directionOf('v=0\r\nm=audio 9 X 0\r\n')).toBe('sendrecv')
  expect(directionOf('v=0\r\na=inactive-ish\r\nm=audio 9 X 0\r\na=recvonly\r\n')).toBe('recvonly')
})

it('drops candidates that need a lookup by multicast', () => {
  const named = 'a=candidate:1 1 udp 2113937151 5f3e-11.local 54321 typ host generation 0\r\n'
  const plain = 'a=candidate:2 1 udp 2113937151 127.0.0.1 54321 typ host\r\n'
  expect(withoutNamedCandidates(`m=audio\r\n${named}${plain}a=mid:0\r\n`)).toBe(
    `m=audio\r\n${plain}a=mid:0\r\n`,
  )
})

it('tells a stale nonce from a wrong one', () => {
  let now = 1_000_000
  const guard = createDigestGuard('demo.invalid', { username: 'console', password: 'secret' }, () => now)
  const nonce = /nonce="([^"]+)"/.exec(guard.challenge(false))?.[1] ?? ''
  expect(guard.check(undefined, 'REGISTER')).toBe('missing')
  expect(guard.check('Basic Y29uc29sZTpzZWNyZXQ=', 'REGISTER')).toBe('missing')
  const forged = `Digest username="console", realm="demo.invalid", nonce="${nonce}x", uri="sip:x", qop=auth, nc=1`
  expect(guard.check(forged, 'REGISTER')).toBe('stale')
  now += 1
  expect(guard.check(forged.replace(`${nonce}x`, nonce), 'REGISTER')).toBe('wrong')
  expect(guard.check(forged.replace('console', 'bob'), 'REGISTER')).toBe('wrong')
})

it('leaves a browser only the telephone events at the clock of PCMU', () => {
  const offer = [
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 0 8 110 126',
    'a=rtpmap:111 opus/48000/2',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:110 telephone-event/48000',
    'a=fmtp:110 0-16',
    'a=rtpmap:126 telephone-event/8000',
    '',
  ].join('\r\n')
  expect(withoutForeignEvents(offer)).toBe(
    [
      'm=audio 9 UDP/TLS/RTP/SAVPF 111 0 8 126',
      'a=rtpmap:111 opus/48000/2',
      'a=rtpmap:0 PCMU/8000',
      'a=rtpmap:126 telephone-event/8000',
      '',
    ].join('\r\n'),
  )
})

it('answers audio with PCMU over DTLS and ICE, and nothing less', () => {
  const offer = 'v=0\r\na=ice-ufrag:x\r\na=fingerprint:sha-256 00\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111 0\r\n'
  expect(isAnswerable(offer)).toBe(true)
  for (const needed of ['a=ice-ufrag:x', 'a=fingerprint:', 'm=audio', ' 0\r']) {
    expect(isAnswerable(offer.replace(needed, ''))).toBe(false)
  }
})
