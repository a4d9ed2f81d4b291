import type { Case } from '../../src-main/contract/history.ts'

const longestWhat = 300

/** What a promise is about, from what was typed, else from the case, else in general. */
export function suggestedWhat(
  noteText: string,
  about: Pick<Case, 'subject'> | undefined,
  otherwise: string,
): string {
  const [line = ''] = noteText.trim().split('\n')
  const [sentence = ''] = line.split(/(?<=[.!?])\s/)
  const written = sentence.replace(/[.!]$/, '')
  return (written || about?.subject || otherwise).slice(0, longestWhat).trim()
}
