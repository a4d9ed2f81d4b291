import { HouseSettings } from '../contract/house.ts'
import type { Database } from '../database/connection.ts'

export type HouseRepository = ReturnType<typeof createHouseRepository>

type SectionRow = { section: string; value: string }

/**
 * What the house has agreed on, as any connection that may read sees it. `defaults` fill in the sections that nobody
 * has written; they may change with the language of the seat.
 */
export function createHouseRepository(db: Database, defaults: () => HouseSettings) {
  const selectMark = db
    .prepare<[], string>(
      "SELECT coalesce(group_concat(section || clock || hex(seat)), '') FROM house_section",
    )
    .pluck()
  const selectAll = db.prepare<[], SectionRow>('SELECT section, value FROM house_section')
  let read: { mark: string; defaults: HouseSettings; house: HouseSettings } | null = null

  function written(): Partial<HouseSettings> {
    const sections = selectAll.all().map(({ section, value }) => [section, JSON.parse(value)])
    return present(HouseSettings.partial().parse(Object.fromEntries(sections)))
  }

  function readAgain(mark: string, from: HouseSettings): HouseSettings {
    const house = { ...from, ...written() }
    read = { mark, defaults: from, house }
    return house
  }

  return {
    /** The sections that somebody has written. */
    written,
    /** The same object until a section changes; a look at nine rows decides whether one did. */
    read(): HouseSettings {
      const mark = selectMark.get() ?? ''
      const from = defaults()
      return read?.mark === mark && read.defaults === from ? read.house : readAgain(mark, from)
    },
  }
}

type Sections = { [Name in keyof HouseSettings]?: HouseSettings[Name] | undefined }

function present(sections: Sections): Partial<HouseSettings> {
  return Object.fromEntries(Object.entries(sections).filter(([, value]) => value !== undefined))
}
