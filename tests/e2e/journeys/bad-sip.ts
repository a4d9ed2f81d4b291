import { readdirSync, readFileSync } from 'node:fs'
import { expect, onTestFinished } from 'vitest'
import { type ScriptedPeer, startScriptedPeer } from '../../support/scripted-peer.ts'
import { contactOf, remoteSdp, writeInDialog, writeInvite } from '../../support/sip-text.ts'
import type { Journeys, Place } from './journey.ts'
import { atTheDesk, type Operator } from './operator.ts'
import { carlosNumber, everybody, mariasNumber } from './people.ts'

/** An answer chooses a side of the DTLS handshake (RFC 5763, section 5). */
function answerSdp(mark: string, setup: 'active' | 'passive', direction?: string): string {
  return remoteSdp(mark, direction).replace('actpass', setup)
}

/** Giulia is registered at a peer that says exactly what a story wants, and sends no sound. */
async function giuliaAtAPeer({ stage }: Place): Promise<{ giulia: Operator; peer: ScriptedPeer }> {
  const peer = await startScriptedPeer()
  onTestFinished(() => peer.close())
  const account = {
    server: peer.url,
    username: 'alice',
    password: 'segreta',
    domain: 'pbx.example',
    authorizationUsername: '',
    displayName: '',
    trusted: true,
  }
  const giulia = atTheDesk(await stage.openDesk({ house: { changes: everybody(), account } }))
  await giulia.isOnLine()
  return { giulia, peer }
}

const folder = new URL('../../fixtures/rfc4475/', import.meta.url)

function tortureMessages(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.dat'))
    .map((name) => readFileSync(new URL(name, folder), 'latin1'))
}

const from = (name: string, number: string) => ({ from: `"${name}" <sip:${number}@pbx.example>` })

export const badSip: Journeys = {
  'all 49 torture messages of RFC 4475 come over the socket, and Maria still gets through': async (place) => {
    const { giulia, peer } = await giuliaAtAPeer(place)
    const messages = tortureMessages()
    expect(messages).toHaveLength(49)
    for (const message of messages) peer.send(message)
    peer.send(writeInvite(from('Maria', mariasNumber)).raw)

    const mariasCall = giulia.page.getByRole('region', { name: /Maria Rossi|Chiamata in corso/ })
    await giulia.sees('Maria Rossi sta chiamando', mariasCall)
    await giulia.isOnLine()
    expect(peer.connections()).toBe(1)
  },

  'the card is the one of the number, whatever the display name pretends': async (place) => {
    const { giulia, peer } = await giuliaAtAPeer(place)
    peer.send(writeInvite(from('Carlo\u202e Bianchi', mariasNumber)).raw)
    await giulia.sees('Maria Rossi sta chiamando', giulia.bar)
    await giulia.card('Maria Rossi').waitFor()
  },

  'a call that forks: one phone rings, another sends its tone, a third answers': async (place) => {
    const { giulia, peer } = await giuliaAtAPeer(place)
    await giulia.page.getByLabel('Numero da chiamare').fill(carlosNumber)
    await giulia.press('Enter')
    const invite = await peer.next('INVITE')
    peer.respond(invite, 180, { tag: 'rings' })
    await giulia.sees('Squilla da Carlo Bianchi', giulia.bar)
    peer.respond(invite, 183, {
      tag: 'tone',
      body: answerSdp('tone', 'active'),
    })
    peer.respond(invite, 200, { tag: 'answers', body: answerSdp('answers', 'active') })

    await giulia.sees('In linea con Carlo Bianchi', giulia.bar)
    await giulia.press('F8')
    await giulia.sees(/Hai chiuso tu\./, giulia.bar)
    const bye = await peer.next('BYE')
    expect(bye.header('to')).toMatch(/;tag=/)
    peer.respond(bye, 200)
  },

  'both ends re-INVITE at once: each gives way, and the hold comes through': async (place) => {
    const { giulia, peer } = await giuliaAtAPeer(place)
    const call = writeInvite(from('Maria', mariasNumber))
    peer.send(call.raw)
    await giulia.sees('Maria Rossi sta chiamando', giulia.bar)
    await giulia.press('F9')
    const answer = await peer.next(
      ({ status, header }) => status === 200 && /INVITE/.test(header('cseq') ?? ''),
    )
    const target = contactOf(answer)
    peer.send(writeInDialog('ACK', answer, { peerIs: 'caller', cseq: 10, target }).raw)
    await giulia.sees('In linea con Maria Rossi', giulia.bar)

    await giulia.press('Alt+h')
    const hold = await peer.next('INVITE')
    peer.send(writeInDialog('INVITE', answer, { peerIs: 'caller', cseq: 11, target, body: remoteSdp() }).raw)
    const refused = await peer.next(({ status }) => status === 491)
    peer.send(writeInDialog('ACK', refused, { peerIs: 'caller', cseq: 11, target }).raw)
    peer.respond(hold, 491)
    const again = await peer.next('INVITE', 8_000)
    peer.respond(again, 200, { body: answerSdp('first', 'passive', 'recvonly') })
    await giulia.sees('Maria Rossi è in attesa', giulia.bar)
  },

  'a PBX that takes no Replaces: the reloaded window says that the sound is lost, and calls back': async (
    place,
  ) => {
    const { giulia, peer } = await giuliaAtAPeer(place)
    peer.send(writeInvite(from('Maria', mariasNumber)).raw)
    await giulia.sees('Maria Rossi sta chiamando', giulia.bar)
    await giulia.press('F9')
    const answer = await peer.next(
      ({ status, header }) => status === 200 && /INVITE/.test(header('cseq') ?? ''),
    )
    peer.send(writeInDialog('ACK', answer, { peerIs: 'caller', cseq: 10, target: contactOf(answer) }).raw)
    await giulia.sees('In linea con Maria Rossi', giulia.bar)

    await giulia.page.reload()
    const moved = await peer.next(({ method, header }) => method === 'INVITE' && !!header('replaces'), 15_000)
    peer.respond(moved, 420)
    await giulia.sees(/L’audio si è perso e non è tornato\./, giulia.bar)
    await peer.next('BYE')
    await giulia.shows('replaces-refused')
    await giulia.bar.getByRole('button', { name: 'Richiama' }).click()
    const again = await peer.next(({ method, header }) => method === 'INVITE' && !header('replaces'))
    expect(again.firstLine).toContain(mariasNumber)
  },
}
