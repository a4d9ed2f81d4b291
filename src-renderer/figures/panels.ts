import type { FigureName, Figures, Forecast } from '../../src-main/contract/figures.ts'
import { casesPanel, complaintsPanel, yardstickPanel } from './case-panels.ts'
import type { PanelModel } from './chart-model.ts'
import { missedPanel, promisesPanel, sharePanel, transfersPanel } from './course-panels.ts'
import type { Told } from './panel-parts.ts'
import { satisfactionPanel } from './satisfaction-panel.ts'
import { timesPanel } from './time-panels.ts'
import { daysPanel, forecastPanel, hoursPanel, volumesPanel } from './volume-panels.ts'

export type Shown = {
  readonly figures: Figures
  readonly before: Figures | null
  readonly forecast: Forecast | null
}

/** In the order of the screen. */
export const figuresInOrder = [
  'volumes',
  'hours',
  'days',
  'forecast',
  'answer',
  'talk',
  'hold',
  'wrap-up',
  'missed',
  'first-contact',
  'repeats',
  'transfers',
  'promises',
  'cases',
  'complaints',
  'satisfaction',
  'yardstick',
] as const satisfies readonly FigureName[]

/** Null: this figure is not shown for what was asked. */
export function panelOf(name: FigureName, shown: Shown, told: Told): PanelModel | null {
  const { figures, before, forecast } = shown
  const { words } = told
  switch (name) {
    case 'volumes':
      return volumesPanel(figures, before, told)
    case 'days':
      return daysPanel(figures, before, told)
    case 'hours':
      return hoursPanel(figures, before, told)
    case 'forecast':
      return forecast && forecastPanel(forecast, told)
    case 'answer':
      return timesPanel(figures.answer, before?.answer, told)
    case 'talk':
      return timesPanel(figures.talk, before?.talk, told)
    case 'hold':
      return timesPanel(figures.hold, before?.hold, told)
    case 'wrap-up':
      return timesPanel(figures.wrapUp, before?.wrapUp, told)
    case 'missed':
      return figures.missed && missedPanel(figures.missed, before?.missed ?? null, told)
    case 'first-contact':
      return sharePanel(
        figures.firstContact,
        before?.firstContact,
        { part: words.solved, rest: words.notSolved, looks: ['good', 'hollow'] },
        told,
      )
    case 'repeats':
      return sharePanel(
        figures.repeats,
        before?.repeats,
        { part: words.repeated, rest: words.notRepeated, looks: ['warn', 'hollow'] },
        told,
      )
    case 'transfers':
      return transfersPanel(figures, before, told)
    case 'promises':
      return promisesPanel(figures, before, told)
    case 'cases':
      return casesPanel(figures, before, told)
    case 'complaints':
      return complaintsPanel(figures, before, told)
    case 'satisfaction':
      return satisfactionPanel(figures, before, told)
    case 'yardstick':
      return yardstickPanel(figures, before, told)
  }
}
