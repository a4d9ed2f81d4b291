/** UTF-16 code units, as the contract counts them. */
const longestSuggestion = 120

/** A subject from what the operator has already typed: the note's first sentence, cut between characters. */
export function suggestedSubject(note: string): string {
  const line = note.trim().split('\n')[0] ?? ''
  const sentence = line.split(/(?<=[.!?…])\s/)[0] ?? ''
  const whole = sentence.trim().replace(/[.!…]+$/, '')
  if (whole.length <= longestSuggestion) return whole
  let subject = ''
  for (const { segment } of new Intl.Segmenter().segment(whole)) {
    if (subject.length + segment.length > longestSuggestion) break
    subject += segment
  }
  return subject.trim()
}
