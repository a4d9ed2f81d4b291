import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { ConsoleOptions } from './console-api.ts'
import { CannotUnseal } from './contract/host.ts'
import type { Profile } from './contract/profile.ts'
import type { Handlers, RequestName } from './contract/requests.ts'
import { failure, type Result, success } from './contract/result.ts'
import { startThreadAhead } from './database/thread-ahead.ts'
import type { EventHub } from './events/event-hub.ts'
import type { MediaDesk } from './media/media-desk.ts'
import { openDemoKey } from './profiles/demo-key.ts'
import {
  createHouseKey,
  type HouseKey,
  houseExists,
  houseKeeping,
  openHouseKey,
} from './profiles/house-key.ts'
import type { Seat } from './profiles/seat-file.ts'
import { troubleOf } from './profiles/trouble.ts'
import type { PackShelf } from './review-pack/shelf.ts'
import type { Session } from './session/session.ts'

type ProfileHandlers = Pick<Handlers, Extract<RequestName, `profile:${string}`>>

export type ProfileKeeperParts = {
  readonly options: ConsoleOptions
  readonly seat: Seat
  readonly hub: EventHub
  readonly media: MediaDesk
  readonly packs: PackShelf
}

/** Opens one profile at a time, the demo or the house, and says why when it cannot. */
export function createProfileKeeper({ options, seat, hub, media, packs }: ProfileKeeperParts) {
  const folders = { demo: join(options.folder, 'demo'), house: join(options.folder, 'house') }
  let session: Session | null = null
  let state: Pick<Profile, 'kind' | 'state' | 'trouble'> = { kind: 'demo', state: 'locked', trouble: null }
  let turn: Promise<unknown> = Promise.resolve()
  const writer = startThreadAhead({ url: options.workers.writer, name: 'writer', report: options.report })

  /** One change of profile after the other. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = turn.then(run)
    turn = mine.catch(() => {})
    return mine
  }

  async function change(kind: Profile['kind'], open: (() => Promise<Session>) | null): Promise<void> {
    const before = session
    session = null
    await before?.close()
    hub.beginEpoch(uuidv7())
    state = { kind, state: 'locked', trouble: null }
    try {
      if (open) {
        session = await open()
        state = { kind, state: 'open', trouble: null }
      }
    } catch (error) {
      options.report('profile', error)
      state = { kind, state: 'failed', trouble: troubleOf(error) }
    }
    seat.change({ open: kind })
    hub.emit('profile:changed', {})
  }

  function openWith(kind: Profile['kind'], { key, sealer }: HouseKey): () => Promise<Session> {
    const folder = folders[kind]
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return async () => {
      const { openSession } = await loadSession()
      return openSession({ options, kind, folder, key, sealer, seat, hub, media, packs, writer })
    }
  }

  /** While a passphrase becomes a key, or a keyring is asked, this thread has nothing else to do. */
  function keyOfHouse(passphrase: string | null): Promise<HouseKey> {
    const opening = openHouseKey(folders.house, options.host.keys, passphrase)
    // What fails here fails again when the house is opened.
    const reading = loadSession()
      .then(({ readAhead }) => readAhead())
      .catch(() => {})
    // Also after a wrong passphrase nothing is left running.
    return opening.finally(() => reading)
  }

  const openDemo = () => change('demo', openWith('demo', openDemoKey(folders.demo)))

  /** With a keyring the house opens by itself; with a passphrase it waits for it. */
  async function openHouse(): Promise<void> {
    if (houseKeeping(folders.house) === 'passphrase') return change('house', null)
    await change('house', async () => {
      const key = await keyOfHouse(null)
      return openWith('house', key)()
    })
  }

  const outcome = (): Result<null> =>
    state.state === 'failed' ? failure('storage-failed', state.trouble ?? undefined) : success(null)

  const handlers: ProfileHandlers = {
    'profile:create-house': ({ agent, passphrase }, from) =>
      inTurn(async () => {
        const [keys] = options.host.keys
        if (houseExists(folders.house)) return failure('conflict')
        if (keys.keeping === 'passphrase' && passphrase === null)
          return failure('invalid-input', 'passphrase')
        const key = await createHouseKey(folders.house, keys, passphrase)
        await change('house', openWith('house', key))
        const added = await session?.handlers['agent:add'](agent, from)
        return added && !added.ok ? added : outcome()
      }),
    'profile:unlock': ({ passphrase }) =>
      inTurn(async () => {
        if (state.kind !== 'house' || state.state === 'open') return failure('conflict')
        try {
          const key = await keyOfHouse(passphrase)
          await change('house', openWith('house', key))
          return outcome()
        } catch (error) {
          if (error instanceof CannotUnseal) return failure('wrong-passphrase')
          throw error
        }
      }),
    'profile:open-house': () =>
      inTurn(async () => {
        if (!houseExists(folders.house)) return failure('not-found')
        await openHouse()
        return outcome()
      }),
    'profile:open-demo': () =>
      inTurn(async () => {
        await openDemo()
        return outcome()
      }),
  }

  return {
    handlers,
    session: () => session,
    profile: (): Profile => ({
      ...state,
      name: options.profileName,
      keyKeeping: houseKeeping(folders.house) ?? options.host.keys[0].keeping,
      houseExists: houseExists(folders.house),
    }),
    openLast: () =>
      inTurn(() => (seat.read().open === 'house' && houseExists(folders.house) ? openHouse() : openDemo())),
    close: () =>
      inTurn(async () => {
        await session?.close()
        session = null
        await writer.close()
      }),
  }
}

/** Most of what the main process reads, and nothing of it is needed to ask for a passphrase. */
const loadSession = () => import('./session/session.ts')
