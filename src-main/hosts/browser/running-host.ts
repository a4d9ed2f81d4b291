import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readJsonFile, writePrivateFile } from './private-file.ts'

/** What a running host leaves in the profile's folder, readable by this user only. */
const RunningHost = z.object({ pid: z.int(), port: z.int(), secret: z.string().min(32) })
type RunningHost = z.infer<typeof RunningHost>

/** Where a second start asks the running host for a new address. */
export const addressPath = '/host/address'

const Answer = z.object({ address: z.url() })

export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Leaves word of this host for later starts. Returns what takes it away again. */
export function announceHost(profileFolder: string, host: Omit<RunningHost, 'pid'>): () => void {
  const file = join(profileFolder, 'browser-host.json')
  writePrivateFile(file, JSON.stringify({ pid: process.pid, ...host }))
  return () => {
    const announced = RunningHost.safeParse(readJsonFile(file)).data
    if (announced?.pid === process.pid) rmSync(file, { force: true })
  }
}

/** A new address of the host that runs on this profile; undefined when none does. */
export async function askRunningHost(profileFolder: string): Promise<string | undefined> {
  const running = RunningHost.safeParse(readJsonFile(join(profileFolder, 'browser-host.json'))).data
  if (!running) return undefined
  try {
    const response = await fetch(`http://127.0.0.1:${running.port}${addressPath}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${running.secret}` },
      signal: AbortSignal.timeout(3_000),
    })
    return response.ok ? Answer.safeParse(await response.json()).data?.address : undefined
  } catch {
    return undefined
  }
}
