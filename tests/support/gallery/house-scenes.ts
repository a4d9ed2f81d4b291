import { houseScreens } from '../../../src-renderer/state/settings-drafts.ts'
import { settledHouse } from './house.ts'
import { recordingHouse } from './recordings.ts'
import type { Scene } from './scenes.ts'

const { desks } = settledHouse
const halfDone = desks.map((desk, at) =>
  at === 0 ? { ...desk, name: '', hours: desk.hours.slice(0, 6) } : desk,
)

/** Every part of the settings of a house, and one of them half done when another seat saves the same. */
export const houseScenes: Readonly<Record<string, Scene>> = {
  ...Object.fromEntries(
    houseScreens.map((settingsPlace): [string, Scene] => [
      `house-${settingsPlace}`,
      { console: { house: recordingHouse(settledHouse) }, ui: { screen: 'settings', settingsPlace } },
    ]),
  ),
  'house-desks-changed': {
    console: { house: settledHouse },
    ui: {
      screen: 'settings',
      settingsPlace: 'desks',
      settingsDrafts: {
        agents: {},
        house: {
          desks: {
            profile: 'casa',
            base: desks,
            value: halfDone,
            typed: { [`${desks[0]?.id}.hours.6`]: 'di mattina' },
          },
        },
      },
    },
  },
  'house-empty': { console: {}, ui: { screen: 'settings', settingsPlace: 'desks' } },
}
