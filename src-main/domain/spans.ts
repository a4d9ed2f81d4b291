/** A stretch of time, UTC milliseconds: `from` is inside, `to` is not. */
export type Span = { readonly from: number; readonly to: number }

/** The same time as spans that neither touch nor overlap, oldest first. */
export function union(spans: readonly Span[]): readonly Span[] {
  const merged: { from: number; to: number }[] = []
  for (const { from, to } of [...spans].sort((left, right) => left.from - right.from)) {
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}

/** What of `span` lies within `from` and `to`; null when nothing does. */
export function within<S extends Span>(span: S, from: number, to: number): S | null {
  const clipped = { ...span, from: Math.max(span.from, from), to: Math.min(span.to, to) }
  return clipped.from < clipped.to ? clipped : null
}
