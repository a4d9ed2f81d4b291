import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'

const repository = join(import.meta.dirname, '../..')
/** An import or export from somewhere, not of types alone, and not `import()`. */
const fromElsewhere = /^(?:import|export) (?!type )(?:[^'"]*? from )?'([^']+)'/gm

/** Everything that is read before the first line of `file` runs: files of ours, and packages by name. */
function readBefore(file: string, seen = new Set<string>()): ReadonlySet<string> {
  const name = relative(repository, file)
  if (seen.has(name)) return seen
  seen.add(name)
  for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(fromElsewhere)) {
    if (target.startsWith('.')) readBefore(join(dirname(file), target), seen)
    else seen.add(target)
  }
  return seen
}

it.each(['src-main/hosts/browser/main.ts', 'src-main/hosts/electron/main.ts'])(
  'asks for the passphrase before most of the program is read, from %s',
  (entry) => {
    const read = readBefore(join(repository, entry))
    expect(read).toContain('src-main/profile-keeper.ts')
    expect(existsSync(join(repository, 'src-main/session/session.ts'))).toBe(true)
    const late =
      /^(src-main\/(session|threads)\/|src-main\/softphone\/|sip\.js|libphonenumber-js|better-sqlite3|temporal-polyfill|werift)/
    expect([...read].filter((each) => late.test(each))).toEqual([])
    // By name it brings Node's own HTTP client.
    expect(read).not.toContain('node:http')
  },
)
