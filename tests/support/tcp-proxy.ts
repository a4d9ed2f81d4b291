import { connect, createServer, type Socket } from 'node:net'

/** A piece of network between a console and its PBX that can be broken. */
export type TcpProxy = {
  readonly port: number
  /** Cuts every connection as a router does that restarts; new ones go through. */
  drop(): void
  /** From now on nothing comes through either way, and nobody is told: half-open connections, and new ones as deaf. */
  becomeDeaf(): void
  /** Nobody gets through any more: refused. */
  refuse(): void
  /** New connections go through again; deaf ones stay deaf, as after a change of network. */
  heal(): void
  /** Milliseconds that each packet takes longer, each way. */
  delay(ms: number): void
  open(): number
  close(): Promise<void>
}

type Pair = { readonly near: Socket; readonly far: Socket; isDeaf: boolean }

/** Forwards 127.0.0.1 to `port` of the same machine. */
export async function startTcpProxy(port: number): Promise<TcpProxy> {
  const pairs = new Set<Pair>()
  let state: 'open' | 'deaf' | 'refusing' = 'open'
  let slowness = 0

  function forward(pair: Pair, from: Socket, to: Socket): void {
    from.on('data', (data) => {
      const pass = () => {
        if (!pair.isDeaf && to.writable) to.write(data)
      }
      if (slowness === 0) pass()
      else setTimeout(pass, slowness)
    })
    from.on('close', () => {
      if (pair.isDeaf) return
      to.destroy()
      pairs.delete(pair)
    })
    from.on('error', () => undefined)
  }

  const server = createServer((near) => {
    if (state === 'refusing') {
      near.resetAndDestroy()
      return
    }
    const pair = { near, far: connect({ host: '127.0.0.1', port }), isDeaf: state === 'deaf' }
    pairs.add(pair)
    near.setNoDelay()
    pair.far.setNoDelay()
    forward(pair, near, pair.far)
    forward(pair, pair.far, near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()

  function end(): void {
    for (const { near, far } of pairs) {
      near.resetAndDestroy()
      far.resetAndDestroy()
    }
    pairs.clear()
  }

  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    drop: end,
    becomeDeaf() {
      state = 'deaf'
      for (const pair of pairs) pair.isDeaf = true
    },
    refuse() {
      state = 'refusing'
      end()
    },
    heal() {
      state = 'open'
    },
    delay(ms) {
      slowness = ms
    },
    open: () => pairs.size,
    async close() {
      end()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
