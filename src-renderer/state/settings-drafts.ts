import type { AgentDraft } from '../../src-main/contract/agents.ts'
import type { HouseSettings } from '../../src-main/contract/house.ts'

export const houseScreens = [
  'manner',
  'desks',
  'calendar',
  'people',
  'categories',
  'yardstick',
  'outcomes',
  'templates',
  'outgoing',
  'recording',
  'parking',
  'scoreSheets',
  'workerFigures',
  'copy',
] as const
export type HouseScreen = (typeof houseScreens)[number]
export type SettingsPlace = 'seat' | HouseScreen

/** Something being edited: `base` is what it was edited from, so that what changes elsewhere can be told apart. */
export type Edited<T> = {
  /** Of the profile it belongs to: another house must not inherit it. */
  readonly profile: string
  readonly base: T
  readonly value: T
  /** What cannot be read yet, as it was typed, by field. */
  readonly typed: Readonly<Record<string, string>>
}

export type SettingsDrafts = {
  readonly house: { readonly [K in keyof HouseSettings]?: Edited<HouseSettings[K]> }
  /** By agent id, or `new`. */
  readonly agents: Readonly<Record<string, AgentDraft>>
}

export const noSettingsDrafts: SettingsDrafts = { house: {}, agents: {} }
