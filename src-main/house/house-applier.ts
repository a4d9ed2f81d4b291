import { HouseSettings } from '../contract/house.ts'
import type { CreateApplier } from '../database/apply.ts'
import { uuidToBlob } from '../database/uuid.ts'

/** Each section is a register: the latest clock wins, and of two at the same tick the greater seat. */
export const createHouseApplier: CreateApplier<'house:changed'> = (db) => {
  const write = db.prepare<[string, number, Buffer, string]>(`
    INSERT INTO house_section (section, clock, seat, value) VALUES (?, ?, ?, ?)
    ON CONFLICT (section) DO UPDATE
      SET clock = excluded.clock, seat = excluded.seat, value = excluded.value
      WHERE (excluded.clock, excluded.seat) > (house_section.clock, house_section.seat)
  `)
  return {
    'house:changed': ({ house }, { clock, seat }) => {
      for (const [section, value] of Object.entries(HouseSettings.partial().parse(house))) {
        if (value !== undefined) write.run(section, clock, uuidToBlob(seat), JSON.stringify(value))
      }
    },
  }
}
