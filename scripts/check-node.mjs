// Plain JavaScript: a Node that is too old cannot even read the TypeScript it is to warn about.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const { LC_ALL, LC_MESSAGES, LANG } = process.env
const italian = /^it(?![a-z])/i.test(LC_ALL || LC_MESSAGES || LANG || '')

// 22.18 is the first that runs TypeScript by itself; better-sqlite3 crashes on 20.
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    italian
      ? `Pronto vuole Node 22.18 o più recente, e questo è ${process.versions.node}: di solito lo porta npm ci, ma qui gli script di installazione sono stati rifiutati; scrivi "npm install-scripts approve node" e poi "npm ci", oppure installa Node 22.18 o più recente.`
      : `Pronto needs Node 22.18 or newer, and this is ${process.versions.node}: npm ci normally brings it, but install scripts were refused here; run "npm install-scripts approve node" and then "npm ci", or install Node 22.18 or newer.`,
  )
  process.exit(1)
}
