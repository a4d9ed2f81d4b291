import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { SeatLog } from '../../src-main/console-api.ts'
import type { Agent } from '../../src-main/contract/agents.ts'
import type { StampedChange } from '../../src-main/contract/changes.ts'
import { createPassphraseKeys } from '../../src-main/hosts/passphrase-keys.ts'
import { type AccountToSave, openAccountFile } from '../../src-main/profiles/account-file.ts'
import { openHouseKey } from '../../src-main/profiles/house-key.ts'
import { openSeatFile } from '../../src-main/profiles/seat-file.ts'

/** Another seat with the store of the one in `from`, its own account and somebody else at it. */
export async function copyHouse(plan: {
  readonly from: string
  readonly to: string
  readonly passphrase: string
  readonly agent: Agent
  readonly account: AccountToSave
}): Promise<void> {
  cpSync(plan.from, plan.to, { recursive: true })
  const profile = join(plan.to, 'profiles', 'test')
  const folder = join(profile, 'house')
  const { sealer } = await openHouseKey(folder, [createPassphraseKeys()], plan.passphrase)
  const accounts = openAccountFile(folder, sealer)
  for (const { id } of accounts.list()) accounts.remove(id)
  await accounts.save(plan.account)
  openSeatFile(profile).change({ open: 'house', agents: { demo: null, house: plan.agent.id } })
}

/** What a network between two seats would do: what one writes comes to the other, at once. */
export function connectSeats(): { join(log: SeatLog): () => void } {
  const logs = new Set<SeatLog>()
  return {
    join(log) {
      logs.add(log)
      let sent = log.read(0, Number.MAX_SAFE_INTEGER).at(-1)?.revision ?? 0
      const stop = log.onRecorded(() => {
        const written = log.read(sent, 1_000)
        sent = written.at(-1)?.revision ?? sent
        const own = written.flatMap(({ stamp, change }): StampedChange[] =>
          change !== null && stamp.seat === log.seat ? [{ stamp, change }] : [],
        )
        for (const other of logs) if (other !== log && own.length > 0) void other.apply(own)
      })
      return () => {
        stop()
        logs.delete(log)
      }
    },
  }
}
