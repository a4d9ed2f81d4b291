import type { PackedContact } from '../../src-main/contract/review-pack.ts'

export type Chapter = {
  /** For its place in the book: `2026-11`, or `2026-11-22`. */
  readonly id: string
  readonly from: number
  readonly to: number
  readonly contacts: readonly PackedContact[]
}

const dayMs = 86_400_000
/** A book of so many days has a chapter for each, a longer one for each month. */
const mostDays = 31

/** Oldest first, by day or by month of this machine's zone. */
export function chaptersOf(contacts: readonly PackedContact[]): readonly Chapter[] {
  const inOrder = [...contacts].sort((a, b) => a.row.at - b.row.at || (a.row.id < b.row.id ? -1 : 1))
  const [first, last] = [inOrder[0]?.row.at ?? 0, inOrder.at(-1)?.row.at ?? 0]
  const byDay = last - first <= mostDays * dayMs
  const chapters = new Map<string, PackedContact[]>()
  for (const contact of inOrder) {
    const id = idOf(contact.row.at, byDay)
    const held = chapters.get(id)
    if (held) held.push(contact)
    else chapters.set(id, [contact])
  }
  return [...chapters].map(([id, held]) => ({
    id,
    from: held[0]?.row.at ?? 0,
    to: held.at(-1)?.row.at ?? 0,
    contacts: held,
  }))
}

function idOf(at: number, byDay: boolean): string {
  const date = new Date(at)
  const two = (number: number) => String(number).padStart(2, '0')
  const month = `${date.getFullYear()}-${two(date.getMonth() + 1)}`
  return byDay ? `${month}-${two(date.getDate())}` : month
}
