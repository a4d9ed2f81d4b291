import type { ScoreQuestion } from '../../src-main/contract/scoring.ts'

/** What a key answers to a question: points, null for «not applicable», undefined for no answer at all. */
export function pointsOfKey(key: string, { maximum, optional }: ScoreQuestion): number | null | undefined {
  if (key.toLowerCase() === 'n') return optional ? null : undefined
  if (!/^\d$/.test(key)) return undefined
  const points = Number(key)
  return points <= maximum ? points : undefined
}

/** Where somebody types words, so that a digit is a digit. */
export function takesWords(element: Element): boolean {
  if (element instanceof HTMLInputElement) return element.type !== 'radio' && element.type !== 'checkbox'
  return element instanceof HTMLTextAreaElement
}

/** Enter presses a button; one that opens a list looks for what begins with any key. A digit on another one answers. */
export function isKeyOfButton(key: string, element: Element): boolean {
  const button = element.closest('button')
  return button !== null && (key === 'Enter' || button.hasAttribute('aria-haspopup'))
}
