import type { AmiAddress } from './ami.ts'

/** A PBX that somebody else started, set up with the accounts and numbers of tests/support/pbx/etc. */
export type OtherPbx = {
  readonly host: string
  readonly wsPort: number
  readonly wssPort: number
  readonly sipPort: number
  /** Where the PBX sends what leaves by its trunk: address and port of this machine. */
  readonly outsideAddress: string
  readonly outsidePort: number
  readonly ami: AmiAddress | undefined
}

const help =
  'PRONTO_PBX has to be host:port, or host:port?wss=8089&sip=5060&outside=127.0.0.2:5080&ami=5038&user=tests&secret=…'

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(help)
  return port
}

/**
 * Reads PRONTO_PBX: `host:port` of the WebSocket, and after a question mark what differs from the usual ports.
 * `ami` (with `user` and `secret`) is needed for restarts and the command line only.
 */
export function parseOtherPbx(text: string): OtherPbx {
  const parts = /^(?:ws:\/\/)?([^:/?]+):(\d+)(?:\/ws)?(?:\?(.*))?$/.exec(text)
  const [, host, port, query] = parts ?? []
  if (!host || !port) throw new Error(help)
  const given = new URLSearchParams(query)
  const [outsideAddress = '127.0.0.2', outsidePort = '5080'] = given.get('outside')?.split(':') ?? []
  const amiPort = given.get('ami')
  return {
    host,
    wsPort: portOf(port),
    wssPort: portOf(given.get('wss') ?? '8089'),
    sipPort: portOf(given.get('sip') ?? '5060'),
    outsideAddress,
    outsidePort: portOf(outsidePort),
    ami: amiPort
      ? {
          host,
          port: portOf(amiPort),
          username: given.get('user') ?? 'tests',
          secret: given.get('secret') ?? 'tests',
        }
      : undefined,
  }
}
