import { chartStyle } from './chart-style.ts'

/** Of a report's page: on a screen by day and by night, and on A4 in black on white, in grey too. */
export const pageStyle = `
:root{color-scheme:light;--bg:#f4f5f7;--surface:#fff;--ink:#17202b;--muted:#4f5c6c;--faint:#5f6b79;--line:#e1e5ea;--control-line:#818c99;--accent:#0a6b70;--accent-soft:#e3f1f1;--on-accent:#fff;--heat:#4f9498;--red:#b3261e;--red-soft:#fdeceb;--amber:#855600;--amber-soft:#fff3d9;--green:#1d6f3a;--sunken:#f4f5f7}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--bg:#11161c;--surface:#191f27;--ink:#e8edf3;--muted:#a9b5c3;--faint:#9aa7b4;--line:#2a333e;--control-line:#6d7b8a;--accent:#5cc2c4;--accent-soft:#173538;--on-accent:#06282a;--heat:#39686e;--red:#ff9b93;--red-soft:#3a1d1c;--amber:#f2c063;--amber-soft:#382b12;--green:#7ed39a;--sunken:#11161c}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.45 "Inter","Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;-webkit-print-color-adjust:exact;print-color-adjust:exact}
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
.better{color:var(--green);font-weight:650}
.worse{color:var(--red);font-weight:650}
.sections{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:14px}
section{padding:16px 18px;border:1px solid var(--line);border-radius:12px;background:var(--surface);break-inside:avoid;min-width:0}
.wide{grid-column:1/-1}
h2{margin:0;font-size:16px;font-weight:660;letter-spacing:-.015em}
.both{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));column-gap:32px;align-content:start}
.both>*{grid-column:1/-1}
.both>.picture{grid-column:auto}
.both>.scroll{grid-column:auto}
.lead{margin:2px 0 0}
.definition{margin:2px 0 0;color:var(--muted);font-size:12px}
.chart{display:block;width:100%;height:auto;margin-top:10px;overflow:visible;font-size:11px}
${chartStyle}
.legend{display:flex;flex-wrap:wrap;gap:4px 16px;margin:8px 0 0;padding:0;list-style:none;font-size:12px}
.legend li{display:flex;gap:6px;align-items:center}
.scroll{overflow-x:auto;margin-top:10px}
table{width:100%;border-collapse:collapse;font-size:12.5px}
th,td{padding:5px 10px 5px 0;white-space:pre-line;overflow-wrap:anywhere;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--muted);font-size:11.5px;font-weight:600}
tr:last-child td,tr:last-child th[scope=row]{border-bottom:0}
th[scope=row]{color:var(--ink);font-size:inherit;font-weight:500}
.n{text-align:right}.n,.s{white-space:nowrap}
th.n:last-child,td.n:last-child{padding-right:0}
td,th[scope=row]{min-width:7em}td.s,td.n{min-width:0}
details{margin-top:10px;font-size:12.5px}
summary{color:var(--accent);cursor:pointer;font-weight:600}
summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.more,.none{margin:8px 0 0;color:var(--muted);font-size:12.5px}
.definitions{display:none}
footer{margin-top:14px;padding:0 4px;color:var(--muted);font-size:12px}
footer p{margin:2px 0}
@media screen and (max-width:720px){.sections,.both{grid-template-columns:1fr}.tiles{grid-template-columns:1fr 1fr}main{padding:12px}}
@page{size:A4;margin:12mm 13mm 15mm;@bottom-right{content:counter(page) " / " counter(pages);font:8.5pt system-ui,sans-serif;color:#4f5c6c}}
@media print{
body{background:none;font-size:9pt;line-height:1.35}
main{max-width:none;padding:0}
header{padding:10pt 14pt;border-radius:8pt}
h1{font-size:18pt}.span{font-size:11pt}.made{margin-top:4pt;font-size:8pt}
.tiles{grid-template-columns:repeat(4,1fr);gap:6pt;margin:7pt 0}
.tiles li{padding:5pt 8pt;border-radius:6pt;break-inside:avoid}
.tiles b{padding-top:0;font-size:15pt}.tiles span,.tiles small{font-size:8pt}
.sections{gap:7pt}
section{padding:6pt 10pt;border-radius:6pt}
.rows{break-inside:auto;box-decoration-break:clone}
.scroll{margin-top:5pt;overflow:visible}
.chart{margin-top:6pt}
.legend{margin-top:5pt;gap:1pt 10pt}
h2{font-size:11pt}
h2,.lead,thead,.rows tr:first-child{break-after:avoid}
.more,.legend,footer{font-size:8pt}
table{font-size:8.5pt}th{font-size:8pt}
th,td{padding:1.5pt 8pt 1.5pt 0}
tr{break-inside:avoid}
thead{display:table-header-group}
.definition,details{display:none}
.definitions{display:block;break-inside:auto;border:0;padding:7pt 0 0;color:var(--muted);font-size:7.2pt}
.definitions h2{color:var(--ink)}
.definitions p{display:grid;grid-template-columns:11em minmax(0,1fr);column-gap:8pt;margin:2.5pt 0 0;break-inside:avoid}
.definitions b{color:var(--ink)}
}
@media (prefers-contrast:more){:root{--muted:var(--ink);--line:var(--control-line)}}
`
