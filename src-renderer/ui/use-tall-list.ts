import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/**
 * Pixels. Browsers draw elements up to some 33 million pixels of the screen, of which one of CSS may be five: what is
 * higher stands in a box of this height, and the scroll bar goes through it faster than through a list that fits.
 */
export const tallestBox = 3_000_000
/** At both ends the bar moves as far as the rows do, so that they are come to as in any list. */
const endPixels = 100_000
/** Milliseconds of quiet after which the bar goes to where the rows in sight are. */
const quietMs = 150
const overscan = 12
/** Before the list is laid out, and where nothing ever is. */
const guessedHeight = 480

export type TallList = {
  /** Pixels of the box that is scrolled. */
  readonly height: number
  /** The rows in the document. */
  readonly first: number
  readonly last: number
  /** Where a row stands in the box. */
  topOf(index: number): number
  /** As little as it takes to have the row in sight. */
  reveal(index: number): void
  /** So many rows further down. */
  moveBy(rows: number): void
}

/** `shift`: pixels by which the rows stand higher in the box than in a list that fits. */
type Sight = { readonly top: number; readonly shift: number; readonly view: number }

/** Rows of one height, as many as there are: by the wheel one moves as far as in a list that fits into a box. */
export function useTallList(list: RefObject<HTMLElement | null>, count: number, rowHeight: number): TallList {
  const total = count * rowHeight
  const height = Math.min(total, tallestBox)
  const [sight, setSight] = useState<Sight>({ top: 0, shift: 0, view: guessedHeight })
  // What is not drawn yet, too: several keys may come before that.
  const now = useRef(sight)

  const show = useCallback((next: Partial<Sight>) => {
    const before = now.current
    const after = { ...before, ...next }
    now.current = after
    if (JSON.stringify(after) !== JSON.stringify(before)) setSight(after)
  }, [])

  /** Comes to a place, and brings the bar to where it belongs. */
  const come = useCallback(
    (wanted: number) => {
      const { view } = now.current
      const offset = Math.round(Math.max(0, Math.min(wanted, total - view)))
      const top = Math.round(barAt(offset, { total, height, view }))
      if (list.current) list.current.scrollTop = top
      show({ top: list.current?.scrollTop ?? top, shift: offset - top })
    },
    [list, total, height, show],
  )

  useLayoutEffect(() => come(now.current.top + now.current.shift), [come])

  useEffect(() => {
    const element = list.current
    if (element === null) return
    let quiet: ReturnType<typeof setTimeout> | undefined
    const comeQuietly = () => flushSync(() => come(now.current.top + now.current.shift))
    const onScroll = () => {
      const { top: before, shift, view } = now.current
      const [top, sizes] = [element.scrollTop, { total, height, view }]
      show({
        top,
        shift: Math.abs(top - before) > far(sizes) ? Math.round(placeAt(top, sizes) - top) : shift,
      })
      clearTimeout(quiet)
      if (isAtEdge(now.current, sizes)) comeQuietly()
      else if (isAstray(now.current, sizes)) quiet = setTimeout(comeQuietly, quietMs)
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    const forget = watchHeight(element, (view) => show({ view }))
    return () => {
      clearTimeout(quiet)
      element.removeEventListener('scroll', onScroll)
      forget()
    }
  }, [list, total, height, show, come])

  const offset = sight.top + sight.shift
  return {
    height,
    first: Math.max(0, Math.min(count - 1, Math.floor(offset / rowHeight) - overscan)),
    last: Math.min(count - 1, Math.ceil((offset + sight.view) / rowHeight) + overscan),
    topOf: (index) => index * rowHeight - sight.shift,
    reveal(index) {
      const { top, shift, view } = now.current
      const start = index * rowHeight
      if (start < top + shift) come(start)
      else if (start + rowHeight > top + shift + view) come(start + rowHeight - view)
    },
    moveBy: (rows) => come(now.current.top + now.current.shift + rows * rowHeight),
  }
}

type Sizes = { readonly total: number; readonly height: number; readonly view: number }

/** The ends one to one, and what lies between them on what is left of the box. */
function barAt(offset: number, { total, height, view }: Sizes): number {
  const [most, mostOfBar] = [total - view, height - view]
  if (total === height || offset <= endPixels) return offset
  if (offset >= most - endPixels) return offset - most + mostOfBar
  return endPixels + ((offset - endPixels) * (mostOfBar - 2 * endPixels)) / (most - 2 * endPixels)
}

/** Where `barAt` puts the bar there. */
function placeAt(top: number, { total, height, view }: Sizes): number {
  const [most, mostOfBar] = [total - view, height - view]
  if (total === height || top <= endPixels) return top
  if (top >= mostOfBar - endPixels) return Math.min(most, top - mostOfBar + most)
  return endPixels + ((top - endPixels) * (most - 2 * endPixels)) / (mostOfBar - 2 * endPixels)
}

/** Pixels: nobody turns a wheel so far at once, the bar itself was taken. */
function far({ height, view }: Sizes): number {
  return Math.max(2 * view, height / view / 2)
}

/** The bar has come near an end of the box, and the rows have not. */
function isAtEdge({ top, shift }: Sight, sizes: Sizes): boolean {
  const { total, height, view } = sizes
  const near = far(sizes)
  return (top < near && shift > 0) || (height - view - top < near && shift < total - height)
}

/** The wheel has moved the bar further than the rows. */
function isAstray({ top, shift }: Sight, sizes: Sizes): boolean {
  return Math.abs(barAt(top + shift, sizes) - top) > 1
}

function watchHeight(element: HTMLElement, tell: (height: number) => void): () => void {
  const read = () => element.clientHeight > 0 && tell(element.clientHeight)
  read()
  if (typeof ResizeObserver === 'undefined') return () => {}
  const observer = new ResizeObserver(read)
  observer.observe(element)
  return () => observer.disconnect()
}
