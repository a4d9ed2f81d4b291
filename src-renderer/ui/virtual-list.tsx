import { observeElementRect, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { classesOf } from './classes.ts'
import { onceShown } from './frames.ts'
import styles from './virtual-list.module.css'

const css = classesOf(styles)

type VirtualListProps<T> = {
  label: string
  items: readonly T[]
  keyOf: (item: T) => string
  /** Pixels, near enough that the scroll bar does not jump. */
  estimate: (item: T) => number
  render: (item: T) => ReactNode
  /** Called as the end comes near; once for each length of the list. */
  onNearEnd?: (() => void) | undefined
  /** Called as the beginning comes near. Without it the beginning is the beginning: who is there stays there. */
  onNearStart?: (() => void) | undefined
  /** How many rows before either end is near. */
  ahead?: number
  /** Comes to this row, null to the beginning, whenever `id` is another. */
  place?: ListPlace | undefined
  /** The first and the last row in the document, whenever they are others. */
  onSight?: ((first: T, last: T) => void) | undefined
}

export type ListPlace = { readonly key: string | null; readonly id: string }

type Rows = Virtualizer<HTMLElement, HTMLLIElement>

// Reading a row's height when it is inserted would force a layout on the way to the first paint of a ringing call:
// the estimate serves until the observer reports, after layout and before the frame.
function measureLater(element: HTMLLIElement, entry: ResizeObserverEntry | undefined, rows: Rows): number {
  const size = entry?.borderBoxSize[0]?.blockSize
  const index = rows.indexFromElement(element)
  return size || (rows.measurementsCache[index]?.size ?? rows.options.estimateSize(index))
}

type Size = { readonly width: number; readonly height: number }

const firstGuess: Size = { width: 800, height: 640 }

/** The tallest that a list of this label was in a window of this height: drawn anew, it fills that and no more. */
const tallest = new Map<string, Size & { readonly windowHeight: number }>()

function guessFor(label: string): Size {
  const known = tallest.get(label)
  return known?.windowHeight === innerHeight ? known : firstGuess
}

function remember(label: string, size: Size): void {
  const known = tallest.get(label)
  if (known?.windowHeight === innerHeight && known.height >= size.height) return
  tallest.set(label, { ...size, windowHeight: innerHeight })
}

// A list that is not laid out (a hidden tab, a test without layout) keeps the guess.
function observeLaidOut(label: string, rows: Rows, report: (size: Size) => void) {
  return observeElementRect(rows, (size) => {
    if (size.height > 0) remember(label, size)
    report(size.height > 0 ? size : guessFor(label))
  })
}

/** True from the first frame on: watching the list's size and place reads the layout, which must not hold that frame up. */
function usePainted(): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => onceShown(() => setPainted(true)), [])
  return painted
}

/** True from two frames after the list was sent to a place: by then it has scrolled and says where it is. */
function usePlaceReached(id: string | undefined, painted: boolean): boolean {
  const [reached, setReached] = useState<string | undefined>(undefined)
  useEffect(() => {
    if (!painted || id === undefined) return
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setReached(id))
    })
    return () => cancelAnimationFrame(frame)
  }, [id, painted])
  return painted && (id === undefined || reached === id)
}

/** A long list of rows of any height, of which only those in sight are in the document. */
export function VirtualList<T>({
  label,
  items,
  keyOf,
  estimate,
  render,
  onNearEnd,
  onNearStart,
  ahead = 8,
  place,
  onSight,
}: VirtualListProps<T>) {
  const scroller = useRef<HTMLElement>(null)
  const painted = usePainted()
  const offset = useRef(0)
  const rows = useVirtualizer<HTMLElement, HTMLLIElement>({
    count: items.length,
    getScrollElement: () => (painted ? scroller.current : null),
    estimateSize: (index) => {
      const item = items[index]
      return item === undefined ? 60 : estimate(item)
    },
    // The same function for the same items: another one has all rows placed anew.
    getItemKey: useCallback(
      (index: number) => {
        const item = items[index]
        return item === undefined ? index : keyOf(item)
      },
      [items, keyOf],
    ),
    // What comes in above pushes nothing away from under somebody's eyes; at the very beginning it is seen coming.
    anchorTo: onNearStart === undefined && offset.current < 2 ? 'start' : 'end',
    overscan: painted ? 4 : 2,
    initialRect: guessFor(label),
    measureElement: measureLater,
    observeElementRect: (list, report) => observeLaidOut(label, list, report),
  })
  offset.current = rows.scrollOffset ?? 0
  const visible = rows.getVirtualItems()
  const last = visible.at(-1)?.index ?? 0
  const nearEnd = last >= items.length - ahead
  // What comes in above before the list has come to its place would carry the place away.
  const isThere = usePlaceReached(place?.id, painted)
  const nearStart = isThere && (visible[0]?.index ?? 0) < ahead

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the list has grown, not when the callback is new
  useEffect(() => {
    if (nearEnd) onNearEnd?.()
  }, [nearEnd, items.length])

  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (nearStart) onNearStart?.()
  }, [nearStart, items.length])

  // biome-ignore lint/correctness/useExhaustiveDependencies: comes there once, not each time the items move
  useEffect(() => {
    if (!painted || place === undefined) return
    const index = place.key === null ? 0 : items.findIndex((item) => keyOf(item) === place.key)
    if (index > 0 || offset.current > 0) rows.scrollToIndex(Math.max(0, index), { align: 'start' })
  }, [painted, place?.id])

  const [top, bottom] = [items[visible[0]?.index ?? 0], items[last]]
  useEffect(() => {
    if (top !== undefined && bottom !== undefined) onSight?.(top, bottom)
  }, [top, bottom, onSight])

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard (WCAG 2.1.1)
    <section ref={scroller} className={css('scroller')} aria-label={label} tabIndex={0}>
      <ul className={css('all')} style={{ height: rows.getTotalSize() }}>
        <li aria-hidden="true" style={{ height: visible[0]?.start ?? 0 }} />
        {visible.map(({ key, index }) => {
          const item = items[index]
          return item === undefined ? null : (
            <li key={key} data-index={index} ref={rows.measureElement}>
              {render(item)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
