import { textsFor } from '../../src-main/texts/index.ts'
import { type ConsoleAccess, languageOf } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'

/** On every button that opens the review of one contact: what the key looks for; `score` where one can be scored. */
export const reviewMark = 'data-review'
/** Where one contact is open beside a list, it is that one. */
export const paneButtonId = 'open-review'

/** Alt+V: the contact that has the focus or is open, else the newest on the screen, of others before one's own. */
export function openReviewHere({ ui, console: store }: ConsoleAccess): void {
  const focused = document.activeElement?.closest('article')?.querySelector<HTMLElement>(`[${reviewMark}]`)
  const button =
    focused ??
    document.getElementById(paneButtonId) ??
    document.querySelector<HTMLElement>(`main [${reviewMark}=score]`) ??
    document.querySelector<HTMLElement>(`main [${reviewMark}]`)
  const { scoring } = textsFor(languageOf(store.getState().settings.language))
  if (button) button.click()
  else notify(ui, { kind: 'hint', text: scoring.nothingHere })
}
