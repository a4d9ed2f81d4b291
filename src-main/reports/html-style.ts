/** Of a report's page: on a screen by day and by night, and on A4 in black on white, in grey too. */
export const pageStyle = `
:root{color-scheme:light;--bg:#f4f5f7;--surface:#fff;--ink:#17202b;--muted:#4f5c6c;--line:#e1e5ea;--strong:#c3cbd4;--accent:#0a6b70;--deep:#0a3f4a;--soft:#e3f1f1;--past:#8a95a2;--past-soft:#e6eaee;--good:#1d6f3a;--bad:#b3261e;--over:#fff;--mid:#17202b;--sunken:#f4f5f7}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--bg:#11161c;--surface:#191f27;--ink:#e8edf3;--muted:#a9b5c3;--line:#2a333e;--strong:#3a4653;--accent:#5cc2c4;--deep:#0b676e;--soft:#173538;--past:#8794a2;--past-soft:#2a333e;--good:#7ed39a;--bad:#ff9b93;--over:#06282a;--mid:#04191b;--sunken:#11161c}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.45 "Inter","Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.patterns{position:absolute}
main{max-width:1080px;margin:0 auto;padding:24px}
header{padding:22px 26px;border-radius:14px;background:linear-gradient(120deg,#0a3f4a,#0b676e);color:#fff}
.brand{float:right;font-weight:700;font-size:17px;letter-spacing:-.02em}
.brand i{color:#7bd2d3;font-style:normal}
h1{margin:0;font-size:27px;font-weight:680;letter-spacing:-.025em;line-height:1.15}
.house{margin:0;font-weight:600;color:#d7e9ea}
.span{margin:0;font-size:16px}
.made{margin:8px 0 0;color:#d7e9ea;font-size:12.5px}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:10px;margin:14px 0;padding:0;list-style:none}
.tiles li{display:grid;grid-row:span 3;grid-template-rows:subgrid;row-gap:0;align-items:start;padding:12px 14px;border:1px solid var(--line);border-radius:12px;background:var(--surface)}
.tiles span{color:var(--muted);font-size:12px}
.tiles b{padding-top:3px;font-size:25px;font-weight:660;letter-spacing:-.025em;line-height:1.15}
.tiles small{margin-top:2px;color:var(--muted);font-size:12px}
.better{color:var(--good);font-weight:650}
.worse{color:var(--bad);font-weight:650}
.grid{display:grid;grid-template-columns:1fr 1fr;gap:14px}
section{padding:16px 18px;border:1px solid var(--line);border-radius:12px;background:var(--surface);break-inside:avoid;min-width:0}
.wide{grid-column:1/-1}
h2{margin:0;font-size:16px;font-weight:660;letter-spacing:-.015em}
.lead{margin:2px 0 0}
.definition{margin:2px 0 0;color:var(--muted);font-size:12px}
.chart{display:block;width:100%;height:auto;margin-top:12px;overflow:visible}
.chart text{fill:var(--ink);font-size:10.5px}
.wide .chart text{font-size:10.5px}
.chart .label{fill:var(--ink);font-size:11px}
.chart .tick{fill:var(--muted);font-size:9px;text-anchor:middle}
.chart .mid{text-anchor:middle;font-size:9.5px}
.chart .mark{fill:var(--ink);font-size:9.5px;font-weight:600}
.chart .end{text-anchor:end}
.mark-line{stroke:var(--ink);stroke-width:1;stroke-dasharray:3 2}
.axis{stroke:var(--strong)}
.fill-1{fill:var(--accent)}
.fill-2{fill:url(#p-hatch)}
.fill-3{fill:var(--past)}
.fill-4{fill:url(#p-dots)}
.fill-5{fill:var(--past-soft);stroke:var(--past);stroke-width:.75}
.fill-none{fill:var(--past-soft)}
.fill-past{fill:url(#p-past)}
.p-ground{fill:var(--soft)}.p-ink{fill:var(--accent)}
.p-past-ground{fill:var(--past-soft)}.p-past-ink{fill:var(--past)}
.heat{fill:var(--accent)}
.chart .heat-value{font-size:9.5px;text-anchor:middle}
.chart .mid-ground{fill:var(--mid)}
.chart .over{fill:var(--over)}
.legend{display:flex;flex-wrap:wrap;gap:4px 16px;margin:8px 0 0;padding:0;list-style:none;font-size:12px}
.legend li{display:flex;gap:6px;align-items:center}
.scroll{overflow-x:auto;margin-top:10px}
table{width:100%;border-collapse:collapse;font-size:12.5px}
th,td{padding:5px 10px 5px 0;white-space:pre-line;overflow-wrap:anywhere;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--muted);font-size:11.5px;font-weight:600}
tr:last-child td,tr:last-child th[scope=row]{border-bottom:0}
th[scope=row]{color:var(--ink);font-size:inherit;font-weight:500}
.n{text-align:right;white-space:nowrap}td{white-space:pre-line;overflow-wrap:anywhere}td.n{white-space:nowrap}
th.n:last-child,td.n:last-child{padding-right:0}
.page-rows td:first-child,.page-rows th:first-child{min-width:9em}
details{margin-top:10px;font-size:12.5px}
summary{color:var(--accent);cursor:pointer;font-weight:600}
summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.below,.none{margin:8px 0 0;color:var(--muted);font-size:12.5px}
footer{margin-top:14px;padding:0 4px;color:var(--muted);font-size:12px}
footer p{margin:2px 0}
@media screen and (max-width:720px){.grid{grid-template-columns:1fr}.tiles{grid-template-columns:1fr 1fr}main{padding:12px}}
@page{size:A4;margin:14mm 13mm 15mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif;color:#4f5c6c}}
@media print{
body{background:none;font-size:9.5pt}
main{max-width:none;padding:0}
header{padding:12pt 14pt;border-radius:8pt}
h1{font-size:19pt}.span{font-size:11.5pt}
.tiles{grid-template-columns:repeat(4,1fr);gap:6pt;margin:8pt 0}
.tiles li{padding:6pt 8pt;border-radius:6pt;break-inside:avoid}
.tiles b{font-size:16pt}.tiles span,.tiles small{font-size:8pt}
.grid{gap:8pt}
section{padding:9pt 10pt;border-radius:6pt}
.rows{break-inside:auto}
.scroll{overflow:visible}
.lead,.definition,thead,.rows tr:first-child{break-after:avoid}
h2{font-size:11.5pt;break-after:avoid}
.definition,.below,.legend,footer{font-size:8pt}
table{font-size:8.5pt}th{font-size:8pt}
tr{break-inside:avoid}
thead{display:table-header-group}
details{display:none}
}
@media (prefers-contrast:more){:root{--muted:var(--ink);--line:var(--strong)}}
`
