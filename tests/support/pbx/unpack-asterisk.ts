import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { runOrThrow } from '../system/run.ts'
import { downloadPackages } from './download-packages.ts'
import { offerLoopback } from './loopback-ice.ts'

const libraries = 'usr/lib/x86_64-linux-gnu'
const loader = 'usr/lib64/ld-linux-x86-64.so.2'

/** What `etc/modules.conf` loads, as file names. */
export function modulesWanted(configuration: string): string[] {
  return [...configuration.matchAll(/^load=(\S+)$/gm)].map((match) => match[1] ?? '')
}

async function unpackPackages(files: readonly string[], target: string): Promise<void> {
  mkdirSync(join(target, 'usr'), { recursive: true })
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
    mkdirSync(join(target, 'usr', name))
    symlinkSync(`usr/${name}`, join(target, name))
  }
  for (const file of files) await runOrThrow('dpkg-deb', ['--extract', file, target])
}

/** The shared libraries that a program of the unpacked tree needs, found by that tree's own dynamic loader. */
async function librariesOf(program: string, tree: string): Promise<string[]> {
  const path = [join(tree, libraries), join(tree, libraries, 'asterisk')].join(':')
  const list = await runOrThrow(join(tree, loader), ['--library-path', path, '--list', program])
  const missing = /^\s*(\S+) => not found/m.exec(list)
  if (missing) throw new Error(`${basename(program)} needs ${missing[1]}, which is in none of the packages`)
  return [...list.matchAll(/ => (\/\S+) /g)].map((match) => match[1] ?? '')
}

async function collect(tree: string, target: string, modules: readonly string[]): Promise<void> {
  const moduleFolder = join(target, 'modules')
  for (const folder of [moduleFolder, join(target, 'lib')]) mkdirSync(folder, { recursive: true })
  copyFileSync(realpathSync(join(tree, loader)), join(target, 'lib', basename(loader)))
  copyFileSync(join(tree, 'usr/sbin/asterisk'), join(target, 'asterisk'))
  for (const name of modules)
    copyFileSync(join(tree, libraries, 'asterisk/modules', name), join(moduleFolder, name))
  const programs = [
    join(target, 'asterisk'),
    ...readdirSync(moduleFolder).map((name) => join(moduleFolder, name)),
  ]
  const needed = new Set<string>()
  for (const program of programs) for (const library of await librariesOf(program, tree)) needed.add(library)
  for (const library of needed) {
    if (!library.startsWith(join(tree, libraries, 'asterisk/modules'))) {
      copyFileSync(realpathSync(library), join(target, 'lib', basename(library)))
    }
  }
  const shared = join(tree, 'usr/share/asterisk')
  cpSync(join(shared, 'sounds/en_US_f_Allison'), join(target, 'sounds'), {
    recursive: true,
    dereference: true,
  })
  cpSync(join(shared, 'documentation'), join(target, 'documentation'), {
    recursive: true,
    filter: (source) => basename(source) !== 'thirdparty',
  })
}

/**
 * From nothing to a runnable Asterisk in `target` (41 MB), without root and without touching the system's packages.
 * @param scratch an empty folder for downloads; it is removed in the end
 */
export async function unpackAsterisk(target: string, scratch: string, modulesFile: string): Promise<void> {
  try {
    const tree = join(scratch, 'tree')
    await unpackPackages(await downloadPackages(join(scratch, 'apt')), tree)
    await collect(tree, target, modulesWanted(readFileSync(modulesFile, 'utf8')))
    if (!offerLoopback(join(target, 'modules/res_rtp_asterisk.so'))) {
      throw new Error('this build of Asterisk cannot be taught to offer 127.0.0.1')
    }
    const { program, programArguments } = unpackedProgram(target)
    await runOrThrow(program, [...programArguments, '-V'])
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** How to run the unpacked program: through its own dynamic loader, with its own libraries. */
export function unpackedProgram(folder: string) {
  return {
    program: join(folder, 'lib', basename(loader)),
    programArguments: ['--library-path', join(folder, 'lib'), join(folder, 'asterisk')],
  }
}
