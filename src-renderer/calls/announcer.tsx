import { useConsole, useTexts } from '../state/console-context.tsx'
import { headline } from './call-bar.tsx'
import { callToAnswer, nameOf } from './call-selection.ts'

/**
 * Says who rings. Always in the document, since many screen readers miss a live region that comes with its text;
 * assertive, as nothing else may be: it alone cuts into what is being read.
 */
export function Announcer() {
  const texts = useTexts()
  const words = useConsole(({ callsById, cardsById }) => {
    const call = callToAnswer(callsById)
    return call ? headline(call, nameOf(call, cardsById, texts), texts) : ''
  })
  return (
    <div className="visually-hidden" aria-live="assertive">
      {words}
    </div>
  )
}
