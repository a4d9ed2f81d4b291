/** For text between tags and in attributes in double quotes. */
export function escaped(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // XML 1.0, 2.2: no document may hold these.
      .replaceAll(/[^\P{Cc}\t\n\r]/gu, '')
  )
}
