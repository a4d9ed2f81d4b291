/** As many as a house can name, see `contract/parking.ts`. */
const mostSlots = 30
const longestSlot = 12

/**
 * The slots that somebody has written: single ones and ranges, `701-704, 711`. Null where it cannot be read, or there
 * would be more than thirty.
 */
export function readSlots(text: string): readonly string[] | null {
  const parts = text
    .replace(/\s*[-–]\s*/g, '-')
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
  const slots = parts.map((part) => slotsOf(part))
  if (slots.some((found) => found === null)) return null
  const all = [...new Set(slots.flatMap((found) => found ?? []))]
  return all.length <= mostSlots ? all : null
}

/** The same, as short as it can be said. */
export function writeSlots(slots: readonly string[]): string {
  const runs: { from: string; to: string }[] = []
  for (const slot of slots) {
    const last = runs.at(-1)
    if (last && follows(last.to, slot)) last.to = slot
    else runs.push({ from: slot, to: slot })
  }
  return runs.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join(', ')
}

function slotsOf(part: string): readonly string[] | null {
  if (/^[\d*#]+$/.test(part)) return part.length <= longestSlot ? [part] : null
  const [, from = '', to = ''] = /^(\d{1,8})-(\d{1,8})$/.exec(part) ?? []
  const count = Number(to) - Number(from) + 1
  if (from === '' || from.length !== to.length || count < 1 || count > mostSlots) return null
  return Array.from({ length: count }, (_, index) => padded(Number(from) + index, from.length))
}

function follows(before: string, slot: string): boolean {
  return /^\d+$/.test(before) && slot.length === before.length && Number(slot) === Number(before) + 1
}

function padded(slot: number, length: number): string {
  return String(slot).padStart(length, '0')
}
