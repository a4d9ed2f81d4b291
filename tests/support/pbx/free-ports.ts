import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

// Below Linux's range for outgoing connections (from 32768), so that no client socket takes a port
// between our look and Asterisk's bind, or while it restarts.
const single = { from: 10_000, below: 20_000 }
const media = { from: 20_000, below: 32_000, size: 100 }

function isFreeTcp(port: number, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

function isFreeUdp(port: number, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => resolve(false))
    socket.bind({ port, address, exclusive: true }, () => socket.close(() => resolve(true)))
  })
}

/** As many different ports as asked for, free for TCP and UDP on every address given at the time of asking. */
export async function findFreePorts(count: number, addresses: readonly string[]): Promise<number[]> {
  const found = new Set<number>()
  for (let tries = 0; found.size < count && tries < 1_000; tries += 1) {
    const port = randomInt(single.from, single.below)
    const free = await Promise.all(
      addresses.flatMap((address) => [isFreeTcp(port, address), isFreeUdp(port, address)]),
    )
    if (free.every(Boolean)) found.add(port)
  }
  if (found.size < count) throw new Error(`no ${count} free ports between ${single.from} and ${single.below}`)
  return [...found]
}

/** A block of UDP ports for media. Should two runs draw the same one, both go on: a taken port is stepped over. */
export function drawMediaPorts(): { readonly first: number; readonly last: number } {
  const blocks = (media.below - media.from) / media.size
  const first = media.from + randomInt(blocks) * media.size
  return { first, last: first + media.size - 1 }
}
