// Plain JavaScript: a Node that is too old cannot even read the TypeScript it is to warn about.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

// 22.18 is the first that runs TypeScript by itself; better-sqlite3 crashes on 20.
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Pronto needs Node 22.18 or newer inside, and this is ${process.versions.node}. ` +
      'npm ci normally brings its own runtime with the package "node"; its install script was refused here. ' +
      'Run npm ci without --ignore-scripts, or install Node 24.',
  )
  process.exit(1)
}
