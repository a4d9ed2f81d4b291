import { FigureName } from '../contract/figures.ts'
import type { Section } from '../reports/page.ts'
import { textsFor } from '../texts/index.ts'
import { figurePageTexts } from '../texts/report-figures.ts'
import { ages, cases, complaints, favours, promises, yardstick } from './case-sections.ts'
import { firstContact, missed, satisfaction, transfers } from './contact-sections.ts'
import { forecast } from './forecast-section.ts'
import type { Shown } from './section-parts.ts'
import { distribution } from './time-sections.ts'
import { dayHours, days, volumes, weekHours } from './volume-sections.ts'

/** Every figure as a section: a picture, the numbers beside those of the period before, and how it is defined. */
export function figureSections(shown: Shown): readonly Section[] {
  const { figures, before } = shown
  const isLong = figures.volumes.days.length > 6
  const sections = [
    volumes(shown),
    ...promises(shown),
    ...(figures.volumes.days.length > 1 ? [days(shown)] : []),
    isLong ? weekHours(shown) : dayHours(shown),
    ...distribution(shown, 'answer', figures.answer, before?.answer),
    ...distribution(shown, 'talk', figures.talk, before?.talk),
    ...distribution(shown, 'hold', figures.hold, before?.hold),
    ...distribution(shown, 'wrap-up', figures.wrapUp, before?.wrapUp),
    firstContact(shown),
    ...missed(shown),
    ...transfers(shown),
    complaints(shown),
    ...satisfaction(shown),
    ...cases(shown),
    ...ages(shown),
    ...yardstick(shown),
    ...favours(shown),
    ...forecast(shown),
  ]
  return withoutGaps(sections.map((section) => defined(section, shown)))
}

/** Two stand side by side; one that would stand alone takes the whole width. */
function withoutGaps(sections: readonly Section[]): readonly Section[] {
  let isSecond = false
  return sections.map((section, at) => {
    const isFirst = !section.wide && !isSecond
    const next = sections[at + 1]
    isSecond = isFirst && next !== undefined && !next.wide
    return isFirst && !isSecond ? { ...section, wide: true } : section
  })
}

/** As the screen of figures calls it, and how it is counted. */
function defined(section: Section, { language }: Shown): Section {
  const { names, definitions } = textsFor(language).figures
  // Parts of a figure that stand alone on paper.
  if (section.id === 'ages' || section.id === 'favours')
    return { ...section, definition: figurePageTexts[language].definitions[section.id] }
  const figure = FigureName.safeParse(section.id)
  if (!figure.success) return section
  const name = figure.data
  // This one tells of two figures.
  if (name === 'first-contact')
    return { ...section, definition: `${definitions[name]} ${definitions.repeats}` }
  return { ...section, title: name === 'cases' ? section.title : names[name], definition: definitions[name] }
}
