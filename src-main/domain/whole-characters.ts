/**
 * Where `text` can end at or just before `end` (UTF-16 units): not in the middle of an emoji, as half of one is no
 * character and would not be read back.
 */
export function endOfPart(text: string, end: number): number {
  const last = text.charCodeAt(end - 1)
  return end < text.length && last >= 0xd800 && last <= 0xdbff ? end - 1 : end
}

/** The beginning of `text`, of at most `most` UTF-16 units. */
export function beginningOf(text: string, most: number): string {
  return text.slice(0, endOfPart(text, most))
}
