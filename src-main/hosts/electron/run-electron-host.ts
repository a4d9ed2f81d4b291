import { join } from 'node:path'
import { app, dialog, powerMonitor, session, shell } from 'electron'
import type { Console, CreateConsole } from '../../console-api.ts'
import type { Language } from '../../contract/customers.ts'
import { electronTexts } from '../../texts/electron-host.ts'
import { startTexts } from '../../texts/start.ts'
import { type Machine, openProfileFolder } from '../data-folder.ts'
import { hasNetwork, loopbackSwitch } from '../has-network.ts'
import { programFiles } from '../program-files.ts'
import { reportTo, reportUncaught } from '../report.ts'
import { profileAmong } from '../start-options.ts'
import { languageOf, systemLocale } from '../system-language.ts'
import { watchForWake } from '../wake-watch.ts'
import { keepOpenWhenClosed } from './closing.ts'
import { collectLinks, dialFromOutside, isDialLink, offerForLinks } from './dial-from-outside.ts'
import { createGoesOnNotice } from './goes-on.ts'
import { guardContents } from './guard-contents.ts'
import { watchTray } from './has-tray.ts'
import { connectWindow } from './ipc.ts'
import { createKeys } from './keyring-keys.ts'
import { showCallNotification, showReminder } from './notifications.ts'
import { guardPermissions } from './permissions.ts'
import { printPage } from './print-page.ts'
import { registerScheme, serveRenderer } from './protocol.ts'
import { createTray, setMenu } from './tray.ts'
import { bringForward, createWindow, loadPage, showWindow } from './window.ts'

export type ElectronRun = {
  readonly createConsole: CreateConsole
  /** URL of the built entry. */
  readonly entry: string
  /** The command line after the program's name and path. */
  readonly words: readonly string[]
  readonly machine: Machine
}

const report = reportTo((line) => process.stderr.write(`${line}\n`))

/** The desktop program: one instance a profile, one window. */
export async function runElectronHost(run: ElectronRun): Promise<void> {
  const profileName = profileAmong(run.words)
  if (profileName === null) {
    const texts = startTexts[languageOf(systemLocale(run.machine.environment))]
    process.stderr.write(`${texts.problems['bad-profile-name'](run.words.join(' '))}\n`)
    return app.exit(2)
  }
  const folder = openProfileFolder(run.machine, profileName)
  // The lock is by this folder: one instance a profile.
  app.setPath('userData', join(folder, 'electron'))
  if (!app.requestSingleInstanceLock()) return app.quit()
  if (!hasNetwork()) app.commandLine.appendSwitch(loopbackSwitch)
  const links = collectLinks(run.words)
  registerScheme()
  guardContents()
  app.on('window-all-closed', () => app.quit())
  await app.whenReady()
  const language = languageOf(app.getLocale())
  try {
    await openConsole(run, folder, profileName, language, links)
  } catch (error) {
    report('electron-host:start', error)
    dialog.showErrorBox('Pronto', electronTexts[language].cannotStart)
    app.exit(1)
  }
}

async function openConsole(
  run: ElectronRun,
  folder: string,
  profileName: string,
  language: Language,
  links: ReturnType<typeof collectLinks>,
) {
  const files = programFiles(run.entry)
  serveRenderer(files.renderer)
  guardPermissions(session.defaultSession, language)
  setMenu()
  const window = createWindow({ preload: files.preload, icon: join(files.resources, 'icons', 'pronto.png') })
  const tray = watchTray(run.machine.platform)
  window.on('focus', () => void tray.look())
  const console = await run.createConsole({
    folder,
    profileName,
    host: {
      name: 'electron',
      keys: await createKeys(),
      bringForward: () => bringForward(window),
      notify: (notification, onAnswer) =>
        showCallNotification(notification, onAnswer, () => showWindow(window)),
      remind: (notification, onOpen) =>
        showReminder(notification, () => {
          showWindow(window)
          onOpen()
        }),
      print: printPage,
      staysOpen: tray.isThere,
      desktop: {
        open: async (path) => (await shell.openPath(path)) === '',
        show: (path) => shell.showItemInFolder(path),
      },
    },
    workers: files.workers,
    resources: files.resources,
    systemLanguage: language,
    report,
  })
  const disposers = [
    connectWindow(window, console),
    tray.putIcon(() =>
      createTray(join(files.resources, 'icons', 'tray.png'), language, () => showWindow(window)),
    ),
    watchAwake(console),
    reportUncaught(report),
  ]
  keepOpenWhenClosed(window, {
    ...{ console, language, tray, report },
    onHidden: createGoesOnNotice(app.getPath('userData'), language, () => showWindow(window)),
  })
  // macOS: a click on the icon in the Dock.
  app.on('activate', () => showWindow(window))
  // A link opened while we run starts a second instance, which hands it over and ends.
  app.on('second-instance', (_event, words = []) => {
    showWindow(window)
    for (const word of words) if (isDialLink(word)) links.take(word)
  })
  offerForLinks()
  closeBeforeQuitting(console, disposers)
  await loadPage(window)
  const stopDialling = dialFromOutside(links, {
    ask(text, from) {
      showWindow(window)
      console.askToDial(text, from)
    },
  })
  disposers.push(stopDialling)
}

function watchAwake(console: Console): () => void {
  const awake = () => console.awake()
  powerMonitor.on('resume', awake)
  const stopWatching = watchForWake((asleepSince) => console.awake(asleepSince))
  return () => {
    powerMonitor.off('resume', awake)
    stopWatching()
  }
}

/** What was typed last is on disk before the process ends. */
function closeBeforeQuitting(console: Console, disposers: readonly (() => void)[]): void {
  let closed = false
  let closing = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    if (closing) return
    closing = true
    for (const dispose of disposers) dispose()
    console
      .close()
      .catch((error: unknown) => report('electron-host:close', error))
      .finally(() => {
        closed = true
        app.quit()
      })
  })
}
