/** Of the shapes of `domain/charts`, as the window's `charts.module.css` has them. */
export const chartStyle = `
.ink-hatch{fill:none;stroke:var(--accent);stroke-width:1.4}
.ink-good{fill:none;stroke:var(--surface);stroke-width:1.4}
.ink-warn{fill:none;stroke:var(--amber);stroke-width:1.4}
.ink-bad{fill:none;stroke:var(--red);stroke-width:1.4}
.ink-dots{stroke:var(--muted);stroke-width:2.4;stroke-linecap:round}
.part-solid{fill:var(--accent)}
.part-good{fill:var(--accent);stroke:var(--accent)}
.part-hatch{fill:var(--accent-soft);stroke:var(--accent)}
.part-warn{fill:var(--amber-soft);stroke:var(--amber)}
.part-bad{fill:var(--red-soft);stroke:var(--red)}
.part-dots{fill:var(--sunken);stroke:var(--control-line)}
.part-hollow{fill:var(--surface);stroke:var(--control-line)}
.part-cell{fill:var(--heat)}
.part-cell-empty{fill:var(--sunken)}
.before{stroke:var(--ink);stroke-width:2}
.band{fill:var(--ink);fill-opacity:.14;stroke:var(--muted);stroke-width:.8}
.band-line{fill:none;stroke:var(--ink);stroke-width:1.4}
.grid{stroke:var(--line)}
.axis{stroke:var(--control-line)}
.marker{stroke:var(--ink);stroke-width:1.2;stroke-dasharray:3 3}
.marker-label,.marker-label-end,.above{fill:var(--ink);font-weight:600;stroke:var(--surface);stroke-width:3px;stroke-linejoin:round;paint-order:stroke}
.marker-label-end{text-anchor:end}
.above{font-size:9.5px;text-anchor:middle}
.label{fill:var(--ink);dominant-baseline:central}
.number{fill:var(--ink);font-weight:600;dominant-baseline:central}
.tick{fill:var(--faint);text-anchor:end;dominant-baseline:central}
.below{fill:var(--faint);text-anchor:middle}
.cell-number{fill:var(--ink);font-size:10px;text-anchor:middle;dominant-baseline:central}
`
