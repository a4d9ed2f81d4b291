import { execFile } from 'node:child_process'

/** A desktop that has not answered by then is taken for one without such a place. */
const withinMs = 5_000

const watcher = 'org.kde.StatusNotifierWatcher'
const property = 'IsStatusNotifierHostRegistered'

/** Programs of which a Linux desktop has one, each asking the same: does somebody show the icons of programs? */
const questions: readonly (readonly [program: string, ...words: string[]])[] = [
  [
    'gdbus',
    ...['call', '--session', '--dest', watcher, '--object-path', '/StatusNotifierWatcher'],
    ...['--method', 'org.freedesktop.DBus.Properties.Get', watcher, property],
  ],
  ['busctl', '--user', 'get-property', watcher, '/StatusNotifierWatcher', watcher, property],
]

/** Whether there is a tray, as it was found last: the desktop may come up after us. */
export function watchTray(platform: NodeJS.Platform): { isThere(): boolean; look(): Promise<boolean> } {
  let isThere = platform !== 'linux'
  let looks = 0
  const look = async () => {
    looks += 1
    const now = looks
    const found = await hasTray(platform)
    // One that began before may answer after.
    if (now === looks) isThere = found
    return found
  }
  void look()
  return { isThere: () => isThere, look }
}

/** Whether the icon beside the clock is to be seen. Electron does not tell, and not every Linux desktop has a place for it. */
async function hasTray(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return true
  const answers = await Promise.all(questions.map(([program, ...words]) => answerOf(program, words)))
  return answers.some((answer) => /\btrue\b/.test(answer))
}

function answerOf(program: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, words, { timeout: withinMs }, (error, answer) => resolve(error ? '' : answer))
  })
}
