import type { HouseSettings } from '../contract/house.ts'
import type { ParkedCall } from '../contract/parking.ts'
import type { EventHub } from '../events/event-hub.ts'
import { createParkDesk } from '../parking/park-desk.ts'
import type { ParkFile } from '../parking/park-file.ts'
import { createParkHandlers } from '../parking/park-handlers.ts'
import type { Phone } from './phone.ts'

export type ParkingParts = {
  readonly phone: Pick<Phone, 'softphone' | 'desk'>
  readonly hub: EventHub
  /** Who waits outlives the program. */
  readonly file: Pick<ParkFile, 'write' | 'settled'>
  readonly restored: readonly ParkedCall[]
  house(): HouseSettings
}

export type Parking = ReturnType<typeof createParking>

/** Who waits at the PBX, put together for one profile. */
export function createParking({ phone, hub, file, restored, house }: ParkingParts) {
  const desk = createParkDesk({
    rules: () => house().parking,
    softphone: phone.softphone,
    findCall: phone.desk.find,
    continueAs: phone.desk.continueAs,
    tell(parked) {
      hub.emit('parked:changed', { parked })
      file.write(parked)
    },
    restored,
    now: Date.now,
  })
  return {
    desk,
    handlers: createParkHandlers({ desk, findCall: phone.desk.find }),
    async close(): Promise<void> {
      desk.close()
      await file.settled()
    },
  }
}
