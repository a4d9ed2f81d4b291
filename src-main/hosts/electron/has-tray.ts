import { execFile } from 'node:child_process'

/** A desktop that has not answered by then is taken for one without such a place. */
const patienceMs = 5_000

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

export type WatchedTray = {
  /** As it was found last: the desktop may come up after us. */
  isThere(): boolean
  look(): Promise<boolean>
  /** Has the icon made once it is known whether it will be seen, and anew when a place for it comes. Returns the disposer. */
  putIcon(make: () => () => void): () => void
}

/** Whether there is a tray, and our icon in it. `withinMs`: for the desktop to answer. */
export function watchTray(platform: NodeJS.Platform, withinMs = patienceMs): WatchedTray {
  let isThere = platform !== 'linux'
  let isKnown = isThere
  let asked = 0
  let answered = 0
  let make: (() => () => void) | null = null
  let takeAway: (() => void) | null = null
  const put = () => {
    takeAway?.()
    takeAway = make?.() ?? null
  }
  const look = async () => {
    if (platform !== 'linux') return true
    asked += 1
    const now = asked
    const found = await isIconShown(withinMs)
    // One that began before may answer after.
    if (now < answered) return isThere
    answered = now
    // Chromium looks for the place when the icon is made, and never again. Older desktops show it without one.
    const isToBePut = !isKnown || (found && !isThere)
    isKnown = true
    isThere = found
    if (isToBePut) put()
    return found
  }
  void look()
  return {
    isThere: () => isThere,
    look,
    putIcon: (given) => {
      make = given
      if (isKnown) put()
      return () => {
        make = null
        put()
      }
    },
  }
}

/** Whether the icon beside the clock is to be seen. Electron does not tell, and not every Linux desktop has a place for it. */
async function isIconShown(withinMs: number): Promise<boolean> {
  const enough = new AbortController()
  const answers = questions.map(async ([program, ...words]) => {
    const answer = await answerOf(program, words, { timeout: withinMs, signal: enough.signal })
    if (!/\btrue\b/.test(answer)) throw new Error(`${program} knows of none`)
  })
  try {
    // One that hangs keeps nobody waiting where the other knows.
    await Promise.any(answers)
    return true
  } catch {
    return false
  } finally {
    enough.abort()
  }
}

function answerOf(
  program: string,
  words: readonly string[],
  until: { readonly timeout: number; readonly signal: AbortSignal },
): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, words, until, (error, answer) => resolve(error ? '' : answer))
  })
}
