import { hostname } from 'node:os'
import type { HouseSettings } from '../contract/house.ts'
import type { CustomerRepository } from '../customers/customer-repository.ts'
import type { Recorded } from '../database/door.ts'
import type { Store } from '../database/store.ts'
import { authorOf, type WriteContext } from '../database/write-context.ts'
import type { EventHub } from '../events/event-hub.ts'
import type { MediaDesk } from '../media/media-desk.ts'
import { createRecordingDesk } from '../recording/recording-desk.ts'
import { createRecordingHandlers } from '../recording/recording-handlers.ts'
import { createRecordingRepository } from '../recording/recording-repository.ts'
import { createRetention } from '../recording/retention.ts'
import { openVault } from '../recording/vault.ts'
import type { Phone } from './phone.ts'

export type RecordingParts = {
  readonly store: Pick<Store, 'db'>
  /** Beside the database; made with the first recording. */
  readonly folder: string
  /** The house's own. */
  readonly key: Uint8Array
  readonly seat: string
  readonly write: WriteContext
  readonly customers: Pick<CustomerRepository, 'cardsOf'>
  readonly phone: Phone
  readonly hub: EventHub
  readonly media: MediaDesk
  house(): HouseSettings
  readonly report: (what: string, error: unknown) => void
}

export type Recordings = ReturnType<typeof createRecordings>

/** The recording of calls of one profile, put together. */
export function createRecordings(parts: RecordingParts) {
  const { store, write, customers, phone, hub, media, report } = parts
  const vault = openVault(parts.folder, parts.key)
  const recordings = createRecordingRepository(store.db, vault.has)
  const rules = () => parts.house().recording

  const desk = createRecordingDesk({
    ...write,
    vault,
    recordings,
    rules,
    findCall: phone.desk.find,
    recordLater: phone.recordLater,
    hasWindow: () => media.window() !== null,
    place: hostname().slice(0, 64),
    tell: (recording) => hub.emit('recording:changed', { recording }),
    report,
  })
  const retention = createRetention({
    ...write,
    vault,
    recordings,
    seat: parts.seat,
    rules,
    isRunning: desk.isRunning,
    record: (changes) => write.record(changes, authorOf(write)),
    report,
  })

  return {
    desk,
    retention,
    handlers: createRecordingHandlers({
      ...write,
      desk,
      vault,
      recordings,
      rules,
      cardsOf: customers.cardsOf,
      mediaWindow: media.window,
      sweep: retention.sweep,
    }),
    /** Another seat says that a recording is deleted, or the house keeps them for a shorter time. */
    written({ kinds }: Pick<Recorded, 'kinds'>): void {
      if (kinds.some((kind) => kind === 'recording:marked' || kind === 'house:changed'))
        void retention.sweep()
    },
    async close(): Promise<void> {
      await desk.close()
      await retention.close()
    },
  }
}
