import { InteractionId } from '../../src-main/contract/ids.ts'
import { textsFor } from '../../src-main/texts/index.ts'
import { type ConsoleAccess, languageOf } from '../state/console-context.tsx'
import { notify, openOverlay } from '../state/ui-store.ts'

/** On every button that opens the review of one contact: what the key looks for; `score` where one can be scored. */
export const reviewMark = 'data-review'
/** Where one contact is open beside a list, it is that one. */
export const paneButtonId = 'open-review'

/** On each line of a list of contacts: the contact, or nothing where it cannot be reviewed. */
export const chosenMark = 'data-contact'

/** Alt+V: the contact that is chosen in a list, has the focus or is open, else the newest on the screen, of others before one's own. */
export function openReviewHere({ ui, console: store }: ConsoleAccess): void {
  const { scoring } = textsFor(languageOf(store.getState().settings.language))
  const chosen = chosenContact()
  const button = chosen === null ? buttonHere() : null
  if (chosen) openOverlay(ui, { kind: 'review', interactionId: InteractionId.parse(chosen) })
  else if (button) button.click()
  else notify(ui, { kind: 'hint', text: scoring.nothingHere })
}

function buttonHere(): HTMLElement | null {
  return (
    document.activeElement?.closest('article')?.querySelector<HTMLElement>(`[${reviewMark}]`) ??
    document.getElementById(paneButtonId) ??
    document.querySelector<HTMLElement>(`main [${reviewMark}=score]`) ??
    document.querySelector<HTMLElement>(`main [${reviewMark}]`)
  )
}

/** Null where the focus is in no such list. */
function chosenContact(): string | null {
  const line = document.activeElement?.getAttribute('aria-activedescendant')
  return (line && document.getElementById(line)?.getAttribute(chosenMark)) ?? null
}
