import { createHash } from 'node:crypto'
import type { Server } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'
import { readJsonFile, writePrivateFile } from './private-file.ts'

const firstPort = 42_000
const lastPort = 48_999
const tries = 50

const RememberedPort = z.object({ port: z.int().min(1024).max(65_535) })

/** The port this profile asks for first; the same on every start, as browsers keep permissions by port. */
export function preferredPort(profileFolder: string): number {
  const digest = createHash('sha256').update(profileFolder).digest()
  return firstPort + (digest.readUInt32BE(0) % (lastPort - firstPort + 1))
}

export type PortChoice = {
  readonly port: number
  /** The port this profile had before, now taken by another program. */
  readonly movedFrom: number | undefined
}

/**
 * Listens on the profile's own port of 127.0.0.1, or on the next free one, which it remembers from then on.
 * @throws the last error of `listen` when fifty ports in a row are taken
 */
export async function listenOnProfilePort(server: Server, profileFolder: string): Promise<PortChoice> {
  const file = join(profileFolder, 'browser-port.json')
  const remembered = RememberedPort.safeParse(readJsonFile(file)).data?.port
  const wanted = remembered ?? preferredPort(profileFolder)
  const port = await listenOnFirstFree(server, wanted)
  if (port !== remembered) writePrivateFile(file, JSON.stringify({ port }))
  return { port, movedFrom: remembered !== undefined && remembered !== port ? remembered : undefined }
}

async function listenOnFirstFree(server: Server, wanted: number): Promise<number> {
  for (let offset = 0; ; offset += 1) {
    const port = wanted + offset > lastPort ? firstPort + offset : wanted + offset
    try {
      await listen(server, port)
      return port
    } catch (error) {
      // EACCES: Windows sets port ranges aside for its own use.
      const taken = isTaken(error)
      if (!taken || offset + 1 >= tries) throw error
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: Error) => {
      server.off('listening', onListening)
      reject(error)
    }
    const onListening = () => {
      server.off('error', onError)
      resolve()
    }
    server.once('error', onError).once('listening', onListening)
    server.listen({ host: '127.0.0.1', port, exclusive: true })
  })
}
