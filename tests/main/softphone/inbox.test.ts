import { describe, expect, it } from 'vitest'
import { createInbox } from '../../../src-main/softphone/inbox.ts'

function busyFor(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

function inboxThatTakes(ms: number) {
  const handled: { text: string; mark: number }[] = []
  const told: string[] = []
  const inbox = createInbox({
    handle(text, mark) {
      busyFor(ms)
      handled.push({ text, mark })
    },
    pause: () => told.push('pause'),
    resume: () => told.push('resume'),
  })
  return { inbox, handled, told, texts: () => handled.map(({ text }) => text) }
}

describe('the inbox', () => {
  it('keeps what comes after an ACK for the next turn', async () => {
    const handled: string[] = []
    const inbox = createInbox({
      handle: (text) => void handled.push(text),
      endsTurn: (text) => text === 'ACK',
      pause: () => {},
      resume: () => {},
    })
    for (const text of ['BYE', 'ACK', 'INVITE', 'ACK', 'INFO']) inbox.push(text)
    expect(handled).toEqual(['BYE', 'ACK'])
    await nextTurn()
    expect(handled).toEqual(['BYE', 'ACK', 'INVITE', 'ACK'])
    await nextTurn()
    expect(handled).toEqual(['BYE', 'ACK', 'INVITE', 'ACK', 'INFO'])
  })

  it('hands the first message over in the very turn that brought it', () => {
    const { inbox, handled } = inboxThatTakes(0)
    const before = performance.now()
    inbox.push('INVITE')
    expect(handled).toMatchObject([{ text: 'INVITE' }])
    expect(handled[0]?.mark).toBeGreaterThanOrEqual(before)
  })

  it('leaves the rest of the console its turn, and keeps the order and the time of arrival', async () => {
    const { inbox, handled, texts } = inboxThatTakes(6)
    const all = Array.from({ length: 12 }, (_, index) => String(index))
    for (const text of all) inbox.push(text)
    const arrived = performance.now()
    expect(handled.length).toBeLessThanOrEqual(4)
    await nextTurn()
    expect(handled.length).toBeLessThan(12)
    while (handled.length < 12) await nextTurn()
    expect(texts()).toEqual(all)
    for (const { mark } of handled) expect(mark).toBeLessThanOrEqual(arrived)
  })

  it('stops reading from who sends too much, and goes on later', async () => {
    const { inbox, handled, told } = inboxThatTakes(2)
    for (let count = 0; count < 150; count += 1) inbox.push('x')
    expect(told).toEqual(['pause'])
    while (handled.length < 150) await nextTurn()
    expect(told).toEqual(['pause', 'resume'])
  })

  it('forgets what waits when the connection is gone', async () => {
    const { inbox, handled } = inboxThatTakes(6)
    for (let count = 0; count < 10; count += 1) inbox.push('x')
    const before = handled.length
    inbox.clear()
    await nextTurn()
    await nextTurn()
    expect(handled).toHaveLength(before)
  })
})
