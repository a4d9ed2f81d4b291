import type { Marker } from './chart.ts'
import { line, type Mark, text, widthOf } from './marks.ts'

const rowHeight = 12
const gap = 4

type Span = readonly [from: number, to: number]
type Placed = Marker & { readonly x: number; readonly isLeft: boolean }

/** How many lines their words take. */
export function rowsOfMarkers(markers: readonly Marker[], span: Span): number {
  const placed = placedIn(markers, span)
  return placed.length > 1 && !isApart(placed) ? placed.length : Math.min(1, placed.length)
}

/** Lines down to the floor, each with its words beside its upper end: none crosses another. */
export function markerMarks(
  markers: readonly Marker[],
  { from, to, floor }: { readonly from: number; readonly to: number; readonly floor: number },
): readonly Mark[] {
  const placed = placedIn(markers, [from, to])
  const rows = rowsOfMarkers(markers, [from, to])
  return placed.flatMap(({ x, isLeft, label }, at) => {
    // The last is said above the others: where it reaches over them, their lines begin below it.
    const row = rows > 1 ? rows - 1 - at : 0
    return [
      line('marker', [x, row * rowHeight + 2], [x, floor]),
      text(
        isLeft ? 'marker-label-end' : 'marker-label',
        [x + (isLeft ? -gap : gap), row * rowHeight + 10],
        label,
      ),
    ]
  })
}

/** The first to the left of its line and the others to the right, where there is room. */
function placedIn(markers: readonly Marker[], [from, to]: Span): readonly Placed[] {
  return markers.map((marker, at) => {
    const x = from + Math.min(1, Math.max(0, marker.place)) * (to - from)
    const room = widthOf(marker.label) + gap
    const isLeft = at === 0 && markers.length > 1 ? x - room > from : x + room > to
    return { ...marker, x, isLeft }
  })
}

function isApart(placed: readonly Placed[]): boolean {
  const boxes = placed.map(({ x, isLeft, label }): Span => {
    const room = widthOf(label) + gap
    return isLeft ? [x - room, x] : [x, x + room]
  })
  return boxes.every(([, end], at) => at === boxes.length - 1 || end <= (boxes[at + 1]?.[0] ?? end))
}
