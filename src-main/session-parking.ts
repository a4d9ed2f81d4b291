import type { HouseSettings } from './contract/house.ts'
import type { EventHub } from './events/event-hub.ts'
import { createParkDesk } from './parking/park-desk.ts'
import { createParkHandlers } from './parking/park-handlers.ts'
import type { Phone } from './session-phone.ts'

export type ParkingParts = {
  readonly phone: Pick<Phone, 'softphone' | 'desk'>
  readonly hub: EventHub
  house(): HouseSettings
}

export type Parking = ReturnType<typeof createParking>

/** Who waits at the PBX, put together for one profile. */
export function createParking({ phone, hub, house }: ParkingParts) {
  const desk = createParkDesk({
    rules: () => house().parking,
    softphone: phone.softphone,
    findCall: phone.desk.find,
    continueAs: phone.desk.continueAs,
    tell: (parked) => hub.emit('parked:changed', { parked }),
    now: Date.now,
  })
  return { desk, handlers: createParkHandlers({ desk, findCall: phone.desk.find }) }
}
