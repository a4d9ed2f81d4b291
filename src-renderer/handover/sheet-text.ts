import type { HandoverSheet } from '../../src-main/contract/handover.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { sheetSections } from './sheet-sections.ts'
import { totalsWords, type Wording } from './sheet-words.ts'

/** «Dalla fine del tuo ultimo turno, ven 20 nov 13:00» */
export function sinceWords({ start }: HandoverSheet, { handover, time }: Texts): string {
  return handover.since[start.from](time.stamp(start.at))
}

/** The whole sheet as plain text: for a chat or a mail. */
export function sheetText(sheet: HandoverSheet, houseName: string, wording: Wording): string {
  const { texts } = wording
  const { handover, time, cases, promises } = texts
  const heading = [
    [handover.title, houseName].filter(Boolean).join(' · '),
    handover.until(sinceWords(sheet, texts), time.stamp(sheet.until)),
    totalsWords(sheet.totals, texts).join(' · '),
  ]
  const sections = sheetSections(sheet, wording).map(({ id, rows, total, below }) => [
    `${handover.sections[id].toLocaleUpperCase()} (${total})`,
    ...rows.map(({ name, what, lines, light, fell }) => {
      const state = light && `[${cases.states[light]}] `
      const first = `- ${state ?? ''}${name}: ${oneLine(what)}`
      return [fell ? `${first} (${promises.fell})` : first, ...lines.map((line) => `  ${line}`)].join('\n')
    }),
    ...(below === null ? [] : [below]),
  ])
  return `${[heading, ...sections].map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' / ')
}
