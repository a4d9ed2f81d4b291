import type { Distribution, FigureName, Forecast, ShownFigures } from '../../src-main/contract/figures.ts'
import { casesPanel, complaintsPanel, yardstickPanel } from './case-panels.ts'
import { missedPanel, promisesPanel, sharePanel, transfersPanel } from './course-panels.ts'
import type { PanelModel } from './panel-model.ts'
import type { Told } from './panel-parts.ts'
import { satisfactionPanel } from './satisfaction-panel.ts'
import { timesPanel } from './time-panels.ts'
import { daysPanel, forecastPanel, hoursPanel, volumesPanel } from './volume-panels.ts'

export type Shown = {
  readonly figures: ShownFigures
  readonly before: ShownFigures | null
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

type MakePanel = (shown: Shown, told: Told) => PanelModel | null

/** One that compares a period with the one before. */
const compared =
  (panel: (now: ShownFigures, before: ShownFigures | null, told: Told) => PanelModel | null): MakePanel =>
  ({ figures, before }, told) =>
    panel(figures, before, told)

const timed =
  (timesOf: (figures: ShownFigures) => Distribution | null): MakePanel =>
  ({ figures, before }, told) =>
    timesPanel(timesOf(figures), before && timesOf(before), told)

const panels: Readonly<Record<FigureName, MakePanel>> = {
  volumes: compared(volumesPanel),
  days: compared(daysPanel),
  hours: compared(hoursPanel),
  forecast: ({ forecast }, told) => forecast && forecastPanel(forecast, told),
  answer: timed(({ answer }) => answer),
  talk: timed(({ talk }) => talk),
  hold: timed(({ hold }) => hold),
  'wrap-up': timed(({ wrapUp }) => wrapUp),
  missed: compared(missedPanel),
  'first-contact': ({ figures, before }, told) => {
    const { solved: part, notSolved: rest } = told.words
    return sharePanel(
      figures.firstContact,
      before?.firstContact,
      { part, rest, looks: ['good', 'hollow'] },
      told,
    )
  },
  repeats: ({ figures, before }, told) => {
    const { repeated: part, notRepeated: rest } = told.words
    return sharePanel(figures.repeats, before?.repeats, { part, rest, looks: ['warn', 'hollow'] }, told)
  },
  transfers: compared(transfersPanel),
  promises: compared(promisesPanel),
  cases: compared(casesPanel),
  complaints: compared(complaintsPanel),
  satisfaction: compared(satisfactionPanel),
  yardstick: compared(yardstickPanel),
}

/** Null: this figure is not shown for what was asked. */
export function panelOf(name: FigureName, shown: Shown, told: Told): PanelModel | null {
  return panels[name](shown, told)
}
