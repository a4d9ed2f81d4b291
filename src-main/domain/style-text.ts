/** A string of a style sheet: whatever it says, it ends neither the string nor the element around the sheet (CSS Syntax 3, 4.3.7). */
export function styleText(text: string): string {
  const escaped = text.replaceAll(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)
  return `"${escaped}"`
}
