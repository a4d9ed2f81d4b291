import { fileURLToPath } from 'node:url'

export type ProgramFiles = {
  readonly workers: { readonly writer: URL; readonly reader: URL }
  readonly renderer: string
  readonly preload: string
  readonly resources: string
}

/**
 * Where the built program's parts lie, seen from `entry`, the URL of an entry in `out/main/`. The layout is the
 * same in a working copy and in a packaged program.
 */
export function programFiles(entry: string): ProgramFiles {
  return {
    workers: { writer: new URL('writer.js', entry), reader: new URL('reader.js', entry) },
    renderer: fileURLToPath(new URL('../renderer', entry)),
    preload: fileURLToPath(new URL('../preload/preload.cjs', entry)),
    resources: fileURLToPath(new URL('../../resources', entry)),
  }
}
